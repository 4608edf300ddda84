import { directory as contract, Frame } from "@yihan/contracts";
import { derivedId, sha256Hex, type Instant, type NewFact } from "@yihan/kernel";
import { directoryMatter, type Actor, type Changed, type Rows } from "@yihan/matter";
import { noRows, tables, type AnyRow } from "./rows.ts";

/** Most bytes of rows in one fact. What is around them (frame, names of fields) is far below the rest to 512 KiB. */
const PART_BYTES = 500 * 1024;

// What a repeated field adds to a row: tag and length.
const ROW_OVERHEAD = 6;

const codecs = {
  authorities: contract.Authority,
  units: contract.Unit,
  officers: contract.Officer,
  posts: contract.Post,
  covers: contract.Cover,
  items: contract.Item,
  duties: contract.Duty,
} as const;

/** Cuts rows into parts of at most `most` encoded bytes, in order; at least one part. A single longer row is a part. */
export const partsOf = (rows: Rows, most: number = PART_BYTES): Rows[] => {
  const parts = [noRows()];
  let size = 0;
  for (const table of tables) {
    const codec = codecs[table] as { encode(row: AnyRow): { finish(): Uint8Array } };
    for (const row of rows[table]) {
      const bytes = codec.encode(row).finish().length + ROW_OVERHEAD;
      if (size > 0 && size + bytes > most) {
        parts.push(noRows());
        size = 0;
      }
      size += bytes;
      (parts.at(-1)![table] as AnyRow[]).push(row);
    }
  }
  return parts;
};

/** A fact without the matter's secret, which the first fact decides. */
type Keyless = Omit<Extract<NewFact, { data: Uint8Array }>, "key" | "series">;

/** Who changed the directory, when, from what. */
export interface Cause {
  actor: Actor;
  /** Name of the file or words of the person. */
  source: string;
  reason: string;
  now: Instant;
}

const frameActor = (actor: Actor, post: string) => ({
  kind: actor.kind,
  id: actor.id,
  name: actor.kind === "system" ? "" : actor.name,
  authority: actor.kind === "system" ? "" : actor.authority,
  post,
  covers: "",
});

/**
 * The facts of one change, to be stored after version `seen`. The same rows after the same version have the same command
 * ids, so writing them again after an answer got lost writes nothing.
 */
export const changedFacts = (rows: Rows, seen: number, cause: Cause, most?: number): Keyless[] => {
  const parts = partsOf(rows, most);
  const bare = parts.map((part): Changed => ({ change: "", part: 0, parts: 0, source: "", ...part }));
  const fingerprints = bare.map((part) => sha256Hex(contract.Changed.encode(part).finish()));
  const change = derivedId("directory", String(seen), ...fingerprints);
  return bare.map((part, index): Keyless => {
    const version = seen + 1 + index;
    const changed: Changed = { ...part, change, part: index + 1, parts: parts.length, source: cause.source };
    const frame = Frame.fromPartial({
      matter: directoryMatter,
      version,
      chain: directoryMatter,
      flow: "directory",
      step: "changed",
      status: "current",
      lane: "ordinary",
      actor: frameActor(cause.actor, cause.actor.kind === "officer" ? (cause.actor.posts[0]?.id ?? "") : ""),
      legalTime: cause.now,
      recordedTime: cause.now,
      reason: cause.reason,
      title: version === 1 ? "通讯录与权责清单" : "",
    });
    return {
      matter: directoryMatter,
      version,
      service: "directory",
      flow: "directory",
      step: "changed",
      chain: directoryMatter,
      lane: "ordinary",
      time: cause.now,
      command: `${change}/${index + 1}`,
      fingerprint: fingerprints[index]!,
      data: contract.DirectoryFact.encode({ frame, step: { $case: "changed", value: changed } }).finish(),
    };
  });
};
