import type { Instant } from "./instant.ts";

/** Ordinary matters, and sealed ones whose very existence is hidden from all but their handlers. */
export type Lane = "ordinary" | "sealed";

/**
 * One fact as it is stored and as it travels: CloudEvents attributes and the exact bytes.
 * CloudEvents mapping: id = `<matter>/<version>`, source = `/yihan/<service>`, subject = `<flow>/<matter>`.
 */
export interface Fact {
  /** The matter's id; also the Kafka key. */
  matter: string;
  /** 1 for the fact that opened the matter, then without gap. */
  version: number;
  /** The service that owns the matter. */
  service: string;
  flow: string;
  step: string;
  chain: string;
  lane: Lane;
  /** When it was recorded (not when it legally happened: that stands in the frame). */
  time: Instant;
  /** The matter's secret: 32 random bytes from which the log's tags and nonces are made. Never public. */
  key: Uint8Array;
  /** The command that caused it; the same id again gets the first answer. */
  command: string;
  /** SHA-256 (hex) of what the command asked, to tell a repetition from a clash. */
  fingerprint: string;
  traceparent?: string | undefined;
  /** The protobuf message, byte for byte as hashed into the log. */
  data: Uint8Array;
}

/** CloudEvents `id`: unique for ever. */
export const factId = (fact: Pick<Fact, "matter" | "version">): string => `${fact.matter}/${fact.version}`;

/** CloudEvents `type`, for instance `yihan.approval-notice.received.v1`. */
export const factType = (fact: Pick<Fact, "flow" | "step">): string => `yihan.${fact.flow}.${fact.step}.v1`;

/** The topic a fact goes to: one per owning service, one for everything sealed. */
export const topicOf = (fact: Pick<Fact, "service" | "lane">): string =>
  fact.lane === "sealed" ? "yihan.sealed" : `yihan.${fact.service}`;
