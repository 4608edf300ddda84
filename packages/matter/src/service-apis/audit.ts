import type { Actor } from "../directory/index.ts";

/** A receipt and where it stands. */
export interface Receipt {
  index: number;
  proof: string;
}

export interface Audit {
  /** Puts the reading on the record; durable before it resolves, so that bytes go out only afterwards. */
  recordRead(
    reader: Actor,
    matter: string,
    what: "facts" | "papers" | "export" | "fields",
    detail: string,
  ): Promise<void>;
  recordAdministration(actor: Actor, action: string, detail: string): Promise<void>;
  /** Log indexes of a matter's facts by version; those not yet integrated are absent. */
  indexes(matter: string): Promise<Map<number, number>>;
  receipt(matter: string, version: number): Promise<Receipt | undefined>;
  /** Zip of a chain that verifies offline; `mayRead` decides matter by matter. */
  exportChain(chain: string, matters: readonly string[]): Promise<AsyncIterable<Uint8Array>>;
  /** The newest signed checkpoint. */
  checkpoint(): Promise<string>;
  /** Bytes under the public log prefix (`checkpoint`, `tile/…`), or undefined. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Verifier keys, one a line. */
  keys(): Promise<string>;
  size(): Promise<number>;
  settled(): Promise<void>;
}
