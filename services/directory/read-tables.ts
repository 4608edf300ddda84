import { basename } from "node:path";
import { readDirectory, type DirectoryFault as FileFault } from "@yihan/files";
import { Refusal } from "@yihan/kernel";
import type { DirectoryFault } from "./fault.ts";
import type { ReadTables } from "./import.ts";

const asFault = ({ file, row, column, found, expected, code }: FileFault): DirectoryFault => ({
  table: file,
  row,
  key: "",
  column,
  code,
  text: {
    zh: found === "" ? `应为：${expected.zh}` : `现为“${found}”，应为：${expected.zh}`,
    en: found === "" ? `needed: ${expected.en}` : `${found} stands here; needed: ${expected.en}`,
  },
});

const notThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/**
 * Reads a workbook or a folder of text files. Faults within the file are in the answer; throws `UnreadableFile` if
 * nothing of a directory can be read, and a Refusal if there is no such path.
 */
export const readTables = async (path: string): Promise<ReadTables> => {
  const source = basename(path);
  try {
    const { tables, faults } = await readDirectory(path);
    return { source, rows: tables, faults: faults.map(asFault) };
  } catch (error) {
    if (!notThere(error)) throw error;
    throw new Refusal("not-found", "no-such-file", {
      zh: `没有文件或文件夹“${source}”。`,
      en: `There is no file or folder ${source}.`,
    });
  }
};
