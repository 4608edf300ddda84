import { ApprovalNoticeFact } from "@yihan/contracts";
import { Refusal, type EventBus, type Fact, type Subscriber, type Subscription } from "@yihan/kernel";
import type { Command } from "./flow.ts";
import { runReactions } from "./react.ts";
import { commandsOf, reactionTo } from "./reaction.ts";

const data = ApprovalNoticeFact.encode(
  ApprovalNoticeFact.fromPartial({
    frame: { matter: "m", chain: "c" },
    step: { $case: "received", value: { note: "" } },
  }),
).finish();

const fact: Fact = {
  matter: "m",
  version: 2,
  service: "approval",
  flow: "approval-notice",
  step: "received",
  chain: "c",
  lane: "ordinary",
  time: 0,
  key: new Uint8Array(32),
  command: "",
  fingerprint: "",
  data,
};

const reaction = reactionTo<ApprovalNoticeFact>({
  name: "example",
  topic: "yihan.approval",
  flow: "approval-notice",
  codec: ApprovalNoticeFact,
  steps: ["received"],
  settledBy: ["too-late-to-matter"],
  react: (frame) => [
    { flow: "other", matter: `${frame.matter}-1`, step: "opened", data: {} },
    { flow: "other", matter: `${frame.matter}-2`, step: "opened", data: {} },
  ],
});

const refusal = (code: string): Refusal => new Refusal("conflict", code, { zh: "不可", en: "no" });

/** Subscribes the reaction to a bus that hands over what the test says. */
const subscribed = async (take: (command: Command) => Promise<unknown>): Promise<Subscriber> => {
  let subscriber: Subscriber | undefined;
  const bus = {
    publish: () => Promise.resolve(),
    subscribe: (asked: Subscriber) => {
      subscriber = asked;
      return Promise.resolve({} as Subscription);
    },
  } satisfies EventBus;
  await runReactions({ bus, service: "enforcement", group: "reactions", reactions: [reaction], take });
  return subscriber!;
};

test("a fact becomes commands of the system, with its cause and chain, and ids that a repetition has again", () => {
  const [first, second] = commandsOf(reaction, fact, "enforcement");
  expect(first).toMatchObject({
    actor: { kind: "system", id: "enforcement" },
    cause: "m/2",
    chain: "c",
    matter: "m-1",
    papers: [],
    reason: "",
  });
  expect(second!.id).not.toBe(first!.id);
  expect(commandsOf(reaction, fact, "enforcement")).toEqual([first, second]);
  expect(commandsOf(reaction, { ...fact, version: 3 }, "enforcement")[0]!.id).not.toBe(first!.id);
});

test("other steps, and steps of the same name in other flows, ask nothing", () => {
  expect(commandsOf(reaction, { ...fact, step: "assigned" }, "enforcement")).toEqual([]);
  expect(commandsOf(reaction, { ...fact, flow: "penalty-notice" }, "enforcement")).toEqual([]);
});

test("a service listens to the topics of its reactions, each once, and the same fact twice asks the same twice", async () => {
  const ids: string[] = [];
  const { topics, handle, group } = await subscribed((command) => Promise.resolve(ids.push(command.id)));
  expect([group, topics]).toEqual(["reactions", ["yihan.approval"]]);
  await handle([fact, fact]);
  expect(ids.slice(2)).toEqual(ids.slice(0, 2));
});

test("what is open already, or settled as the reaction says, is done; the commands after it are still taken", async () => {
  const taken: string[] = [];
  const { handle } = await subscribed((command) => {
    taken.push(command.matter);
    return Promise.reject(refusal(command.matter === "m-1" ? "already-open" : "too-late-to-matter"));
  });
  await handle([fact]);
  expect(taken).toEqual(["m-1", "m-2"]);
});

test("any other refusal or fault is thrown, so that the bus tries again and then parks the matter with the reason", async () => {
  const refused = await subscribed(() => Promise.reject(refusal("no-officer")));
  await expect(refused.handle([fact])).rejects.toThrow("no-officer");
  const failed = await subscribed(() => Promise.reject(new Error("disk full")));
  await expect(failed.handle([fact])).rejects.toThrow("disk full");
});
