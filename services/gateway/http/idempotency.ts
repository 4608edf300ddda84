import { derivedId, newId, Refusal, sha256Hex } from "@yihan/kernel";
import { canonicalJson } from "./canonical.ts";
import type { Asked } from "./route.ts";
import { subjectName, type Subject } from "./subject.ts";

/** The caller's key, or undefined if none was given; throws if it is not 1 to 255 visible ASCII characters. */
export const idempotencyKey = ({ request }: Pick<Asked, "request">): string | undefined => {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && /^[\u0021-\u007E]{1,255}$/.test(key)) return key;
  throw new Refusal("invalid", "invalid-idempotency-key", {
    zh: "Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。",
    en: "Idempotency-Key: 1 to 255 visible ASCII characters.",
  });
};

/** Id of what is asked: from subject and key, so that a repetition is the same command; a fresh one without key. */
export const askedId = (asked: Asked & { subject: Subject }, kind: "command" | "import"): string => {
  const key = idempotencyKey(asked);
  return key === undefined ? newId(asked.now) : derivedId(kind, subjectName(asked.subject), key);
};

/** Id of a request by subject, place and key, for `KeptKeys`; undefined without key. */
export const keptId = (asked: Asked & { subject: Subject }): string | undefined => {
  const key = idempotencyKey(asked);
  return key === undefined ? undefined : derivedId("request", subjectName(asked.subject), key);
};

/**
 * SHA-256 of what is asked and where, so that the same key for another thing is noticed. Without a key nothing can come
 * again, so the value as it stands will do.
 */
export const fingerprintOf = (asked: Pick<Asked, "request" | "body">, place: string): string =>
  sha256Hex(
    `${place}\n${idempotencyKey(asked) === undefined ? JSON.stringify(asked.body) : canonicalJson(asked.body)}`,
  );

/** The version of `If-Match`, if given; `*` asks for nothing that a step would not ask itself. */
export const expectedVersion = ({ request }: Pick<Asked, "request">): number | undefined => {
  const given = request.headers["if-match"];
  if (given === undefined || given === "*") return undefined;
  const version = /^"(\d{1,9})"$/.exec(given)?.[1];
  if (version !== undefined) return Number(version);
  throw new Refusal("invalid", "invalid-if-match", {
    zh: 'If-Match 应为事项版本，如 "3"。',
    en: 'If-Match: the version in quotes, such as "3".',
  });
};
