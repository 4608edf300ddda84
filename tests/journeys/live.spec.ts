import { startCounty, type RunningCounty } from "./county.ts";
import { allOf, issueLetter, licence } from "./letters.ts";

let running: RunningCounty;
beforeAll(async () => {
  running = await startCounty();
});
afterAll(() => running.close());

interface Frame {
  id: string;
  event: string;
  // A journey reads whatever the frame holds, field by field.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
}

const frameOf = (block: string): Frame | undefined => {
  const fields = new Map(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const [id, event, data] = [fields.get("id"), fields.get("event"), fields.get("data")];
  return id === undefined || event === undefined || data === undefined
    ? undefined
    : { id, event, data: JSON.parse(data) };
};

/** An officer's page: its frames as they come, until it is cut. */
const openPage = async (officer: string, headers: Record<string, string> = {}, query = "") => {
  const cut = new AbortController();
  const stream = await (await running.as(officer)).stream(`/api/v1/events${query}`, headers, cut.signal);
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    let text = "";
    try {
      for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const blocks = text.split("\n\n");
        text = blocks.pop()!;
        for (const frame of blocks.map(frameOf)) if (frame) frames.push(frame);
        for (const check of waiting) check();
      }
    } catch (error) {
      if (!cut.signal.aborted) throw error;
    }
  })();
  return {
    frames,
    /** Resolves when the frames fulfil the condition. */
    until: (holds: (frames: readonly Frame[]) => boolean): Promise<void> =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds(frames)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    cut: async (): Promise<void> => {
      cut.abort();
      await reading;
    },
  };
};

/** Letters in a row, without waiting for anybody to know. */
const issueMany = async (from: number, count: number): Promise<string[]> => {
  const li = await running.as("li");
  const letters: string[] = [];
  for (let number = from; number < from + count; number += 1) {
    const { status, body } = await li.post("/api/v1/matters", {
      flow: "approval-notice",
      data: { licence: licence(number) },
    });
    expect(status).toBe(201);
    letters.push(body.matter);
  }
  return letters;
};

const lettersIn = (frames: readonly Frame[], event: string): string[] =>
  frames.filter((frame) => frame.event === event).map(({ data }) => data.matter);

test("an officer's open page is told of a new letter, its notice in full", async () => {
  const page = await openPage("wang", {}, "?last=now");
  const letter = await issueLetter(running, 5_001);
  await page.until((frames) => lettersIn(frames, "notification").includes(letter));
  const notice = page.frames.find(({ event, data }) => event === "notification" && data.matter === letter)!;
  expect(notice.data).toMatchObject({
    kind: "to-act",
    officer: "wang",
    step: "issued",
    documentNumber: expect.stringContaining("函"),
  });
  expect(
    page.frames
      .filter(({ data }) => data.matter === letter)
      .map(({ event }) => event)
      .toSorted(),
  ).toEqual(["matter", "notification"]);
  await page.cut();
});

test("a page that is cut again and again among 100 letters misses nothing and is told nothing twice", async () => {
  // It stands open before the first of them: what comes before "now" is not told.
  let page = await openPage("wang", {}, "?last=now");
  const issuing = issueMany(5_100, 100);
  const seen: Frame[] = [];
  let last = "";
  for (const enough of [1, 17, 40, 120]) {
    if (last !== "") page = await openPage("wang", { "last-event-id": last });
    await page.until((frames) => seen.length + frames.length >= enough);
    await page.cut();
    seen.push(...page.frames);
    last = seen.at(-1)!.id;
  }
  const letters = await issuing;
  const rest = await openPage("wang", { "last-event-id": last });
  await rest.until((frames) => lettersIn([...seen, ...frames], "notification").length >= 100);
  await running.settled();
  await rest.cut();
  const all = [...seen, ...rest.frames];
  expect(lettersIn(all, "notification").toSorted()).toEqual(letters.toSorted());
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(lettersIn(all, "matter"))).toEqual(new Set(letters));
});

test("somebody else's page is told nothing of it", async () => {
  const page = await openPage("hu", {}, "?last=now");
  const letter = await issueLetter(running, 5_300);
  // Issued to wang while hu is away: her deputy's pages stay silent as well. Her own page has had its chance when his has it.
  const wangs = await openPage("wang");
  await wangs.until((frames) => lettersIn(frames, "notification").includes(letter));
  expect(JSON.stringify(page.frames)).not.toContain(letter);
  await Promise.all([page.cut(), wangs.cut()]);
});

test("a notice climbs from sent to delivered, read and accepted, each once and with its time", async () => {
  const letter = await issueLetter(running, 5_400);
  const wang = await running.as("wang");
  const at = () => new Date(running.clock.now()).toISOString().slice(0, 19);
  const notice = async () =>
    (await allOf(wang, "/api/v1/notifications")).find(({ matter, step }) => matter === letter && step === "issued");
  const sent = at();
  running.clock.advance(60_000);
  const delivered = at();
  const first = await notice();
  expect(first).toMatchObject({
    sent: expect.stringContaining(sent),
    delivered: expect.stringContaining(delivered),
    read: null,
    accepted: null,
  });

  running.clock.advance(60_000);
  const read = at();
  const path = `/api/v1/notifications/${encodeURIComponent(first.id)}/read`;
  expect(await wang.post(path, {})).toMatchObject({ status: 200, body: { read: expect.stringContaining(read) } });
  running.clock.advance(60_000);
  expect(await wang.post(path, {})).toMatchObject({ status: 200, body: { read: expect.stringContaining(read) } });
  expect((await (await running.as("hu")).post(path, {})).status).toBe(404);

  await wang.take(letter, "received");
  const accepted = at();
  await running.settled();
  expect(await notice()).toMatchObject({
    sent: expect.stringContaining(sent),
    delivered: expect.stringContaining(delivered),
    read: expect.stringContaining(read),
    accepted: expect.stringContaining(accepted),
  });
});
