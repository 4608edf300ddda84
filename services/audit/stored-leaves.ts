import { openStoredFacts } from "@yihan/platform/sqlite/stored-facts";
import { LEAF_SIZE, makeLeaf, MATTER_KEY_SIZE, type Row } from "@yihan/tlog";
import { COVER, LEAVES, type LeafRow } from "./ledger.ts";

/** A leaf that no fact gives: stands for a row that is gone, so that its index is named. */
const NONE = new Uint8Array(LEAF_SIZE);

/** The rows behind the log's leaves, read from a store that no service has open. */
export interface StoredLeaves {
  /** In order of index from 0: each fact's leaf made anew from its stored bytes, cover leaves as they were recorded. */
  rows(): Iterable<Row>;
  close(): void;
}

/**
 * Opens the database file at `path` for the operator's own check of the log against the rows. A missing row or fact
 * gives a leaf that matches nothing. Throws `Unstartable` if a service has the file open.
 */
export const openStoredLeaves = (path: string): StoredLeaves => {
  const stored = openStoredFacts(path);
  const leafOf = (id: string, recorded: string): Uint8Array => {
    if (id.startsWith(COVER)) return Buffer.from(recorded, "base64");
    const at = id.lastIndexOf("/");
    const fact = stored.find(id.slice(0, at), Number(id.slice(at + 1)));
    return fact?.key.length === MATTER_KEY_SIZE ? makeLeaf(fact.key, fact.version, fact.data) : NONE;
  };
  return {
    rows: function* () {
      let next = 0;
      for (const { id, doc } of stored.documents<LeafRow>(LEAVES, "index")) {
        for (; next < doc.index; next++) yield { index: next, leaf: NONE };
        yield { index: doc.index, leaf: leafOf(id, doc.leaf) };
        next = doc.index + 1;
      }
    },
    close: stored.close,
  };
};
