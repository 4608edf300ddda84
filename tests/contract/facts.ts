import type { Fact, NewFact } from "@yihan/kernel";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A fact of matter `matter`, as a service would hand it in; the command is derived unless given. */
export const factOf = (matter: string, version: number, more: Partial<Fact> = {}): Fact => ({
  matter,
  version,
  service: "approval",
  flow: "approval-notice",
  step: version === 1 ? "issued" : "received",
  chain: matter,
  lane: "ordinary",
  time: 1_767_225_600_000 + version,
  key: new Uint8Array(32).fill(version),
  command: `${matter}-command-${version}`,
  fingerprint: `fingerprint of ${matter} ${version}`,
  data: bytes(`${matter} at ${version}`),
  ...more,
});

/** The same with a number of a series in its bytes. */
export const numberedFact = (matter: string, version: number, series: string, more: Partial<Fact> = {}): NewFact => {
  const { data: _data, ...fact } = factOf(matter, version, more);
  return { ...fact, series, data: (number) => bytes(`No. ${number}`) };
};

/** A fact in a form that compares well: bytes as text, whatever kind of array they came in. */
export const plain = (fact: Fact | undefined): unknown =>
  fact && {
    ...fact,
    key: Buffer.from(fact.key).toString("hex"),
    data: Buffer.from(fact.data).toString("hex"),
    traceparent: fact.traceparent ?? null,
  };

export const textOf = (fact: Fact | undefined): string => (fact ? Buffer.from(fact.data).toString() : "");

export const versionsOf = (facts: readonly Fact[]): string[] =>
  facts.map(({ matter, version }) => `${matter}/${version}`);
