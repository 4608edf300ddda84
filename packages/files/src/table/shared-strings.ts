import { UnreadableFile } from "../unreadable-file.ts";
import type { Limits } from "./limits.ts";
import { readWholeXml, unescapeXml } from "./xml.ts";

/** The strings that a workbook's cells name by number. */
export interface SharedStrings {
  /** The string; an object where it was longer than a cell may be; undefined where there is none. */
  at(index: number): string | { tooLong: string } | undefined;
}

export const noSharedStrings: SharedStrings = { at: () => undefined };

const chunkBytes = 1024 * 1024;
const rememberedStrings = 512;
const foundChars = 80;

/** A string as every writer writes most of them. */
const usualString = /<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>/y;

/**
 * Reads the shared strings into a few large buffers of UTF-8, a quarter of what as many JavaScript strings would take,
 * and refuses once they pass the limit. Phonetic guides are left out, runs of rich text are joined.
 */
export async function readSharedStrings(bytes: AsyncIterable<Uint8Array>, limits: Limits): Promise<SharedStrings> {
  const store = createStore(limits);
  let text = "";
  let wanted = false;
  let phonetic = 0;
  await readWholeXml(bytes, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      else if (name === "t") wanted = phonetic === 0;
    },
    shortcut(xml, start) {
      if (!xml.startsWith("<si><t", start)) return -1;
      usualString.lastIndex = start;
      const match = usualString.exec(xml);
      if (!match) return -1;
      store.add(unescapeText(unescapeXml(match[1]!)));
      return usualString.lastIndex;
    },
    text(piece) {
      if (wanted && text.length <= limits.cellChars) text += piece;
    },
    close(name) {
      if (name === "t") wanted = false;
      else if (name === "rPh") phonetic--;
      else if (name === "si") store.add(unescapeText(text));
    },
  });
  return store;
}

/** Undoes the spreadsheet's own escape of control characters: _x000D_ stands for a carriage return. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function createStore(limits: Limits): SharedStrings & { add(text: string): void } {
  const chunks: Buffer[] = [];
  let used = 0;
  let held = 0;
  let count = 0;
  let starts = new Uint32Array(1024);
  let lengths = new Uint32Array(1024);
  const tooLong = new Map<number, string>();
  const remembered = new Map<number, string>();

  return {
    add(text) {
      if (text.length > limits.cellChars) {
        tooLong.set(count, text.slice(0, foundChars));
        text = "";
      }
      if (chunks.length === 0 || used + text.length * 3 > chunkBytes) {
        chunks.push(Buffer.allocUnsafeSlow(Math.max(chunkBytes, text.length * 3)));
        used = 0;
      }
      const length = chunks.at(-1)!.write(text, used);
      held += length;
      if (held > limits.sharedStringBytes) throw tooMuchText();
      if (count === starts.length) {
        starts = doubled(starts);
        lengths = doubled(lengths);
      }
      starts[count] = (chunks.length - 1) * chunkBytes + used;
      lengths[count] = length;
      used += length;
      count++;
    },
    at(index) {
      const known = remembered.get(index);
      if (known !== undefined) return known;
      const start = starts[index];
      if (start === undefined || index >= count) return undefined;
      const long = tooLong.get(index);
      if (long !== undefined) return { tooLong: long };
      const from = start % chunkBytes;
      const text = chunks[Math.floor(start / chunkBytes)]!.toString("utf8", from, from + lengths[index]!);
      if (remembered.size >= rememberedStrings) remembered.clear();
      remembered.set(index, text);
      return text;
    },
  };
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

function tooMuchText(): UnreadableFile {
  return new UnreadableFile("tooMuchText", {
    zh: "工作簿的文字总量超过上限；请分成几个文件，或导出为 CSV 后上传。",
    en: "The workbook holds more text than can be read at once; split it, or export it as CSV.",
  });
}
