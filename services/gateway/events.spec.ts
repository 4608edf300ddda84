import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

interface Event {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/** Reads an event stream until `count` events came, then leaves. */
const read = async (
  who: string,
  count: number,
  headers: Record<string, string> = {},
  query = "",
): Promise<{ events: Event[]; retry: boolean; type: string | null }> => {
  const leave = new AbortController();
  const response = await fetch(`${at.url}/api/v1/events${query}`, {
    headers: { authorization: `Bearer ${await at.tokenOf(who)}`, ...headers },
    signal: leave.signal,
  });
  const events: Event[] = [];
  let text = "";
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    events.length = 0;
    for (const block of text.split("\n\n").slice(0, -1)) {
      const lines = new Map(
        block.split("\n").map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]),
      );
      if (lines.has("id"))
        events.push({
          id: lines.get("id")!,
          event: lines.get("event")!,
          data: JSON.parse(lines.get("data")!) as Record<string, unknown>,
        });
    }
    if (events.length >= count) break;
  }
  leave.abort();
  return { events, retry: text.includes("retry: "), type: response.headers.get("content-type") };
};

const issue = async (): Promise<string> =>
  (
    (await (await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })).json()) as {
      matter: string;
    }
  ).matter;

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

test("an officer's open page is told of a letter while it is open, in the shapes of the API", async () => {
  const reading = read("wang", 1, {}, "?last=now");
  await until(() => at.supervision.listeners() === 1);
  const matter = await issue();
  const { events, retry, type } = await reading;
  expect([retry, type]).toEqual([true, "text/event-stream; charset=utf-8"]);
  expect(events[0]).toMatchObject({
    event: "matter",
    data: { matter, status: "sent", statusTitle: "已发函", updated: expect.stringMatching(/Z$/) },
  });
});

test("a page that comes back with Last-Event-ID misses nothing and sees nothing twice", async () => {
  const matters = [await issue(), await issue(), await issue(), await issue()];
  const all = (await read("wang", 4)).events;
  const seen = all.slice(0, 2);
  const rest = (await read("wang", all.length - 2, { "last-event-id": seen[1]!.id })).events;
  expect([...seen, ...rest].map(({ id }) => id)).toEqual([...new Set([...seen, ...rest].map(({ id }) => id))]);
  expect(rest[0]!.id).toBe(all[2]!.id);
  expect(matters.length).toBe(4);
});

test("a page that is closed is no longer listened for", async () => {
  await issue();
  await read("wang", 1);
  await until(() => at.supervision.listeners() === 0);
  expect(at.supervision.listeners()).toBe(0);
});

test("a stranger's stream stays silent about it", async () => {
  await until(() => at.supervision.listeners() === 0);
  const leave = new AbortController();
  const response = await fetch(`${at.url}/api/v1/events`, {
    headers: { authorization: `Bearer ${await at.tokenOf("lin")}` },
    signal: leave.signal,
  });
  await until(() => at.supervision.listeners() === 1);
  await issue();
  const reader = response.body!.getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  leave.abort();
  expect(first).toBe("retry: 2000\n\n");
});

test("nobody keeps more than twenty streams open", async () => {
  const leave = new AbortController();
  const token = await at.tokenOf("zhou");
  const open = (): Promise<Response> =>
    fetch(`${at.url}/api/v1/events`, { headers: { authorization: `Bearer ${token}` }, signal: leave.signal });
  const statuses = (await Promise.all(Array.from({ length: 21 }, open))).map(({ status }) => status);
  leave.abort();
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
});

test("stopping the gateway ends open streams and is quick", async () => {
  const other = await startedGateway();
  const response = await fetch(`${other.url}/api/v1/events`, {
    headers: { authorization: `Bearer ${await other.tokenOf("wang")}` },
  });
  const ended = response.text();
  await other.stop();
  expect(await ended).toContain("retry:");
});
