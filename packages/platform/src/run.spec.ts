import { EventEmitter } from "node:events";
import { Unstartable } from "@yihan/kernel";
import { run, type Part } from "./run.ts";

const given = () => {
  const said: string[] = [];
  const exits: number[] = [];
  const errors: string[] = [];
  const on = Object.assign(new EventEmitter(), {
    exit: (code: number) => void exits.push(code),
    exitCode: undefined,
    stderr: { write: (text: string) => said.push(text) },
  }) as unknown as NodeJS.Process;
  const logger = {
    info: () => undefined,
    error: (fields: object, message: string) => void errors.push(message),
  } as never;
  const order: string[] = [];
  const part = (name: string, more: { start?: () => Promise<void>; stop?: () => Promise<void> } = {}): Part => ({
    name,
    start: async () => {
      await more.start?.();
      order.push(`start ${name}`);
      return async () => {
        await more.stop?.();
        order.push(`stop ${name}`);
      };
    },
  });
  return { said, exits, errors, on, logger, order, part };
};

test("parts start in order and stop in reverse, once, however often they are asked", async () => {
  const { on, logger, order, part, exits } = given();
  const stop = await run([part("store"), part("relay"), part("gateway")], { logger, on });
  on.emit("SIGTERM", "SIGTERM");
  on.emit("SIGINT", "SIGINT");
  await stop();
  expect(order).toEqual(["start store", "start relay", "start gateway", "stop gateway", "stop relay", "stop store"]);
  expect(exits).toEqual([0]);
});

test("a part that can't start ends the others, says its sentence without a stack, and exits 1", async () => {
  const { on, logger, order, part, exits, said, errors } = given();
  const refuse = async (): Promise<void> => {
    throw new Unstartable("The data folder is in use.");
  };
  await run([part("log"), part("store", { start: refuse }), part("gateway")], { logger, on });
  expect(order).toEqual(["start log", "stop log"]);
  expect(said).toEqual(["The data folder is in use.\n"]);
  expect(errors).toEqual([]);
  expect(exits).toEqual([1]);
});

test("a part that doesn't stop in time doesn't keep the process", async () => {
  const { on, logger, part, exits, errors } = given();
  const stop = await run([part("stuck", { stop: () => new Promise(() => undefined) })], { logger, on, limit: 1 });
  await stop();
  expect(exits).toEqual([1]);
  expect(errors).toEqual(["stopping took too long"]);
});

test("a part that fails to stop doesn't keep the others from stopping", async () => {
  const { on, logger, order, part, exits, errors } = given();
  const fail = async (): Promise<void> => {
    throw new Error("broken");
  };
  const stop = await run([part("store"), part("broken", { stop: fail })], { logger, on });
  await stop();
  expect(order).toContain("stop store");
  expect(errors).toEqual(["a part failed to stop"]);
  expect(exits).toEqual([1]);
});

test("an unhandled rejection is logged and ends the process with 1", async () => {
  const { on, logger, order, part, exits, errors } = given();
  const stop = await run([part("store")], { logger, on });
  on.emit("unhandledRejection", new Error("nobody caught me"), Promise.resolve());
  await stop();
  expect(errors).toEqual(["unhandled error"]);
  expect(order).toContain("stop store");
  expect(exits).toEqual([1]);
});
