import type { Notification } from "@yihan/matter";
import { pause } from "@yihan/platform";
import { cast } from "../cast.ts";
import { openWorld } from "./world.ts";

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await pause(5, new AbortController().signal);
  }
  throw new Error("it did not come to pass");
};

test("a dead receiver harms nobody else: its notices wait, visible, and go out once it lives", async () => {
  const mailed: Notification[] = [];
  const hooked: Notification[] = [];
  let dead = true;
  const world = await openWorld({
    senders: [
      { channel: "mail", send: async (notification) => void mailed.push(notification) },
      {
        channel: "webhook",
        send: async (notification) => {
          if (dead) throw new TypeError("fetch failed");
          hooked.push(notification);
        },
      },
    ],
  });
  await world.start();
  const letters = await Promise.all([1, 2, 3].map((number) => world.letter(number)));
  await world.settled();
  await until(() => mailed.length === 3);
  await until(async () => (await world.supervision.queues())[1]!.failing === 3);
  expect(await world.supervision.queues()).toEqual([
    { channel: "mail", waiting: 0, failing: 0, oldest: null },
    { channel: "webhook", waiting: 3, failing: 3, oldest: world.clock.now() },
  ]);
  expect((await world.api.notifications(cast.wang, {})).items).toHaveLength(3);
  expect((await world.api.ladders(letters[0]!)).map(({ channel, delivered }) => [channel, delivered !== null])).toEqual(
    expect.arrayContaining([
      ["mail", true],
      ["webhook", false],
    ]),
  );
  dead = false;
  world.clock.advance(600_000);
  await until(() => hooked.length === 3);
  await until(async () => (await world.supervision.queues())[1]!.waiting === 0);
  expect(new Set(hooked.map(({ id }) => id)).size).toBe(3);
  expect(mailed).toHaveLength(3);
  await world.close();
});

test("what waits to be sent outlives a restart, and what was sent is not sent again when the views are made anew", async () => {
  let sent = 0;
  const sender = (works: boolean) => ({
    channel: "mail",
    send: async () => {
      if (!works) throw new Error("no");
      sent += 1;
    },
  });
  const first = await openWorld({ senders: [sender(false)] });
  const matter = await first.letter(1);
  await first.supervision.handle(await first.facts(matter));
  await first.close({ keep: true });
  const second = await openWorld({ folder: first.folder, at: first.clock.now() + 3_600_000, senders: [sender(true)] });
  await second.start();
  await until(() => sent === 1);
  await until(async () => (await second.supervision.queues())[0]!.waiting === 0);
  await second.supervision.rebuild([await second.facts(matter)]);
  expect((await second.supervision.queues())[0]!.waiting).toBe(0);
  expect(sent).toBe(1);
  await second.close();
});
