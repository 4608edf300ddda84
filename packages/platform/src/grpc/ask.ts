import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client, Metadata, MethodDefinition } from "@grpc/grpc-js";
import type { ServiceDefinition, Verb } from "@yihan/contracts/verbs";
import { span } from "../telemetry.ts";
import { failureOf } from "./failure.ts";
import { rpcOf } from "./rpc.ts";

/** What a call goes over, and how long it may take. */
export interface Line {
  client: Client;
  /** Made anew for each call: it carries the trace in hand. */
  metadata: () => Metadata;
  peer: string;
  deadlineMs: number;
  streamMs: number;
}

type Rpc = MethodDefinition<unknown, unknown>;

/** The verb as a function that asks the peer. */
export const asking = (line: Line, service: ServiceDefinition, verb: Verb): unknown => {
  const rpc = rpcOf(service, verb);
  if (verb.responseStream) return streamed(line, rpc);
  return verb.requestStream ? giving(line, rpc) : unary(line, rpc);
};

const spanned = <T>({ peer }: Line, { path }: Rpc, work: () => Promise<T>): Promise<T> =>
  span("grpc.call", { rpc: path.slice(1), peer }, work);

const unary =
  (line: Line, rpc: Rpc) =>
  (asked: unknown): Promise<unknown> =>
    spanned(line, rpc, () => {
      const called = Promise.withResolvers<unknown>();
      line.client.makeUnaryRequest(
        rpc.path,
        rpc.requestSerialize,
        rpc.responseDeserialize,
        asked,
        line.metadata(),
        { deadline: Date.now() + line.deadlineMs },
        (error, answered) => (error ? called.reject(failureOf(error, line.peer)) : called.resolve(answered)),
      );
      return called.promise;
    });

const giving =
  (line: Line, rpc: Rpc) =>
  (asked: AsyncIterable<unknown>): Promise<unknown> =>
    spanned(line, rpc, () => {
      const called = Promise.withResolvers<unknown>();
      const call = line.client.makeClientStreamRequest(
        rpc.path,
        rpc.requestSerialize,
        rpc.responseDeserialize,
        line.metadata(),
        { deadline: Date.now() + line.streamMs },
        (error, answered) => (error ? called.reject(failureOf(error, line.peer)) : called.resolve(answered)),
      );
      // What breaks the giving is the caller's own error; else the peer's answer counts, also one that comes early.
      const given = async function* given(): AsyncGenerator {
        try {
          yield* asked;
        } catch (error) {
          called.reject(error);
          throw error;
        }
      };
      pipeline(Readable.from(given()), call).catch(() => call.cancel());
      return called.promise;
    });

const streamed = (line: Line, rpc: Rpc) =>
  async function* answers(asked: unknown, signal: AbortSignal): AsyncGenerator {
    if (signal.aborted) return;
    const call = line.client.makeServerStreamRequest(
      rpc.path,
      rpc.requestSerialize,
      rpc.responseDeserialize,
      asked,
      line.metadata(),
      { deadline: Date.now() + line.streamMs },
    );
    const end = (): void => call.cancel();
    signal.addEventListener("abort", end);
    try {
      for await (const one of call) yield one;
    } catch (error) {
      if (!signal.aborted) throw failureOf(error, line.peer);
    } finally {
      signal.removeEventListener("abort", end);
      call.cancel();
    }
  };
