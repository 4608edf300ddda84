import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { UnreadableFile } from "../unreadable-file.ts";

export interface TextEncoding {
  label: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
  /** bytes of the byte order mark, to be skipped */
  bom: number;
}

const chunkBytes = 256 * 1024;
/** How far the line-by-line comparison looks when a file is neither wholly UTF-8 nor plain ASCII. */
const judgedBytes = 4 * 1024 * 1024;

/**
 * The encoding of a text file, by its bytes alone. A byte order mark decides; then zeros in every second byte of
 * ASCII characters (UTF-16); then UTF-8 if the whole file is valid UTF-8. Otherwise the lines decide: more lines that
 * are valid non-ASCII UTF-8 than lines that are not means UTF-8 with damaged lines, else GB18030.
 * Refuses what holds zero bytes and is not UTF-16.
 */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  await using file = await open(path, "r");
  const head = Buffer.alloc(4096);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  const marked = byMark(head.subarray(0, bytesRead)) ?? byZeros(head.subarray(0, bytesRead));
  if (marked) return marked;

  const chunk = Buffer.allocUnsafe(chunkBytes);
  let at = 0;
  let carry = 0;
  for (;;) {
    const { bytesRead: read } = await file.read(chunk, carry, chunkBytes - carry, at);
    if (read === 0) return carry === 0 ? { label: "utf-8", bom: 0 } : byLines(await around(file, at));
    at += read;
    const filled = carry + read;
    const whole = wholeCharacters(chunk, filled);
    if (!isUtf8(chunk.subarray(0, whole))) return byLines(await around(file, at));
    chunk.copyWithin(0, whole, filled);
    carry = filled - whole;
  }
}

/** Whole lines before and after the place where the file stops being UTF-8. */
async function around(file: Awaited<ReturnType<typeof open>>, place: number): Promise<Buffer> {
  const start = Math.max(0, place - judgedBytes / 2);
  const bytes = Buffer.allocUnsafe(judgedBytes);
  const { bytesRead } = await file.read(bytes, 0, judgedBytes, start);
  const read = bytes.subarray(0, bytesRead);
  const first = start === 0 ? 0 : read.indexOf(0x0a) + 1;
  const last = bytesRead < judgedBytes ? bytesRead : read.lastIndexOf(0x0a) + 1;
  return last > first ? read.subarray(first, last) : read;
}

function byMark(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: "utf-8", bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: "utf-16le", bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: "utf-16be", bom: 2 };
  return undefined;
}

function byZeros(head: Buffer): TextEncoding | undefined {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (even + odd === 0) return undefined;
  if (even === 0 && odd >= 2) return { label: "utf-16le", bom: 0 };
  if (odd === 0 && even >= 2) return { label: "utf-16be", bom: 0 };
  throw new UnreadableFile("notATable", {
    zh: "文件不是文本表格，也不是 XLSX 工作簿；请导出为 CSV 或 XLSX 后重新上传。",
    en: "The file is neither a text table nor an XLSX workbook; export it as CSV or XLSX and upload that.",
  });
}

/** The length without a character that is cut at the end. */
function wholeCharacters(bytes: Buffer, filled: number): number {
  for (let back = 1; back <= Math.min(4, filled); back++) {
    const byte = bytes[filled - back]!;
    if (byte < 0x80) return filled;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? filled - back : filled;
  }
  return filled;
}

function byLines(bytes: Buffer): TextEncoding {
  let valid = 0;
  let invalid = 0;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (line.some((byte) => byte >= 0x80)) isUtf8(line) ? valid++ : invalid++;
    start = end === -1 ? bytes.length : end + 1;
  }
  return { label: valid > invalid || invalid === 0 ? "utf-8" : "gb18030", bom: 0 };
}
