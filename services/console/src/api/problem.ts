import type { Problem as Body } from "./types.gen.ts";

/** A refusal as the interfaces gave it (RFC 9457): its words are shown to people as they are. */
export class Problem extends Error {
  readonly status: number;
  readonly body: Body;
  constructor(status: number, body: Body) {
    super(body.detail);
    this.status = status;
    this.body = body;
  }
}

/** No answer came: the network or the system is away. Whatever was asked may or may not have happened. */
export class Unreachable extends Error {}
