import { createReadStream } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import { importVerbs, remoteImports, type Imports } from "@yihan/matter";
import { receiveFiles } from "@yihan/platform/folder/received-files";
import { cast } from "../cast.ts";
import { csv, licenceRow, openOffice, type Office } from "../imports/office.ts";
import { byGrpc, type ByGrpc } from "./by-grpc.ts";

const { li, wang } = cast;
const LIMIT = 1_048_576;

let office: Office;
let there: ByGrpc<typeof ImportServiceDefinition>;
let local: Imports;
let remote: Omit<Imports, "finished">;
let received: string;
beforeEach(async () => {
  office = await openOffice();
  local = office.running.imports.api;
  received = join(office.folder, "received");
  there = await byGrpc(ImportServiceDefinition, importVerbs(local, receiveFiles(received, LIMIT)));
  remote = remoteImports({ verbs: there.verbs, read: (path) => createReadStream(path) });
});
afterEach(async () => {
  await there.close();
  await office.close();
});

const fileOf = async (text: string): Promise<string> => {
  const path = join(office.folder, `${Math.random()}.csv`);
  await writeFile(path, text);
  return path;
};

const rows = [
  licenceRow(1),
  licenceRow(2, { XK_JDRQ: "2026-02-30" }),
  licenceRow(3, { XK_XKZS: "无此证书", XK_NR: "无此内容" }),
  licenceRow(4),
];

const same = async <T>(ask: (imports: Omit<Imports, "finished">) => Promise<T>): Promise<T> => {
  const outcome = (asked: Promise<T>): Promise<unknown> =>
    asked.catch((error: Error) => ({ ...error, name: error.name, message: error.message }));
  const here = await outcome(ask(local));
  expect(await outcome(ask(remote))).toEqual(here);
  return here as T;
};

test("a file that is handed over from another process is imported, and all that is told of it is the same", async () => {
  const path = await fileOf(csv(rows));
  await same((imports) => imports.preview({ path, kind: "licence", mode: "send", actor: li }));
  await same((imports) => imports.requireMayStart(wang, { kind: "licence", mode: "send" }));
  await same((imports) => imports.requireMayStart(li, { kind: "licence", mode: "send" }));
  const asked = {
    path,
    file: "许可.csv",
    kind: "licence",
    mode: "send",
    actor: li,
    id: "import-1",
    sha256: "ab",
  } as const;
  expect(await remote.start(asked)).toMatchObject({ id: "import-1", file: "许可.csv", sha256: "ab" });
  expect(await local.finished("import-1")).toMatchObject({ state: "done", rows: 4 });
  expect(await remote.start(asked)).toMatchObject({ id: "import-1", state: "done" });
  expect(await readdir(received)).toEqual([]);

  const report = await same((imports) => imports.find(li, "import-1"));
  expect(report).toMatchObject({ counts: { letters: 2, held: 1, unmatched: 1 } });
  expect(await same((imports) => imports.find(wang, "import-1"))).toBeUndefined();
  await same((imports) => imports.list(li, { limit: 1 }));
  await same((imports) => imports.list(li));
  expect((await same((imports) => imports.outcomes("import-1", {}))).items).toHaveLength(4);
  await same((imports) => imports.outcomes("import-1", { outcome: "held", limit: 1 }));
  const text = async (imports: Omit<Imports, "finished">): Promise<string> => {
    let whole = "";
    for await (const part of imports.faultsCsv("import-1")) whole += part;
    return whole;
  };
  expect(await same(text)).toContain("XK_JDRQ");

  await same((imports) => imports.mend(li, "import-1", 2, { XK_JDRQ: "2026-03-09" }));
  const mend = () => remote.mend(li, "import-1", 3, { XK_JDRQ: "2026-02-27" }, { id: "once", fingerprint: "a" });
  const first = await mend();
  expect(first).toMatchObject({ row: 3, outcome: "letter" });
  expect(await mend()).toEqual({ ...first, replayed: true });
});

test("a file that is too large is refused before it is whole, and one whose sender breaks off leaves nothing", async () => {
  const large = await fileOf("x".repeat(2 * LIMIT));
  const asked = { kind: "licence", mode: "send", actor: li } as const;
  await expect(remote.preview({ path: large, ...asked })).rejects.toMatchObject({ code: "file-too-large" });
  await expect(remote.preview({ path: `${large}.none`, ...asked })).rejects.toMatchObject({ code: "ENOENT" });
  expect(await readdir(received)).toEqual([]);
});

test("a file whose parts come out of order is refused", async () => {
  const parts = async function* parts() {
    yield { part: { $case: "bytes" as const, value: Buffer.from("1") } };
  };
  await expect(there.verbs.preview(parts())).rejects.toMatchObject({ code: "parts-out-of-order" });
});
