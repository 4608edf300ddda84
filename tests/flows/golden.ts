import { join } from "node:path";
import type { Flow, FlowFact } from "@yihan/matter";

/** The bytes of a fact as they were first written, and how they read. They must read so for ever. */
export interface Golden {
  bytes: string;
  reads: object;
}

/** The file of a step's golden bytes, from the root of the repository. */
export const goldenFile = (flow: Flow, step: string): string =>
  join("services", flow.service, "flows", flow.name, "golden", `${step}.json`);

/** A fact as plain data: bytes in hex, nothing undefined. */
export const plain = (fact: FlowFact): object =>
  JSON.parse(
    JSON.stringify(fact, (_name, value: unknown) =>
      isBuffer(value) ? Buffer.from(value.data).toString("hex") : value,
    ),
  ) as object;

// What a Buffer has become by the time a replacer sees it.
const isBuffer = (value: unknown): value is { data: number[] } =>
  typeof value === "object" && value !== null && (value as { type?: unknown }).type === "Buffer";
