import type { SQLInputValue } from "node:sqlite";
import type { Fact, Lane } from "@yihan/kernel";

/** The columns that hold a fact, in the order of `toRow`. The service is known from where the row lies. */
export const FACT_COLUMNS =
  "matter, version, flow, step, chain, lane, time, key, command, fingerprint, traceparent, data";

/** Their declarations. */
export const FACT_DECLARATION = `
  matter TEXT NOT NULL, version INTEGER NOT NULL, flow TEXT NOT NULL, step TEXT NOT NULL, chain TEXT NOT NULL,
  lane INTEGER NOT NULL, time INTEGER NOT NULL, key BLOB NOT NULL, command TEXT NOT NULL, fingerprint TEXT NOT NULL,
  traceparent TEXT, data BLOB NOT NULL`;

const lanes: readonly Lane[] = ["ordinary", "sealed"];

export const toRow = (fact: Omit<Fact, "data" | "service">, data: Uint8Array): SQLInputValue[] => [
  fact.matter,
  fact.version,
  fact.flow,
  fact.step,
  fact.chain,
  lanes.indexOf(fact.lane),
  fact.time,
  fact.key,
  fact.command,
  fact.fingerprint,
  fact.traceparent ?? null,
  data,
];

/** The columns of `FACT_COLUMNS` as an array (statements are set to return arrays: half the cost of objects). */
export type FactRow = readonly [
  string,
  number,
  string,
  string,
  string,
  number,
  number,
  Uint8Array,
  string,
  string,
  string | null,
  Uint8Array,
  ...unknown[],
];

export const fromRow = (service: string, row: FactRow): Fact => ({
  matter: row[0],
  version: row[1],
  service,
  flow: row[2],
  step: row[3],
  chain: row[4],
  lane: lanes[row[5]] ?? "ordinary",
  time: row[6],
  key: row[7],
  command: row[8],
  fingerprint: row[9],
  traceparent: row[10] ?? undefined,
  data: row[11],
});
