import type { Fact, NewFact } from "@yihan/kernel";

/** A fact as it lies in MongoDB. */
export interface FactDocument extends Omit<Fact, "service" | "traceparent"> {
  /** `<matter>/<version, 10 digits>`: unique, and a matter's facts in order. */
  _id: string;
  traceparent?: string;
  /** Its place in the order of storing; higher than that of the matter's fact before, whatever the clocks say. */
  at: number;
  /** Absent once relayed. */
  pending?: true;
  series?: string;
  number?: number;
}

const DIGITS = 10;

/** The id of a fact; what lies between those of a matter's versions sorts as the versions do. */
export const factKey = (matter: string, version: number): string =>
  `${matter}/${String(version).padStart(DIGITS, "0")}`;

/** All facts of a matter after a version: `0` follows `/` in ASCII. */
export const factsAfter = (matter: string, version: number): { _id: { $gt: string; $lt: string } } => ({
  _id: { $gt: factKey(matter, version), $lt: `${matter}0` },
});

/** Throws where an id could not be told apart from another's. */
export const checkPlace = ({ matter, version }: Pick<Fact, "matter" | "version">): void => {
  if (version < 1 || !Number.isSafeInteger(version) || version >= 10 ** DIGITS)
    throw new Error(`${version} is no version`);
  // Printable ASCII without a slash: sorted alike by every server.
  if (!/^[!-.0-~]+$/.test(matter)) throw new Error(`${matter} is no id of a matter`);
};

export const toDocument = (fact: NewFact, data: Uint8Array, at: number, number?: number): FactDocument => {
  const { service: _service, series, data: _data, traceparent, ...rest } = fact;
  return {
    _id: factKey(fact.matter, fact.version),
    ...rest,
    ...(traceparent === undefined ? {} : { traceparent }),
    data,
    at,
    pending: true,
    ...(series === undefined || number === undefined ? {} : { series, number }),
  };
};

export const toFact = (service: string, document: FactDocument): Fact => ({
  matter: document.matter,
  version: document.version,
  service,
  flow: document.flow,
  step: document.step,
  chain: document.chain,
  lane: document.lane,
  time: document.time,
  key: document.key,
  command: document.command,
  fingerprint: document.fingerprint,
  traceparent: document.traceparent,
  data: document.data,
});
