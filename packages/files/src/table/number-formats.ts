import { readWholeXml } from "./xml.ts";

/** Formats that every spreadsheet knows by number and that show a day; 27-36 and 50-58 are those of East Asia. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);

/** True when a number format shows a day: it has a year or a day outside of quoted text, colours and conditions. */
export function isDateFormat(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/[\\_*]./g, "")
    .split(";")[0]!;
  return /[yd]/i.test(bare.replace(/general/gi, ""));
}

/** For each cell style of a workbook, whether its numbers are days (ECMA-376 part 1, 18.8.30). */
export async function readDateStyles(bytes: AsyncIterable<Uint8Array>): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readWholeXml(bytes, {
    open(name, attributes) {
      if (name === "numFmt") custom.set(Number(attributes["numFmtId"]), isDateFormat(attributes["formatCode"] ?? ""));
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) {
        const id = Number(attributes["numFmtId"] ?? 0);
        styles.push(custom.get(id) ?? builtInDates.has(id));
      }
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return styles;
}
