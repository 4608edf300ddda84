import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { LEAVES, openLedger } from "@yihan/audit/ledger";
import { openSigningKey } from "@yihan/audit/signing-key";
import { movableClock, type Fact } from "@yihan/kernel";
import { openEmbedded } from "@yihan/platform/embedded";
import { buildExportFiles, enclosedBundles, type ExportFile } from "@yihan/tlog/export-layout";
import { makeLeaf, makeReceipt, nodeReader, openLog, type Storage } from "@yihan/tlog";
import { memoryStorage, testLeaf, testSigner, type MemoryStorage } from "@yihan/tlog/testing";
import { ZipFile } from "yazl";
import { fakeGateway, ran, type Answers } from "./testing.ts";

const signer = testSigner();
const key = new Uint8Array(32).fill(5);
const MINE = new Map([
  [3, 1],
  [299, 2],
]);
const bytesOf = (version: number): Buffer => Buffer.from(`fact ${version}`);

let folder: string;
let storage: MemoryStorage;
let earlier: string;

const appendTo = async (target: Storage, size: number): Promise<void> => {
  const log = await openLog({ storage: target, origin: signer.name, signer });
  const first = log.next();
  log.append(Array.from({ length: size - first }, (_, at) => (MINE.has(first + at) ? makeLeaf(key, MINE.get(first + at)!, bytesOf(MINE.get(first + at)!)) : testLeaf(first + at))));
  await log.integrate();
};

const write = async (path: string, bytes: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
};

const logFolder = async (name: string, files: ReadonlyMap<string, Uint8Array> = storage.files): Promise<string> => {
  for (const [path, bytes] of files) await write(join(folder, name, path), bytes);
  return join(folder, name);
};

const exportFiles = async (enclosed = true): Promise<ExportFile[]> => {
  const checkpoint = Buffer.from(storage.files.get("checkpoint")!).toString("utf8");
  const node = nodeReader(storage.read, 600);
  const facts = await Promise.all([...MINE].map(async ([index, version]) => ({ version, index, bytes: bytesOf(version), receipt: await makeReceipt({ node, checkpoint, index, key, version }) })));
  const bundles = enclosed ? await enclosedBundles(storage.read, 600) : undefined;
  return [...buildExportFiles({ chain: "chain-1", madeAt: "2026-03-02T01:00:00Z", checkpoint, vkeys: [signer.vkey], matters: [{ matter: "letter", key, facts }], bundles })];
};

const exportFolder = async (name: string, files: readonly ExportFile[]): Promise<string> => {
  for (const { path, bytes } of files) await write(join(folder, name, path), bytes);
  return join(folder, name);
};

