import type { Day } from "@yihan/kernel";

/** Rows of one kind by their key. A table never changes: a changed one is another object. */
export type Table<Row> = ReadonlyMap<string, Row>;

/** True if the row holds on `day`; both its days belong to it, and an empty one is open. */
export const validOn = (row: { from: Day; to: Day }, day: Day): boolean =>
  row.from <= day && (row.to === "" || day <= row.to);

/** An index that is built when a table is first asked and kept as long as the table, so a change of officers leaves the duties' index alone. */
export const indexed = <Row, Index>(build: (table: Table<Row>) => Index): ((table: Table<Row>) => Index) => {
  const built = new WeakMap<Table<Row>, Index>();
  return (table) => {
    let index = built.get(table);
    if (index === undefined) {
      index = build(table);
      built.set(table, index);
    }
    return index;
  };
};

/** Rows by one of their fields, those that begin last first. */
export const grouped = <Row>(
  keyOf: (row: Row) => string,
  startOf: (row: Row) => Day,
): ((table: Table<Row>) => ReadonlyMap<string, readonly Row[]>) =>
  indexed((table: Table<Row>) => {
    const groups = new Map<string, Row[]>();
    for (const row of table.values()) {
      const group = groups.get(keyOf(row));
      if (group) group.push(row);
      else groups.set(keyOf(row), [row]);
    }
    for (const group of groups.values())
      group.sort((a, b) => (startOf(a) < startOf(b) ? 1 : startOf(a) > startOf(b) ? -1 : 0));
    return groups;
  });
