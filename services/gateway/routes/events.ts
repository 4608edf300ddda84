import { Refusal } from "@yihan/kernel";
import type { Actor, PushedEvent, Supervision } from "@yihan/matter";
import { z } from "zod";
import { ownRoute, type Route } from "../http/route.ts";
import type { Response } from "express";
import { shownEvent } from "../shown/event.ts";
import type { RouteParts } from "./route-parts.ts";

const HEARTBEAT_MS = 15_000;
/** An event and no comment, so that a page can tell a silent stream from one that was cut without a word; it has no id and is no place to go on from. */
const STILL_HERE = "event: beat\ndata: {}\n\n";
/** A reader that leaves this many bytes unread is cut off; it comes back with Last-Event-ID and misses nothing. */
const UNREAD_BYTES = 1_048_576;
/** Rights and posts change: the stream ends now and then, and a new one begins under those of that moment. */
const LONGEST_MS = 15 * 60_000;
const PER_READER = 20;
const ALL = 10_000;

/** An event as text/event-stream has it; what is in it has no line breaks, being JSON. */
const framed = ({ id, type }: PushedEvent, data: object): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

interface Reading {
  reader: Actor;
  last: string;
  until: number;
  /** Matters or chains that stand open on the page. */
  watch: readonly string[];
  response: Response;
  shown(event: PushedEvent): object;
}

/** Open event streams: bounded in number, age and unread bytes, ended together at the stop. */
export const eventStreams = () => {
  const open = new Map<string, Set<Response>>();
  let count = 0;
  const enter = (reader: string, response: Response): (() => void) => {
    const own = open.get(reader) ?? new Set();
    if (own.size >= PER_READER || count >= ALL)
      throw new Refusal("too-many", "too-many-streams", {
        zh: "打开的事件流过多，请关闭一些页面。",
        en: "Too many event streams are open; close some pages.",
      });
    open.set(reader, own.add(response));
    count += 1;
    return () => {
      if (!own.delete(response)) return;
      count -= 1;
      if (own.size === 0) open.delete(reader);
    };
  };
  return {
    /** Writes the reader's events after `last`, as `shown` shows them, until they leave, fall behind, or `until` comes. */
    pour: async (
      supervision: Pick<Supervision, "subscribe">,
      { reader, last, until, watch, response, shown }: Reading,
    ): Promise<void> => {
      const leave = enter(reader.id, response);
      let stop: (() => void) | undefined;
      let beat: NodeJS.Timeout | undefined;
      let end: NodeJS.Timeout | undefined;
      const close = (): void => {
        clearInterval(beat);
        clearTimeout(end);
        stop?.();
        leave();
      };
      response.on("close", close);
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
        "x-content-type-options": "nosniff",
      });
      response.write("retry: 2000\n\n");
      response.socket?.setNoDelay(true);
      const write = (text: string): void => {
        if (response.destroyed || response.writableEnded) return;
        response.write(text);
        if (response.writableLength > UNREAD_BYTES) response.destroy();
      };
      beat = setInterval(() => write(STILL_HERE), HEARTBEAT_MS).unref();
      end = setTimeout(() => response.end(), Math.min(LONGEST_MS, Math.max(0, until - Date.now()))).unref();
      try {
        const stopping = await supervision.subscribe(
          reader,
          last,
          (event) => write(framed(event, shown(event))),
          watch,
        );
        if (response.destroyed || response.writableEnded) stopping();
        else stop = stopping;
      } catch (error) {
        response.destroy();
        throw error;
      }
    },
    /** Ends them all; their readers come again. */
    stop(): void {
      for (const own of open.values()) for (const response of own) response.end();
    },
    count: () => count,
  };
};

export type EventStreams = ReturnType<typeof eventStreams>;

/** Events of the signed-in officer. */
export const eventRoutes = ({ supervision, streams, matters }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/events",
    tag: "worklist",
    summary: {
      zh: "事件流（SSE）；以 Last-Event-ID 接续，不会遗漏",
      en: "Server-sent events; Last-Event-ID resumes without a gap",
    },
    query: z.strictObject({
      last: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "as Last-Event-ID, for clients that can't set headers; `now` leaves out the past" }),
      watch: z
        .string()
        .max(64)
        .optional()
        .meta({ description: "a matter or chain that stands open: its changes come too, if one may know of them" }),
    }),
    answers: {
      200: {
        description:
          "events `matter` and `notification`; `reset` asks to load the page anew; `beat`, four times a minute, says that the stream lives",
        type: "text/event-stream",
      },
    },
    handle: async ({ actor, query, request, response, signedInUntil, language }) => {
      const given = request.headers["last-event-id"];
      const last = (typeof given === "string" ? given : query.last) ?? "";
      await streams.pour(supervision, {
        reader: actor,
        last,
        until: signedInUntil,
        watch: query.watch === undefined ? [] : [query.watch],
        response,
        shown: (event) => shownEvent(event, matters.findFlow, language),
      });
      return { status: 200, taken: true };
    },
  }),
];
