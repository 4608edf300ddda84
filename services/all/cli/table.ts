// East Asian wide and full-width characters (Unicode UAX #11) take two places in a terminal.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;
// Control characters and marks that turn the direction of text: what others wrote must not steer a terminal.
const STEERING = /[\p{Cc}\p{Bidi_Control}]+/gu;

/** A value as one line that can't steer the terminal; nothing for null. */
export const plain = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return (typeof value === "string" ? value : JSON.stringify(value)).replace(STEERING, " ");
};

/** Places that a text takes in a terminal. */
export const widthOf = (text: string): number =>
  text.length - (text.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0) + (text.match(WIDE)?.length ?? 0);

/** A text cut to so many places, with a mark where it was cut. */
export const cutTo = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let cut = "";
  for (const character of text) {
    if (widthOf(cut) + widthOf(character) > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
};

/** Rows below their headings, aligned; numbers to the right. No cell is wider than `most` places. */
export const tableLines = (headings: readonly string[], rows: readonly (readonly unknown[])[], most = 48): string[] => {
  const texts = rows.map((row) => headings.map((_heading, column) => cutTo(plain(row[column]), most)));
  const widths = headings.map((heading, column) =>
    Math.max(widthOf(heading), ...texts.map((row) => widthOf(row[column]!))),
  );
  const right = headings.map(
    (_heading, column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number"),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const gap = " ".repeat(widths[column]! - widthOf(cell));
        return right[column] ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...texts.map(line)];
};

/** Names before their values, aligned; those without a value are left out. */
export const listLines = (pairs: readonly (readonly [string, unknown])[]): string[] => {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== null && value !== "");
  const width = Math.max(0, ...shown.map(([name]) => widthOf(name)));
  return shown.map(([name, value]) => `${name}${" ".repeat(width - widthOf(name))}  ${plain(value)}`);
};
