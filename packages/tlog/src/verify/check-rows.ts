import { sameBytes } from "../hash.ts";
import { readEntries } from "../read-tile.ts";
import type { Read } from "../storage.ts";
import { TILE_WIDTH } from "../tile.ts";
import { faultAt, type LogFault } from "./log-fault.ts";

/** A database row as the log should have it: the leaf made anew from the stored bytes, and its index. */
export type Row = { index: number; leaf: Uint8Array };

/**
 * Compares rows with the entries they stand for, in a log that holds. Rows may leave indexes out (cover leaves have none)
 * and should ascend, so that each bundle is read once. Rows beyond the checkpoint are not counted. Returns how many were compared.
 */
export async function checkRows(
  read: Read,
  size: number,
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<number | LogFault> {
  let bundle = -1;
  let entries: Uint8Array[] = [];
  let compared = 0;
  for await (const { index, leaf } of rows) {
    if (index >= size) continue;
    if (Math.floor(index / TILE_WIDTH) !== bundle) {
      bundle = Math.floor(index / TILE_WIDTH);
      entries = await readEntries(read, bundle, size);
    }
    if (!sameBytes(entries[index - bundle * TILE_WIDTH]!, leaf))
      return faultAt("row-edited", index, `the row behind entry ${index} no longer gives that entry`);
    compared++;
  }
  return compared;
}
