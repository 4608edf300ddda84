import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BinaryReader } from "@bufbuild/protobuf/wire";

/** Field 1 of a FileDescriptorSet: a file, length-delimited. */
const FILE_TAG = 10;

/** The files of proto/ as descriptors, those they import included: for tools that have no file of ours (server reflection). */
export const fileDescriptors = (): Uint8Array[] => {
  const reader = new BinaryReader(readFileSync(join(import.meta.dirname, "gen", "descriptors.binpb")));
  const files: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    if (reader.uint32() !== FILE_TAG) throw new Error("these bytes are no set of file descriptors");
    files.push(reader.bytes());
  }
  return files;
};
