import { openTable, recognise, UnreadableFile, type Kind, type SheetRow } from "@yihan/files";

/** How many rows of a sheet are looked at: titles may stand above the header. */
const LOOKED_AT = 20;
const kinds: readonly Kind[] = ["licence", "penalty"];

/** The kind whose header stands in these rows, or why there is none of either. */
const kindIn = (rows: readonly SheetRow[]): Kind | UnreadableFile => {
  let why: UnreadableFile | undefined;
  for (const kind of kinds) {
    try {
      return recognise(rows, kind).kind;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      // "It is the other kind's" tells less than what the other kind finds wrong with it.
      if (
        why === undefined ||
        why.code === "otherKind" ||
        error.code === "missingColumns" ||
        error.code === "repeatedColumn"
      )
        why = error;
    }
  }
  return why!;
};

/** Which national file stands at `path`, by the header of its first sheet that has one. Throws `UnreadableFile` where there is none. */
export const fileKind = async (path: string): Promise<Kind> => {
  let sheet: string | undefined;
  let rows: SheetRow[] = [];
  let why: UnreadableFile | undefined;
  const judge = (): Kind | undefined => {
    const found = kindIn(rows);
    if (!(found instanceof UnreadableFile)) return found;
    why ??= found;
    return undefined;
  };
  for await (const row of openTable({ path })) {
    if (row.sheet !== sheet && rows.length > 0) {
      const kind = judge();
      if (kind) return kind;
      rows = [];
    }
    sheet = row.sheet;
    if (rows.length === LOOKED_AT) continue;
    rows.push(row);
    if (rows.length < LOOKED_AT) continue;
    const kind = judge();
    if (kind) return kind;
  }
  const kind = judge();
  if (kind) return kind;
  throw why!;
};
