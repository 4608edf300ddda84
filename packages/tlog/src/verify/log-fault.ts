/**
 * What `verifyLog` can find. Twelve ways of tampering (two of them, rolling back and deleting the tail, have a code each),
 * and two for a checkpoint that is not there or can't be read.
 */
export type LogFaultClass =
  | "entry-altered"
  | "entry-dropped"
  | "entries-swapped"
  | "entry-doubled"
  | "bundle-truncated"
  | "tile-replaced"
  | "foreign-signature"
  | "rebuilt-without-key"
  | "rolled-back"
  | "tail-deleted"
  | "rewritten-with-key"
  | "forked"
  | "row-edited"
  | "checkpoint-missing"
  | "checkpoint-malformed";

/** Leaf indexes from `from` up to, not including, `to`. */
export type Span = { from: number; to: number };

/** A fault with the first bad leaf index, or the span that the evidence narrows it to (`index` is then its start). */
export type LogFault = { ok: false; class: LogFaultClass; index?: number; span?: Span; detail: string };

/** A fault at one leaf index. */
export function faultAt(faultClass: LogFaultClass, index: number, detail: string): LogFault {
  return { ok: false, class: faultClass, index, detail };
}

/** A fault somewhere in a span of leaves. */
export function faultIn(faultClass: LogFaultClass, span: Span, detail: string): LogFault {
  return { ok: false, class: faultClass, index: span.from, span, detail };
}
