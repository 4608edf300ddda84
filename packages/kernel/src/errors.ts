import type { Language, Text } from "./text.ts";

/** Kinds of refusal, in the words of HTTP. */
export const statusOf = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "version-moved": 412,
  "too-large": 413,
  unsupported: 415,
  invalid: 422,
  "too-many": 429,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof statusOf;

/** A fault at one place of the input, by JSON pointer. */
export interface FieldFault {
  pointer: string;
  code: string;
  detail: Text;
}

/** A step that could be taken instead, or what would make this one possible. */
export interface Possibility {
  step: string;
  title: Text;
}

/**
 * A lawful "no": what was asked may not be, with a stable code, a sentence in both languages and what would be
 * possible. It is an answer, not a bug; nothing was changed.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly text: Text;
  readonly faults: readonly FieldFault[];
  readonly possible: readonly Possibility[];
  readonly version: number | undefined;

  constructor(
    kind: RefusalKind,
    code: string,
    text: Text,
    more: { faults?: readonly FieldFault[]; possible?: readonly Possibility[]; version?: number } = {},
  ) {
    super(`${code}: ${text.en}`);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.text = text;
    this.faults = more.faults ?? [];
    this.possible = more.possible ?? [];
    this.version = more.version;
  }

  sentence(language: Language): string {
    return this.text[language];
  }
}

/** Another writer was first: the matter stands at `current`. */
export class VersionTaken extends Error {
  readonly matter: string;
  readonly current: number;
  constructor(matter: string, current: number) {
    super(`matter ${matter} stands at version ${current}`);
    this.name = "VersionTaken";
    this.matter = matter;
    this.current = current;
  }
}

/** A command id came again with another content. */
export class CommandReused extends Error {
  readonly command: string;
  constructor(command: string) {
    super(`command ${command} was used for something else`);
    this.name = "CommandReused";
    this.command = command;
  }
}

/** Another consumer has moved a watermark: this one must read again. */
export class WatermarkMoved extends Error {
  readonly matter: string;
  constructor(consumer: string, matter: string) {
    super(`watermark of ${consumer} for ${matter} has moved`);
    this.name = "WatermarkMoved";
    this.matter = matter;
  }
}

/** A stored paper no longer has the bytes of its hash. */
export class PaperDamaged extends Error {
  readonly sha256: string;
  constructor(sha256: string) {
    super(`paper ${sha256} does not match its hash`);
    this.name = "PaperDamaged";
    this.sha256 = sha256;
  }
}

/** The program can't start or go on; the sentence says what to do. Ends the process cleanly, without a stack. */
export class Unstartable extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Unstartable";
  }
}

/** A reader was handed a fact whose predecessors it does not have: the bus has lost them, or handed them over elsewhere. */
export class FactMissing extends Error {
  readonly matter: string;
  /** The fact that came. */
  readonly version: number;
  /** The last version that the reader has. */
  readonly after: number;
  constructor(matter: string, version: number, after: number) {
    super(`fact ${version} of matter ${matter} came after ${after}`);
    this.name = "FactMissing";
    this.matter = matter;
    this.version = version;
    this.after = after;
  }
}
