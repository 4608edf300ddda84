import { TlogError } from "../tlog-error.ts";
import { FaultFound, type ExportFaultClass } from "./export-fault.ts";

/** The files of an export: a zip (`openZip`), a folder, or a map. `paths` repeats a name that is there twice. */
export type ExportFiles = {
  paths(): readonly string[];
  read(path: string): Promise<Uint8Array | undefined>;
};

/** An export held in memory. */
export function filesOf(files: Iterable<{ path: string; bytes: Uint8Array }>): ExportFiles {
  const all = [...files];
  return {
    paths: () => all.map(({ path }) => path),
    read: async (path) => all.find((file) => file.path === path)?.bytes,
  };
}

/** Reads a JSON file of an export. Throws `missing` or `malformed`. */
export async function readJson(files: ExportFiles, path: string): Promise<unknown> {
  const bytes = await files.read(path);
  if (bytes === undefined) throw new TlogError("missing", `${path} is missing`);
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    throw new TlogError("malformed", `${path} is not JSON: ${(error as Error).message}`);
  }
}

/** Reads a file that belongs to a fact. One that can't be unpacked ends the verification with the fault the caller names: a byte of it was changed. */
export async function readWhole(
  files: ExportFiles,
  path: string,
  fault: { class: ExportFaultClass; about: { matter: string; version: number; index: number; path: string } },
): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path);
  } catch (error) {
    if (error instanceof TlogError)
      throw new FaultFound(fault.class, `${path} can't be read: ${error.message}`, fault.about);
    throw error;
  }
}
