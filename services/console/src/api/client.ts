import { language } from "../language.ts";
import { operatorToken } from "./operator-token.ts";
import { Problem, Unreachable } from "./problem.ts";
import { noteAway } from "./reach.ts";
import type { Problem as Body } from "./types.gen.ts";

/** What goes with a request that changes something. */
export interface Sending {
  /** One for each thing a person means to do: asked twice with the same key, it is done once. */
  key?: string;
  /** The version that was seen; a lost race is refused with 412. */
  version?: number;
  signal?: AbortSignal;
}

type SignedOut = () => void;
let signedOut: SignedOut = () => undefined;

/** Says what to do when an answer shows that the sign-in has ended. */
export const onSignedOut = (listener: SignedOut): void => {
  signedOut = listener;
};

/** Says that an answer asked for elsewhere showed that the sign-in has ended. */
export const noteSignedOut = (): void => signedOut();

/** So long an answer that is read as a whole may take; a line that was cut without a word would be waited for until the evening. */
const PATIENCE_MS = 60_000;

const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
  let response: Response;
  const patience = init.method === undefined ? [AbortSignal.timeout(PATIENCE_MS)] : [];
  try {
    response = await fetch(path, {
      ...init,
      credentials: "same-origin",
      headers: { "accept-language": language() === "zh" ? "zh-CN" : "en", ...operatorToken.header(), ...init.headers },
      signal: AbortSignal.any([...(init.signal ? [init.signal] : []), ...patience]),
    });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    noteAway();
    throw new Unreachable(path, { cause: error });
  }
  if (response.ok) return response;
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  if (!isProblem) {
    noteAway();
    throw new Unreachable(`${path}: ${response.status}`);
  }
  const body = (await response.json()) as Body;
  // Too busy for this one: what was asked is asked again when it is over.
  if (response.status === 503) noteAway();
  if (response.status === 401) signedOut();
  throw new Problem(response.status, body);
};

const headersOf = ({ key, version }: Sending, type: string): Record<string, string> => ({
  "content-type": type,
  ...(key !== undefined && { "idempotency-key": key }),
  ...(version !== undefined && { "if-match": `"${version}"` }),
});

const signalOf = ({ signal }: { signal?: AbortSignal | undefined }): { signal?: AbortSignal } =>
  signal ? { signal } : {};

/** The interfaces of this system (/openapi.json). Throws `Problem` for a refusal, `Unreachable` if no answer came. */
export const api = {
  get: async <T>(path: string, options: { signal?: AbortSignal | undefined } = {}): Promise<T> =>
    (await (await ask(path, signalOf(options))).json()) as T,
  /** Bytes and their media type, for papers, exports and tiles. */
  bytes: async (path: string, options: { signal?: AbortSignal | undefined; accept?: string } = {}): Promise<Blob> =>
    (
      await ask(path, { ...signalOf(options), headers: options.accept === undefined ? {} : { accept: options.accept } })
    ).blob(),
  text: async (path: string, options: { signal?: AbortSignal | undefined } = {}): Promise<string> =>
    (await ask(path, signalOf(options))).text(),
  post: async <T>(path: string, body: unknown, sending: Sending = {}): Promise<T> =>
    (await (
      await ask(path, {
        method: "POST",
        body: JSON.stringify(body ?? {}),
        headers: headersOf(sending, "application/json"),
        ...signalOf(sending),
      })
    ).json()) as T,
  /** Sends a file's bytes as they are. */
  send: async <T>(path: string, file: Blob, sending: Sending = {}): Promise<T> =>
    (await (
      await ask(path, {
        method: "POST",
        body: file,
        headers: headersOf(sending, file.type || "application/octet-stream"),
        ...signalOf(sending),
      })
    ).json()) as T,
};
