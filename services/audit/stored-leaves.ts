import { openStoredFacts, StoreInUse } from "@yihan/platform/sqlite/stored-facts";
import { LEAF_SIZE, makeLeaf, MATTER_KEY_SIZE, type Row } from "@yihan/tlog";
import { COVER, LEAVES, type LeafRow } from "./ledger.ts";

export { StoreInUse };

/** A leaf that no fact gives: stands for a row that is gone, so that its index is named. */
const NONE = new Uint8Array(LEAF_SIZE);

/** The rows behind the log's leaves, read from a store that no service has open. */
export interface StoredLeaves {
  /** In order of index from 0: each fact's leaf made anew from its stored bytes, cover leaves as they were recorded. */
  rows(): Iterable<Row>;
  /** How many of the rows given so far are cover leaves, behind which there is no fact. */
  covers(): number;
  close(): void;
}

/**
 * Opens the database file at `path` for the operator's own check of the log against the rows. A missing row or fact
 * gives a leaf that matches nothing. Throws `StoreInUse` if a service has the file
 * open, `Unstartable` if it can't be read at all.
 */
export const openStoredLeaves = (path: string): StoredLeaves => {
  const stored = openStoredFacts(path);
  let covers = 0;
  const leafOf = (id: string, recorded: string): Uint8Array => {
    if (id.startsWith(COVER)) {
      covers += 1;
      return Buffer.from(recorded, "base64");
    }
    const at = id.lastIndexOf("/");
    const fact = stored.find(id.slice(0, at), Number(id.slice(at + 1)));
    return fact?.key.length === MATTER_KEY_SIZE ? makeLeaf(fact.key, fact.version, fact.data) : NONE;
  };
  return {
    rows: function* () {
      let next = 0;
      for (const row of stored.documents(LEAVES, "index")) {
        const { index, leaf } = row.doc as Partial<Record<keyof LeafRow, unknown>>;
        // An edited row may hold anything; one that names no index counts for the next.
        const at = Number.isSafeInteger(index) ? (index as number) : next;
        for (; next < at; next++) yield { index: next, leaf: NONE };
        yield { index: at, leaf: at === index && typeof leaf === "string" ? leafOf(row.id, leaf) : NONE };
        next = at + 1;
      }
    },
    covers: () => covers,
    close: stored.close,
  };
};
