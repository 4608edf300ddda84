import { cellText, columnsOf, recognise, searchedRows, UnreadableFile, type SheetRow } from "@yihan/files";
import type { PreviewSheet } from "@yihan/matter";

type Kind = "licence" | "penalty";

/** Passes a table on and keeps the first rows of each of its sheets, in which a header may stand. */
export const notingHeads = (table: AsyncIterable<SheetRow>) => {
  const heads = new Map<string, SheetRow[]>();
  return {
    heads,
    table: (async function* (): AsyncGenerator<SheetRow> {
      for await (const row of table) {
        const head = heads.get(row.sheet ?? "") ?? [];
        heads.set(row.sheet ?? "", head);
        if (head.length < searchedRows) head.push(row);
        yield row;
      }
    })(),
  };
};

const sheetOf = (name: string, rows: readonly SheetRow[], kind: Kind): PreviewSheet => {
  const layout = recognise(rows, kind);
  const header = rows.find(({ row }) => row === layout.headerRow);
  const textAt = (index: number): string => cellText(header?.cells[index]).trim().slice(0, 60);
  const columns = columnsOf[kind]
    .flatMap(({ field, code, zh }) => {
      const index = layout.columns.get(field);
      return index === undefined ? [] : [{ index, header: textAt(index), code, zh }];
    })
    .toSorted((a, b) => a.index - b.index);
  return {
    name,
    headerRow: layout.headerRow,
    columns: columns.map(({ header: text, code, zh }) => ({ header: text, code, zh })),
    extra: layout.extra.map(({ name: text }) => text.slice(0, 60)),
    missing: layout.missing.map(({ code, zh }) => ({ code, zh })),
  };
};

/** What was recognised in the header of each sheet; sheets that are something else are left out, as the import does. */
export const sheetsOf = (heads: ReadonlyMap<string, SheetRow[]>, kind: Kind): PreviewSheet[] =>
  [...heads].flatMap(([name, rows]) => {
    try {
      return [sheetOf(name, rows, kind)];
    } catch (error) {
      if (error instanceof UnreadableFile) return [];
      throw error;
    }
  });
