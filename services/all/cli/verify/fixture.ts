import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { makeLeaf, makeReceipt, nodeReader, openLog, type Storage } from "@yihan/tlog";
import { buildExportFiles, enclosedBundles, type ExportFile } from "@yihan/tlog/export-layout";
import { memoryStorage, testLeaf, testSigner, type MemoryStorage } from "@yihan/tlog/testing";
import { ZipFile } from "yazl";
import { testFolder } from "../testing.ts";

export const signer = testSigner();
export const key = new Uint8Array(32).fill(5);
/** Where the facts of the exported matter stand in the log: index and version. */
const PLACES = new Map([
  [3, 1],
  [299, 2],
]);

export const bytesOf = (version: number): Buffer => Buffer.from(`fact ${version}`);

/** Appends leaves to a log until it has `size` of them, the exported matter's among them. */
export const appendTo = async (target: Storage, size: number): Promise<void> => {
  const log = await openLog({ storage: target, origin: signer.name, signer });
  const first = log.next();
  log.append(
    Array.from({ length: size - first }, (_, at) => {
      const version = PLACES.get(first + at);
      return version === undefined ? testLeaf(first + at) : makeLeaf(key, version, bytesOf(version));
    }),
  );
  await log.integrate();
};

/** A log of 600 leaves with its checkpoint at 300, and how to lay logs and exports down in a folder; for the tests of one file. */
export const verifyFixture = () => {
  const folder = testFolder();
  const storage: MemoryStorage = memoryStorage();
  const at = (name: string): string => join(folder.path, name);

  const lay = async (name: string, files: Iterable<readonly [string, Uint8Array]>): Promise<string> => {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(at(name), path)), { recursive: true });
      await writeFile(join(at(name), path), bytes);
    }
    return at(name);
  };

  beforeAll(async () => {
    await appendTo(storage, 300);
    await writeFile(at("earlier"), storage.files.get("checkpoint")!);
    await appendTo(storage, 600);
    await writeFile(at("later"), storage.files.get("checkpoint")!);
  });

  return {
    storage,
    at,
    logFolder: (name: string, files: ReadonlyMap<string, Uint8Array> = storage.files) => lay(name, files),
    exportFolder: (name: string, files: readonly ExportFile[]) =>
      lay(
        name,
        files.map(({ path, bytes }) => [path, bytes] as const),
      ),
    exportFiles: async (enclosed = true): Promise<ExportFile[]> => {
      const checkpoint = Buffer.from(storage.files.get("checkpoint")!).toString("utf8");
      const node = nodeReader(storage.read, 600);
      const facts = [];
      for (const [index, version] of PLACES) {
        const receipt = await makeReceipt({ node, checkpoint, index, key, version });
        facts.push({ version, index, bytes: bytesOf(version), receipt });
      }
      const bundles = enclosed ? await enclosedBundles(storage.read, 600) : undefined;
      const matters = [{ matter: "letter", key, facts }];
      return [
        ...buildExportFiles({
          chain: "chain-1",
          madeAt: "2026-03-02T01:00:00Z",
          checkpoint,
          vkeys: [signer.vkey],
          matters,
          bundles,
        }),
      ];
    },
    exportZip: async (name: string, files: readonly ExportFile[]): Promise<string> => {
      const zip = new ZipFile();
      for (const { path, bytes } of files) zip.addBuffer(Buffer.from(bytes), path);
      zip.end();
      await pipeline(zip.outputStream, createWriteStream(at(name)));
      return at(name);
    },
  };
};
