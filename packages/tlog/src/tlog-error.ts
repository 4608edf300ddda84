/** What can be wrong with something read by, or handed to, the log. */
export type TlogErrorCode =
  | "malformed"
  | "unverified"
  | "bad-signature"
  | "missing"
  | "inconsistent"
  | "rolled-back"
  | "gap"
  | "different-leaf"
  | "too-large"
  | "backlog-full";

/** An error of this package: `code` is for programs, the message for people and free of fact contents. */
export class TlogError extends Error {
  override readonly name = "TlogError";
  readonly code: TlogErrorCode;

  constructor(code: TlogErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
