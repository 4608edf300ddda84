import type { Views } from "@yihan/kernel";
import { kafkaEventBus } from "./event-bus.ts";

test("a broker that is away is told as the error it is, with the group that reads", async () => {
  const told = Promise.withResolvers<[unknown, string]>();
  // Nobody listens there, and nothing is kept before a broker answers.
  const settings = { brokers: ["127.0.0.1:9"], clientId: "test" };
  const bus = kafkaEventBus(settings, {} as Views, { onFault: (error, group) => told.resolve([error, group]) });
  await bus.subscribe({ group: "supervision", topics: ["yihan.approval"], handle: async () => undefined });
  const [error, group] = await told.promise;
  await bus.close();
  expect(error).toBeInstanceOf(Error);
  expect(group).toBe("supervision");
});
