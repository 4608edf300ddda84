import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose, everyOwner, type County, type Owner } from "@yihan/all/compose";
import { fillWithDemoCounty } from "@yihan/all/first-start";
import { movableClock, type Clock, type EventStore } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { createLogger } from "@yihan/platform";
import { on } from "../cast.ts";

/** What an HTTP call gave. */
export interface Reply {
  status: number;
  // A journey reads whatever the API gives, field by field.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  headers: Headers;
}

export interface Person {
  /** The headers by which this person is known. */
  authorization: Record<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Reply>;
  /** Sends raw bytes, for files and papers. */
  send(path: string, bytes: Uint8Array | string, type: string, headers?: Record<string, string>): Promise<Reply>;
  bytes(path: string): Promise<Uint8Array>;
  /** An answer that goes on, until `cut`. */
  stream(path: string, headers: Record<string, string>, cut: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Takes a step and expects it to be taken. */
  take(matter: string, step: string, data?: object, more?: { papers?: object[]; reason?: string }): Promise<Reply>;
}

/** The demo county, running in this process behind real HTTP, with a clock that the journey moves. */
export interface RunningCounty {
  url: string;
  /** The data folder. */
  data: string;
  /** Every service in this process; not there where the services run apart. */
  readonly county: County;
  /** The facts that a service has stored. */
  storeOf(service: string): Pick<EventStore, "read">;
  as(officer: string): Promise<Person>;
  stranger: Person;
  /** Who keeps the directory: signs in with the file of the data folder. */
  operator(): Promise<Person>;
  clock: ReturnType<typeof movableClock>;
  /** Moves the clock, lets every clock that passed be noticed, and waits until everybody knows. */
  moveTo(instant: number): Promise<void>;
  settled(): Promise<void>;
  /** Uploads a paper; gives what a step takes. */
  paper(person: Person, kind: string, text?: string): Promise<object>;
  /** Stops every service; the data stay. */
  stop(): Promise<void>;
  /** Starts them anew on the same data, at the same address. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody who calls the service at `url` with these headers. */
export const person = (url: string, authorization: Record<string, string>): Person => {
  const reply = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { ...authorization, ...(init?.headers as Record<string, string>) },
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json");
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
  };
  const post: Person["post"] = (path, body, headers = {}) =>
    reply(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  return {
    authorization,
    get: (path, headers = {}) => reply(path, { headers }),
    post,
    send: (path, bytes, type, headers = {}) =>
      reply(path, { method: "POST", body: bytes as never, headers: { "content-type": type, ...headers } }),
    bytes: async (path) =>
      new Uint8Array(await (await fetch(`${url}${path}`, { headers: authorization })).arrayBuffer()),
    stream: async (path, headers, signal) =>
      (await fetch(`${url}${path}`, { headers: { ...authorization, ...headers }, signal })).body!,
    take: async (matter, step, data = {}, more = {}) => {
      const taken = await post(`/api/v1/matters/${matter}/steps`, { step, data, ...more });
      if (taken.status !== 200) throw new Error(`${step} was refused: ${taken.status} ${JSON.stringify(taken.body)}`);
      return taken;
    },
  };
};

export interface CountyOptions {
  /** Where the clock stands; 2026-11-25, 09:00 in Shanghai if not said. */
  start?: number;
  /** With the demo county's directory and files. */
  fill?: boolean;
  /** Services beside those that ship. */
  more?: readonly Owner[];
}

/** A county that runs, however its services are laid out. */
export interface OpenedCounty {
  url: string;
  county?: County;
  storeOf: RunningCounty["storeOf"];
  tick(): Promise<unknown>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface OpenCounty extends Required<Pick<CountyOptions, "fill" | "more">> {
  data: string;
  clock: Clock;
  /** 0 takes a free port. */
  port: number;
  /** For the first time on this data. */
  first: boolean;
}

/** Every service in this process. */
const openTogether = async ({ data, clock, port, first, fill, more }: OpenCounty): Promise<OpenedCounty> => {
  const config = { ...readConfig({ YIHAN_DATA: data, YIHAN_PORT: String(port), YIHAN_LOG_LEVEL: "error" }), clock };
  const county = await compose(config, createLogger("warn"), [...everyOwner, ...more]);
  const stops: (() => Promise<void>)[] = [];
  for (const part of county.parts) stops.push(await part.start());
  if (first && fill) await fillWithDemoCounty(county, data);
  const { url } = await county.gateway.start();
  await county.settled();
  return {
    url,
    county,
    storeOf: county.ports.storeOf,
    tick: county.tick,
    settled: county.settled,
    stop: async () => {
      await county.gateway.stop();
      for (const one of stops.toReversed()) await one();
    },
  };
};

let open: (asked: OpenCounty) => Promise<OpenedCounty> = openTogether;

/** Lets the journeys of this file run on a county that is opened otherwise: the same text, another layout. */
export const openCountiesBy = (opener: typeof open): void => {
  open = opener;
};

/** Starts a county. */
export const startCounty = async ({
  start = on("11-25"),
  fill = true,
  more = [],
}: CountyOptions = {}): Promise<RunningCounty> => {
  const data = await mkdtemp(join(tmpdir(), "yihan-journey-"));
  const clock = movableClock(start);
  const opened = (port: number, first: boolean): Promise<OpenedCounty> =>
    open({ data, clock, port, first, fill, more });
  let running: OpenedCounty | undefined = await opened(0, true);
  const { url } = running;
  const now = (): OpenedCounty => {
    if (!running) throw new Error("the county does not run");
    return running;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  const stranger = person(url, {});
  return {
    url,
    data,
    get county() {
      const { county } = now();
      if (!county) throw new Error("the services run apart: there is no one composition");
      return county;
    },
    storeOf: (service) => now().storeOf(service),
    clock,
    stranger,
    operator: async () =>
      person(url, { authorization: `Bearer ${(await readFile(join(data, "operator.token"), "utf8")).trim()}` }),
    as: async (officer) => {
      const { status, body } = await stranger.post("/demo/token", { officer });
      if (status !== 200) throw new Error(`no token for ${officer}: ${JSON.stringify(body)}`);
      return person(url, { authorization: `Bearer ${body.token}` });
    },
    moveTo: async (instant) => {
      clock.set(instant);
      await now().tick();
      await now().settled();
    },
    settled: () => now().settled(),
    paper: async (by, kind, text = `${kind} of a journey`) => {
      const { body } = await by.send("/api/v1/papers", text, "application/pdf");
      return { sha256: body.sha256, name: `${kind}.pdf`, kind, mediaType: "application/pdf" };
    },
    stop,
    startAgain: async () => {
      running = await opened(Number(new URL(url).port), false);
    },
    close: async () => {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
};
