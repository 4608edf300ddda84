import type { DatabaseSync } from "node:sqlite";
import { WatermarkMoved, type ViewChange } from "@yihan/kernel";
import { checkName } from "./view-shape.ts";

/** How many watermarks of a consumer are remembered, to spare their look-up. */
const REMEMBERED = 50_000;

/** How far a consumer has taken in each matter, in one generation of its views. */
export interface Watermarks {
  of(matters: readonly string[]): Map<string, number>;
  /** Throws `WatermarkMoved` if one of them isn't at `from`; writes nothing. */
  check(advance: NonNullable<ViewChange["advance"]>): void;
  advance(advance: NonNullable<ViewChange["advance"]>): void;
  /** Something written was undone. */
  forget(): void;
}

const tableOf = (consumer: string, generation: number): string => `"mark.${checkName(consumer)}@${generation}"`;

export const createWatermarks = (db: DatabaseSync, consumer: string, generation: number): void => {
  db.exec(
    `CREATE TABLE ${tableOf(consumer, generation)} (matter TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  );
};

export const dropWatermarks = (db: DatabaseSync, consumer: string, generation: number): void => {
  db.exec(`DROP TABLE IF EXISTS ${tableOf(consumer, generation)}`);
};

export const openWatermarks = (db: DatabaseSync, consumer: string, generation: number): Watermarks => {
  const table = tableOf(consumer, generation);
  const select = db.prepare(`SELECT version FROM ${table} WHERE matter = ?`);
  const upsert = db.prepare(
    `INSERT INTO ${table} (matter, version) VALUES (?, ?) ON CONFLICT DO UPDATE SET version = excluded.version`,
  );
  const known = new Map<string, number>();
  const remember = (matter: string, version: number): void => {
    if (known.size >= REMEMBERED) known.clear();
    known.set(matter, version);
  };
  const versionOf = (matter: string): number => {
    let version = known.get(matter);
    if (version === undefined) {
      version = Number(select.get(matter)?.["version"] ?? 0);
      remember(matter, version);
    }
    return version;
  };
  return {
    of: (matters) => {
      const found = new Map<string, number>();
      for (const matter of matters) {
        const version = versionOf(matter);
        if (version > 0) found.set(matter, version);
      }
      return found;
    },
    check: (advance) => {
      const at = new Map<string, number>();
      for (const { matter, from, to } of advance) {
        if ((at.get(matter) ?? versionOf(matter)) !== from) throw new WatermarkMoved(consumer, matter);
        at.set(matter, to);
      }
    },
    advance: (advance) => {
      for (const { matter, to } of advance) {
        upsert.run(matter, to);
        remember(matter, to);
      }
    },
    forget: () => known.clear(),
  };
};