const exportZip = async (name: string, files: readonly ExportFile[]): Promise<string> => {
  const zip = new ZipFile();
  for (const { path, bytes } of files) zip.addBuffer(Buffer.from(bytes), path);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(folder, name)));
  return join(folder, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yihan-verify-"));
  storage = memoryStorage();
  await appendTo(storage, 300);
  earlier = join(folder, "earlier");
  await writeFile(earlier, storage.files.get("checkpoint")!);
  await appendTo(storage, 600);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a log in a folder", () => {
  test("holds under the key that was given", async () => {
    const place = await logFolder("whole");
    const { code, out, err } = await ran(["verify", place, "--key", signer.vkey, "--earlier", earlier]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("通过");
    expect(out).toMatch(/条目数\s+600/);
    expect(out).toContain("未核验");
  });

  test("holds in English, as JSON, with the place behind the keys", async () => {
    const place = await logFolder("whole");
    const { code, out } = await ran(["--lang", "en", "--json", "verify", "--key", signer.vkey, place]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ what: "log", ok: true, size: 600, trusted: "given" });
  });

  test("says that it believed the key that came with the log", async () => {
    const place = await logFolder("with-keys");
    await writeFile(join(place, "keys"), `${signer.vkey}\n`);
    const { code, out } = await ran(["verify", place, "--lang", "en"]);
    expect(code).toBe(0);
    expect(out).toContain("the key that came with it (unchecked");
  });

  test("without any key is bad usage that says what to do", async () => {
    const { code, err } = await ran(["verify", await logFolder("whole"), "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).toContain("--key");
  });

  test("names the index and the class of a flipped byte", async () => {
    const place = await logFolder("flipped");
    const path = join(place, "tile/entries/000");
    const bytes = await readFile(path);
    bytes[66 * 17 + 30]! ^= 1;
    await writeFile(path, bytes);
    const { code, out, err } = await ran(["verify", place, "--key", signer.vkey, "--lang", "en"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("FAILED: An entry of the log was altered.");
    expect(out).toMatch(/first bad index\s+17\n/);
  });

  test("shows a span where the log was signed with another key", async () => {
    const { code, out } = await ran(["verify", await logFolder("whole"), "--key", testSigner(signer.name, 8).vkey, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, class: "foreign-signature", span: { from: 0, to: 600 } });
  });

  test("is rolled back against a checkpoint from later", async () => {
    const short = memoryStorage();
    await appendTo(short, 300);
    const later = join(folder, "later");
    await writeFile(later, storage.files.get("checkpoint")!);
    const { code, out } = await ran(["verify", await logFolder("short", short.files), "--key", signer.vkey, "--earlier", later, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "tail-deleted", index: 300 });
  });

  test("that is no log at all is bad usage", async () => {
    expect((await ran(["verify", join(folder, "nowhere")])).code).toBe(2);
    await mkdir(join(folder, "empty"), { recursive: true });
    expect((await ran(["verify", join(folder, "empty")])).code).toBe(2);
  });
});

describe("a data folder", () => {
  const facts = [1, 2, 3].map((version): Fact => ({ matter: "m", version, service: "approval", flow: "f", step: "s", chain: "m", lane: "ordinary", time: 1_767_000_000_000 + version, key, command: `c${version}`, fingerprint: "x", data: bytesOf(version) }));

  /** A data folder as the services leave it, the log's key included. */
  const dataFolder = async (name: string): Promise<string> => {
    const data = join(folder, name);
    const ports = openEmbedded({ data, clock: movableClock(1_767_000_000_000) });
    const own = await openSigningKey(join(data, "keys", "log.key"), signer.name);
    await ports.views.define("audit", [{ name: LEAVES, revision: 1, fields: ["index"] }]);
    const log = await openLog({ storage: ports.logStorage, origin: own.name, signer: own });
    const ledger = await openLedger(ports.views, log, (error) => expect(error).toBeUndefined());
    for (const fact of facts) await ports.storeOf("approval").append(fact);
    await ledger.take(facts);
    await ledger.integrate();
    await ports.close();
    return data;
  };
  const edit = (data: string, sql: string): void => {
    const db = new DatabaseSync(join(data, "yihan.db"));
    db.exec(sql);
    db.close();
  };

  test("is verified with its rows, under its own key", async () => {
    const { code, out } = await ran(["verify", await dataFolder("whole-data"), "--json"]);
    expect(code).toBe(0);
    const verdict = JSON.parse(out) as { size: number; rows: number };
    expect(verdict).toMatchObject({ ok: true, trusted: "own" });
    expect(verdict.rows).toBe(verdict.size);
  });

  test("names the entry whose database row was edited", async () => {
    const data = await dataFolder("edited-data");
    edit(data, `UPDATE "fact.approval" SET data = x'00' WHERE version = 2`);
    const { code, out } = await ran(["verify", data, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "row-edited", index: 1 });
  });

  test("names the entry whose fact is gone, and the first entry without a row", async () => {
    const data = await dataFolder("emptied-data");
    edit(data, `DELETE FROM "fact.approval" WHERE version = 3`);
    expect(JSON.parse((await ran(["verify", data, "--json"])).out)).toMatchObject({ class: "row-edited", index: 2 });
    edit(data, `DELETE FROM "view.leaves@1"`);
    expect(JSON.parse((await ran(["verify", data, "--json"])).out)).toMatchObject({ class: "row-edited", index: 0 });
  });

  test("of a running service is verified without its rows, and says so", async () => {
    const data = await dataFolder("running-data");
    const ports = openEmbedded({ data, clock: movableClock(1_767_000_000_000) });
    const { code, out } = await ran(["verify", data, "--lang", "en"]);
    await ports.close();
    expect(code).toBe(0);
    expect(out).toContain("the database rows (the service is running");
  });
});

describe("a log at a URL", () => {
  const serving = (files: ReadonlyMap<string, Uint8Array>, more: Answers = {}): Answers => ({
    ...Object.fromEntries([...files].map(([path, bytes]) => [`GET /log/${path}`, () => ({ bytes })])),
    "GET /log/keys": () => ({ bytes: `${signer.vkey}\n` }),
    ...more,
  });

  test("is found below the site and verified", async () => {
    const gateway = await fakeGateway(serving(storage.files));
    try {
      for (const place of [`http://127.0.0.1:${gateway.port}`, `http://127.0.0.1:${gateway.port}/log/`]) {
        const { code, out } = await ran(["verify", place, "--json"]);
        expect(code).toBe(0);
        expect(JSON.parse(out)).toMatchObject({ ok: true, size: 600, trusted: "enclosed" });
      }
    } finally {
      await gateway.close();
    }
  });

  test("that moves on while it is read is read again from its new checkpoint", async () => {
    const old = memoryStorage();
    await appendTo(old, 300);
    let asked = 0;
    const moved = new Map(storage.files);
    moved.delete("tile/1/000.p/1");
    const answers = serving(moved, { "GET /log/checkpoint": () => ({ bytes: (asked++ < 2 ? old : storage).files.get("checkpoint")! }) });
    const gateway = await fakeGateway(answers);
    try {
      const { code, out } = await ran(["verify", `http://127.0.0.1:${gateway.port}/log`, "--key", signer.vkey, "--json"]);
      expect(JSON.parse(out)).toMatchObject({ ok: true, size: 600 });
      expect(code).toBe(0);
    } finally {
      await gateway.close();
    }
  });

  test("is read at the pace its server allows", async () => {
    let asked = 0;
    const gateway = await fakeGateway(serving(storage.files, { "GET /log/tile/0/000": () => (asked++ === 0 ? { status: 429, json: {}, headers: { "retry-after": "0.01" } } : { bytes: storage.files.get("tile/0/000")! }) }));
    try {
      expect((await ran(["verify", `http://127.0.0.1:${gateway.port}/log`])).code).toBe(0);
      expect(asked).toBe(2);
    } finally {
      await gateway.close();
    }
  });

  test("that can't be reached ends with 3 and says so", async () => {
    const gateway = await fakeGateway({});
    await gateway.close();
    const { code, err } = await ran(["verify", `http://127.0.0.1:${gateway.port}/log`, "--lang", "en"]);
    expect(code).toBe(3);
    expect(err).toContain("can't be read");
  });
});

describe("an export", () => {
  test("verifies offline, as a zip and as a folder", async () => {
    const files = await exportFiles();
    for (const place of [await exportZip("chain.zip", files), await exportFolder("chain", files)]) {
      const { code, out } = await ran(["verify", place, "--key", signer.vkey, "--lang", "en"]);
      expect(code).toBe(0);
      expect(out).toMatch(/facts\s+2\n/);
      expect(out).toMatch(/nothing left out\s+proven/);
    }
  });

  test("without the log says that absence was not checked, and checks it where the log is named", async () => {
    const place = await exportZip("small.zip", await exportFiles(false));
    const alone = await ran(["verify", place, "--key", signer.vkey, "--lang", "en"]);
    expect(alone.code).toBe(0);
    expect(alone.out).toContain("whether a later fact exists");
    const withLog = await ran(["verify", place, "--key", signer.vkey, "--log", await logFolder("whole"), "--json"]);
    expect(withLog.code).toBe(0);
    expect(JSON.parse(withLog.out)).toMatchObject({ ok: true, absence: "proven" });
  });

  test("is held against what others saw of its log", async () => {
    const forked = memoryStorage();
    const log = await openLog({ storage: forked, origin: signer.name, signer });
    log.append(Array.from({ length: 600 }, (_, at) => testLeaf(at + 1)));
    await log.integrate();
    const other = join(folder, "other");
    await writeFile(other, forked.files.get("checkpoint")!);
    const place = await exportZip("forked.zip", await exportFiles(false));
    expect((await ran(["verify", place, "--key", signer.vkey, "--other", other])).code).toBe(2);
    const { code, out } = await ran(["verify", place, "--key", signer.vkey, "--log", await logFolder("whole"), "--other", other, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ what: "log", class: "forked" });
  });

  test("fails at the right index after one byte is changed", async () => {
    const files = (await exportFiles()).map((file) => (file.path.endsWith("/2.pb") ? { ...file, bytes: Buffer.from("fact 9") } : file));
    const { code, out } = await ran(["verify", await exportZip("altered.zip", files), "--key", signer.vkey, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "fact-altered", matter: "letter", version: 2, index: 299 });
  });

  test("fails after a fact is left out", async () => {
    const files = (await exportFiles()).filter(({ path }) => !path.includes("/2."));
    const { code, out } = await ran(["verify", await exportZip("short.zip", files), "--key", signer.vkey, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "fact-left-out", version: 2, index: 299 });
  });

  test("fails after a fact is put in twice", async () => {
    const files = await exportFiles();
    const twice = files.find(({ path }) => path.endsWith("/1.pb"))!;
    const { code, out } = await ran(["verify", await exportZip("twice.zip", [...files, { ...twice, path: twice.path.replace("/1.pb", "/3.pb") }]), "--key", signer.vkey, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "fact-doubled", version: 1, index: 3 });
  });

  test("that is not a zip is refused with a sentence", async () => {
    const place = join(folder, "not-a-zip.zip");
    await writeFile(place, "hello");
    const { code, err } = await ran(["verify", place]);
    expect(code).toBe(1);
    expect(err).toContain("无法核验");
  });
});
