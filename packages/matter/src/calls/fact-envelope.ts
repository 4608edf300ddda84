import type { FactEnvelope } from "@yihan/contracts/service/matter";
import type { Fact, Lane } from "@yihan/kernel";

/** A stored fact, as it travels. */
export const envelopeOf = ({ key, data, ...fact }: Fact): FactEnvelope => ({
  ...fact,
  traceparent: fact.traceparent,
  key: bufferOf(key),
  data: bufferOf(data),
});

/** A stored fact, as it arrived: the same bytes. */
export const factIn = ({ key, data, lane, traceparent, ...fact }: FactEnvelope): Fact => ({
  ...fact,
  lane: lane as Lane,
  ...(traceparent !== undefined && { traceparent }),
  key: new Uint8Array(key),
  data: new Uint8Array(data),
});

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
