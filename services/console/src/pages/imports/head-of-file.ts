/** Text files above this are cut for the preview; a workbook can only be read whole. */
const WHOLE_BYTES = 6 * 1_048_576;
const HEAD_BYTES = 4 * 1_048_576;
/** How far back from the cut an end of line is sought. */
const TAIL_BYTES = 256 * 1_024;

const isWorkbook = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b;

/** Bytes up to and with the last line feed; in UTF-16 both its bytes. All of them if there is none. */
export const upToLineEnd = (bytes: Uint8Array, wide: "no" | "little" | "big"): number => {
  for (let index = bytes.length - 1; index > 0; index -= 1) {
    if (bytes[index] !== 0x0a) continue;
    if (wide === "no") return index + 1;
    if (wide === "little" && index % 2 === 0 && bytes[index + 1] === 0) return index + 2;
    if (wide === "big" && index % 2 === 1 && bytes[index - 1] === 0) return index + 1;
  }
  return bytes.length;
};

/**
 * What of a file is sent to be looked at: all of it, or of a large text file the first megabytes up to the end of a line,
 * so that no character is cut through. Only the part around the cut is read into memory.
 */
export const headOfFile = async (file: Blob): Promise<{ body: Blob; part: boolean }> => {
  if (file.size <= WHOLE_BYTES) return { body: file, part: false };
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (isWorkbook(start)) return { body: file, part: false };
  const wide =
    start[0] === 0xff && start[1] === 0xfe ? "little" : start[0] === 0xfe && start[1] === 0xff ? "big" : "no";
  const from = HEAD_BYTES - TAIL_BYTES;
  const tail = new Uint8Array(await file.slice(from, HEAD_BYTES).arrayBuffer());
  return { body: file.slice(0, from + upToLineEnd(tail, wide)), part: true };
};
