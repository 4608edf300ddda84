/** What a route gives back. Nothing of it was sent yet, so a failure until then can still become a problem. */
export type Answer =
  | { status: number; json: unknown; headers?: Headers }
  | { status: number; bytes: Uint8Array | string; type: string; headers?: Headers }
  | { status: number; stream: AsyncIterable<Uint8Array | string>; type: string; headers?: Headers }
  /** The route writes the response itself and ends it. */
  | { status: number; taken: true };

type Headers = Readonly<Record<string, string>>;

/** 200 with JSON. */
export const ok = (json: unknown, headers: Headers = {}): Answer => ({ status: 200, json, headers });

/** Another place to look. */
export const seeOther = (location: string, headers: Headers = {}): Answer => ({
  status: 303,
  bytes: "",
  type: "text/plain; charset=utf-8",
  headers: { location, ...headers },
});
