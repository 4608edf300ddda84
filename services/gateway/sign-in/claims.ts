import { Refusal } from "@yihan/kernel";
import type { JWTPayload } from "jose";
import type { Subject } from "../http/subject.ts";

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && value.length <= 128 ? value : undefined;

/** No or an unusable token; the same for all causes, which the log may name. */
export const badToken = (): Refusal =>
  new Refusal("unauthenticated", "bad-token", {
    zh: "令牌无效或已过期，请重新登录。",
    en: "The token is not valid or has run out; sign in again.",
  });

/**
 * Whom a verified token speaks for. `officer` or `preferred_username` names the officer; a client's own token carries
 * `authority` instead. The demo's provider names officers as the subject with scope `officer`.
 */
export const subjectOf = (claims: JWTPayload): Subject => {
  const authority = text(claims["authority"]);
  const client = text(claims["client_id"]) ?? text(claims["azp"]) ?? text(claims.sub);
  const scopes = text(claims["scope"])?.split(" ") ?? [];
  const officer =
    text(claims["officer"]) ??
    text(claims["preferred_username"]) ??
    (scopes.includes("officer") && !authority ? text(claims.sub) : undefined);
  if (officer) return { kind: "officer", id: officer };
  if (authority && client) return { kind: "machine", id: client, authority };
  throw badToken();
};
