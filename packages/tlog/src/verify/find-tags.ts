import { exportPaths } from "../export-layout.ts";
import { HASH_SIZE, leafHashInto, treeRoot } from "../hash.ts";
import { leafNames } from "../leaf.ts";
import { readEntries } from "../read-tile.ts";
import { TILE_WIDTH } from "../tile.ts";
import { TlogError } from "../tlog-error.ts";
import { FaultFound } from "./export-fault.ts";
import type { ExportFiles } from "./export-files.ts";
import type { ListedMatter } from "./read-manifest.ts";

/** Looks for the leaves of some matters among a log's entries. */
export type TagSearch = {
  /** Shown every entry of the log, in order. */
  see(entry: Uint8Array, index: number): void;
  /** Indexes at which the tag of a version stands. */
  found(matter: string, version: number): readonly number[];
};

/** Searches for the versions a matter says to have, and for the one after the last, which must not be there. */
export function searchTags(matters: readonly ListedMatter[]): TagSearch {
  const wanted = new Map<string, number[]>();
  const tags = new Map<string, string>();
  for (const { matter, key, versions, facts } of matters) {
    for (let version = 1; version <= Math.min(versions, facts.length) + 1; version++) {
      const tag = text(leafNames(key, version).tag);
      tags.set(`${matter}/${version}`, tag);
      wanted.set(tag, []);
    }
  }
  return {
    see: (entry, index) => void wanted.get(text(entry.subarray(0, 32)))?.push(index),
    found: (matter, version) => wanted.get(tags.get(`${matter}/${version}`) ?? "") ?? [],
  };
}

/** Root of the log's first n leaves; undefined where it is not known. */
export type RootAt = (size: number) => Uint8Array | undefined;

/**
 * Reads the entries enclosed in an export; ends with `log-altered` when they can't be read. Gives the root of their first
 * n for any n up to `size`, so that the checkpoint, and receipts made earlier, can be compared.
 */
export async function readEnclosedLog(files: ExportFiles, size: number, see: TagSearch["see"]): Promise<RootAt> {
  const hashes = Buffer.alloc(size * HASH_SIZE);
  let index = 0;
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle++) {
    const entries = await readEntries((path) => files.read(exportPaths.log + path), bundle, size).catch(
      (error: unknown) => {
        if (error instanceof TlogError)
          throw new FaultFound("log-altered", `the enclosed log can't be read: ${error.message}`, {
            index: bundle * TILE_WIDTH,
          });
        throw error;
      },
    );
    for (const entry of entries) {
      see(entry, index);
      leafHashInto(entry, hashes, index * HASH_SIZE);
      index++;
    }
  }
  // Most receipts of an export were made under one checkpoint, and each root costs as many hashes as there are leaves.
  const roots = new Map<number, Uint8Array>();
  return (leaves) => {
    if (leaves > size) return undefined;
    const root = roots.get(leaves) ?? treeRoot(hashes.subarray(0, leaves * HASH_SIZE));
    roots.set(leaves, root);
    return root;
  };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
