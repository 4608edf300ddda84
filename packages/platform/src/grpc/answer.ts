import { once } from "node:events";
import {
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type StatusObject,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { Refusal } from "@yihan/kernel";
import { span, withTraceparent } from "../telemetry.ts";
import { DIRECTORY, requireCaller, textIn, TRACEPARENT, type Called } from "./caller.ts";
import { statusFor } from "./fault.ts";
import type { Offered } from "./offer.ts";

/** What all calls of a server share. */
export interface Answering {
  logger: { error(fields: object, sentence: string): void };
  /** Calls in hand, and how many there may be. */
  held: number;
  most: number;
  /** Fires when streams must end because the server stops. */
  stopping: AbortSignal;
  /** Resolves when at least that version of the directory is known here. */
  caughtUp?: (directory: number) => Promise<void>;
  noted?: (call: { rpc: string; code: string }, seconds: number) => void;
}

type Unary = (asked: unknown) => Promise<unknown>;
type Taking = (asked: AsyncIterable<unknown>) => Promise<unknown>;
type Streamed = (asked: unknown, signal: AbortSignal) => AsyncIterable<unknown>;

/** The verbs as handlers of a server: the caller checked, the trace continued, refusals as statuses. */
export const handlersOf = (
  { definition, verbs, callers }: Offered,
  answering: Answering,
): UntypedServiceImplementation =>
  Object.fromEntries(
    Object.entries(definition.methods).map(([key, { name, requestStream, responseStream }]) => {
      const rpc = `${definition.fullName}/${name}`;
      const verb = (verbs as Record<string, unknown>)[key];
      const received: Received = (call, work) =>
        timed(rpc, answering, () =>
          withTraceparent(textIn(call.metadata, TRACEPARENT), async () => {
            const caller = requireCaller(call, callers);
            return inHand(answering, () =>
              span("grpc.serve", { rpc, caller }, async () => {
                // A caller who knows of a change is not answered from before it.
                const directory = Number(textIn(call.metadata, DIRECTORY));
                if (directory > 0) await answering.caughtUp?.(directory);
                return work();
              }),
            );
          }),
        );
      const failed = (error: unknown): Partial<StatusObject> => statusOfError(error, rpc, answering);
      if (responseStream) return [key, streaming(verb as Streamed, received, failed, answering)];
      return [key, requestStream ? taking(verb as Taking, received, failed) : unary(verb as Unary, received, failed)];
    }),
  );

type Received = <T>(call: Called, work: () => Promise<T>) => Promise<T>;
type Failed = (error: unknown) => Partial<StatusObject>;

/** Rate, errors and duration of what is asked; a stream lasts until its end. */
const timed = async <T>(rpc: string, { noted }: Answering, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const note = (code: status): void => noted?.({ rpc, code: status[code] }, (performance.now() - began) / 1_000);
  try {
    const answered = await work();
    note(status.OK);
    return answered;
  } catch (error) {
    note(statusFor(error)?.code ?? status.INTERNAL);
    throw error;
  }
};

const unary =
  (verb: Unary, received: Received, failed: Failed) =>
  (call: ServerUnaryCall<unknown, unknown>, respond: sendUnaryData<unknown>): void => {
    received(call, () => verb(call.request)).then(
      (answered) => respond(null, answered),
      (error: unknown) => respond(failed(error)),
    );
  };

const taking =
  (verb: Taking, received: Received, failed: Failed) =>
  (call: ServerReadableStream<unknown, unknown>, respond: sendUnaryData<unknown>): void => {
    received(call, () => verb(whole(call))).then(
      (answered) => respond(null, answered),
      (error: unknown) => respond(call.cancelled ? { code: status.CANCELLED } : failed(error)),
    );
  };

/** What is given, to its end: a caller that breaks off has not ended. */
async function* whole(call: ServerReadableStream<unknown, unknown>): AsyncGenerator {
  for await (const one of call) yield one;
  if (call.cancelled) throw new Error("the caller broke off");
}

const streaming =
  (verb: Streamed, received: Received, failed: Failed, { stopping }: Answering) =>
  (call: ServerWritableStream<unknown, unknown>): void => {
    const cancelled = new AbortController();
    call.once("cancelled", () => cancelled.abort());
    const signal = AbortSignal.any([cancelled.signal, stopping]);
    received(call, () => written(call, verb(call.request, signal), signal)).then(
      () => call.end(),
      (error: unknown) => (signal.aborted ? call.end() : call.emit("error", failed(error))),
    );
  };

/** Writes one after the other, as fast as the caller takes them. */
const written = async (
  call: ServerWritableStream<unknown, unknown>,
  answers: AsyncIterable<unknown>,
  signal: AbortSignal,
): Promise<void> => {
  for await (const one of answers) {
    if (signal.aborted) return;
    if (!call.write(one)) await once(call, "drain", { signal });
  }
};

const inHand = async <T>(answering: Answering, work: () => Promise<T>): Promise<T> => {
  if (answering.held >= answering.most) {
    throw new Refusal("unavailable", "overloaded", {
      zh: "系统繁忙，请稍后再试。",
      en: "The system is busy; come again in a moment.",
    });
  }
  answering.held += 1;
  try {
    return await work();
  } finally {
    answering.held -= 1;
  }
};

const statusOfError = (error: unknown, rpc: string, { logger }: Answering): Partial<StatusObject> => {
  const known = statusFor(error);
  if (known) return known;
  logger.error({ rpc, err: error }, "a call failed");
  return { code: status.INTERNAL, details: "internal error" };
};
