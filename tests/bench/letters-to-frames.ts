import { performance } from "node:perf_hooks";
import { Agent, request } from "node:http";
import { tokenOf } from "../server.ts";
import { letterBody } from "./load.ts";

/** What became of letters sent at a rate: milliseconds from when each was due. */
export interface Frames {
  /** Until the officer's event stream said it. */
  told: number[];
  /** Until the sender had the answer. */
  answered: number[];
  /** By which the load generator itself was late. */
  late: number[];
  failed: number;
  /** Letters whose frame did not come. */
  missing: number;
}

/** The officer to whom the county sends the letters of the load. */
const officerOf = async (url: string, token: string): Promise<string> => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const opened = await fetch(`${url}/api/v1/matters`, {
    method: "POST",
    headers,
    body: JSON.stringify(letterBody(0, "O")),
  });
  const { href } = (await opened.json()) as { href: string };
  const shown = (await (await fetch(url + href, { headers })).json()) as { next: { officer: string } | null };
  if (!shown.next) throw new Error("the letters of the load go to nobody");
  return shown.next.officer;
};

/** Reads the officer's event stream; calls back with the matter of each notification. Returns how to stop. */
const follow = async (url: string, token: string, told: (matter: string) => void): Promise<() => void> => {
  const ending = new AbortController();
  const response = await fetch(`${url}/api/v1/events?last=now`, {
    headers: { authorization: `Bearer ${token}` },
    signal: ending.signal,
  });
  if (!response.ok || !response.body) throw new Error(`no event stream: ${response.status}`);
  const read = async (): Promise<void> => {
    let text = "";
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const frame = text.slice(0, end);
        text = text.slice(end + 2);
        if (!frame.includes("event: notification")) continue;
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        if (data !== undefined) told((JSON.parse(data) as { matter: string }).matter);
      }
    }
  };
  read().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return () => ending.abort();
};

/** Sends letters at a rate for so many seconds and listens as the officer who gets them; a warm-up of two seconds goes before. */
export const lettersToFrames = async (url: string, rate: number, seconds: number): Promise<Frames> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const token = await tokenOf(url, { client: "approval-centre" });
  const sent = new Map<string, number>();
  const heard = new Map<string, number>();
  const answered: number[] = [];
  const late: number[] = [];
  let failed = 0;
  const stop = await follow(url, await tokenOf(url, { officer: await officerOf(url, token) }), (matter) =>
    heard.set(matter, performance.now()),
  );
  const send = (index: number, run: string, due: number): Promise<void> =>
    new Promise((resolve) => {
      const body = JSON.stringify(letterBody(index, run));
      const asked = request(
        `${url}/api/v1/matters`,
        {
          method: "POST",
          agent,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
            authorization: `Bearer ${token}`,
          },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => (text += part));
          response.on("end", () => {
            answered.push(performance.now() - due);
            if (response.statusCode === 201) sent.set((JSON.parse(text) as { matter: string }).matter, due);
            else failed += 1;
            resolve();
          });
        },
      );
      asked.on("error", () => {
        failed += 1;
        resolve();
      });
      asked.end(body);
    });
  /** Sends at the rate whatever the answers do; times count from when a request was due, so a stall of ours is not hidden. */
  const openLoop = (count: number, run: string): Promise<void> =>
    new Promise((resolve) => {
      const began = performance.now();
      const all: Promise<void>[] = [];
      const step = (): void => {
        const now = performance.now();
        while (all.length < count && began + (all.length * 1_000) / rate <= now) {
          const due = began + (all.length * 1_000) / rate;
          late.push(now - due);
          all.push(send(all.length, run, due));
        }
        if (all.length < count) setTimeout(step, 1);
        else void Promise.all(all).then(() => resolve());
      };
      step();
    });
  await openLoop(2 * rate, "W");
  sent.clear();
  answered.length = 0;
  late.length = 0;
  const count = Math.round(rate * seconds);
  await openLoop(count, "B");
  const patience = performance.now() + 10_000;
  while ([...sent.keys()].some((matter) => !heard.has(matter)) && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 20));
  stop();
  agent.destroy();
  return {
    told: [...sent].flatMap(([matter, due]) => (heard.has(matter) ? [heard.get(matter)! - due] : [])),
    answered,
    late,
    failed,
    missing: [...sent.keys()].filter((matter) => !heard.has(matter)).length,
  };
};
