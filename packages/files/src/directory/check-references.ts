import { directoryFault } from "./fault.ts";
import type { DirectoryFault, DirectoryFaultCode } from "./fault.ts";
import type { DirectoryTable, DirectoryTables } from "./rows.ts";

/** The tables with the row each line stands in. */
export type NumberedTables = { [Table in DirectoryTable]: { row: number; value: DirectoryTables[Table][number] }[] };

/** What rows that can't stand are called, so that a fault in one isn't a fault in every row that names it. */
export type FaultyRows = { [Table in DirectoryTable]: Readonly<Record<string, string>>[] };

interface Dated {
  from: string;
  to: string;
}

/** What must hold between the rows of a directory; each fault names the later of two rows that can't both stand. */
export function checkReferences(tables: NumberedTables, faulty: FaultyRows): DirectoryFault[] {
  const faults: DirectoryFault[] = [];
  const named = (table: DirectoryTable, ...columns: string[]): Set<string> => {
    const rows: readonly Readonly<Record<string, unknown>>[] = [
      ...tables[table].map(({ value }) => value),
      ...faulty[table],
    ];
    return new Set(rows.map((row) => columns.map((column) => String(row[column])).join(" ")));
  };
  const authorities = named("authorities", "code");
  const units = named("units", "authority", "code");
  const officers = named("officers", "id");
  const posts = named("posts", "authority", "id");
  const items = named("items", "code");

  const says = (table: DirectoryTable, row: number, column: string, code: DirectoryFaultCode, found: string) =>
    faults.push(directoryFault(table, row, column, code, found));

  for (const { row, value } of tables.authorities) {
    if (value.parent !== "" && !authorities.has(value.parent))
      says("authorities", row, "parent", "noSuchAuthority", value.parent);
  }
  for (const { row, value } of tables.covers) {
    if (!officers.has(value.officer)) says("covers", row, "officer", "noSuchOfficer", value.officer);
    if (!officers.has(value.deputy)) says("covers", row, "deputy", "noSuchOfficer", value.deputy);
    if (value.officer === value.deputy) says("covers", row, "deputy", "ownDeputy", value.deputy);
  }
  for (const { row, value } of tables.posts) {
    if (value.officer !== "" && !officers.has(value.officer))
      says("posts", row, "officer", "noSuchOfficer", value.officer);
  }
  for (const { row, value } of tables.duties) {
    if (!items.has(value.item)) says("duties", row, "item", "noSuchItem", value.item);
    if (value.post !== "" && !posts.has(`${value.authority} ${value.post}`))
      says("duties", row, "post", "noSuchPost", value.post);
  }
  for (const table of ["units", "officers", "posts", "items", "duties"] as const) {
    for (const { row, value } of tables[table]) {
      if (!authorities.has(value.authority)) says(table, row, "authority", "noSuchAuthority", value.authority);
      else if ("unit" in value && value.unit !== "" && !units.has(`${value.authority} ${value.unit}`)) {
        says(table, row, "unit", "noSuchUnit", value.unit);
      }
    }
  }
  for (const table of ["authorities", "units", "posts", "covers", "items", "duties"] as const) {
    for (const { row, value } of tables[table]) {
      if (value.to !== "" && value.to < value.from) says(table, row, "to", "endsBeforeStart", value.to);
    }
  }

  once("authorities", "code", ({ code }) => code);
  once("units", "code", ({ code }) => code);
  once("officers", "id", ({ id }) => id);
  oneAtATime("posts", "id", "repeated", ({ id }) => id);
  oneAtATime("items", "code", "repeated", ({ code }) => code);
  oneAtATime("covers", "officer", "overlappingCovers", ({ officer }) => officer);
  oneAtATime("duties", "item", "twoSupervisors", ({ item, place, role }) =>
    role === "supervise" ? `${item} ${place}` : undefined,
  );
  return faults;

  /** No two rows with the same key at all: authorities, units and people are known by it for good. */
  function once<Table extends "authorities" | "units" | "officers">(
    table: Table,
    column: string,
    keyOf: (value: DirectoryTables[Table][number]) => string,
  ): void {
    const before = new Set<string>();
    for (const { row, value } of tables[table]) {
      const key = keyOf(value);
      if (before.has(key)) says(table, row, column, "repeated", key);
      before.add(key);
    }
  }

  /** No two rows with the same key on the same day. */
  function oneAtATime<Table extends "posts" | "covers" | "items" | "duties">(
    table: Table,
    column: string,
    code: DirectoryFaultCode,
    keyOf: (value: DirectoryTables[Table][number]) => string | undefined,
  ): void {
    const before = new Map<string, Dated[]>();
    for (const { row, value } of tables[table]) {
      const key = keyOf(value);
      if (key === undefined) continue;
      const others = before.get(key) ?? [];
      if (others.some((other) => overlap(other, value)))
        says(table, row, column, code, String((value as Readonly<Record<string, unknown>>)[column]));
      before.set(key, [...others, value]);
    }
  }
}

function overlap(a: Dated, b: Dated): boolean {
  return (a.to === "" || b.from <= a.to) && (b.to === "" || a.from <= b.to);
}
