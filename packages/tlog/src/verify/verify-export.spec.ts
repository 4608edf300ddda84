import { crc32, deflateRawSync } from "node:zlib";
import { buildExportFiles, enclosedBundles, type ExportFile, type ExportInput } from "../export-layout.ts";
import { sha256 } from "../hash.ts";
import { makeLeaf } from "../leaf.ts";
import { openLog } from "../log.ts";
import { nodeReader } from "../node-reader.ts";
import { openZip } from "../read-zip.ts";
import { makeReceipt } from "../receipt.ts";
import { TlogError } from "../tlog-error.ts";
import { memoryStorage, testLeaf, testSigner, type MemoryStorage } from "../testing.ts";
import { filesOf } from "./export-files.ts";
import { verifyExport } from "./verify-export.ts";

const signer = testSigner();
const vkeys = [signer.vkey];
const keys = { letter: new Uint8Array(32).fill(1), clue: new Uint8Array(32).fill(2) };
const paper = Buffer.from("a licence, scanned");
const paperHash = Buffer.from(sha256(paper)).toString("hex");
/** Where each fact stands in the log: [matter, version, index]. */
const PLACES = [
  ["letter", 1, 3],
  ["letter", 2, 40],
  ["letter", 3, 41],
  ["clue", 1, 299],
  ["letter", 4, 300],
  ["clue", 2, 310],
] as const;
const factBytes = (matter: string, version: number) =>
  Buffer.from(`fact ${version} of ${matter}${matter === "letter" && version === 1 ? `, paper ${paperHash}` : ""}`);
const indexOf = (matter: string, version: number) =>
  PLACES.find((place) => place[0] === matter && place[1] === version)![2];

let storage: MemoryStorage;
let input: ExportInput;

async function receiptOf(matter: keyof typeof keys, version: number, checkpoint: string, size: number) {
  return makeReceipt({
    node: nodeReader(storage.read, size),
    checkpoint,
    index: indexOf(matter, version),
    key: keys[matter],
    version,
  });
}

async function inputAt(size: number, enclosed: boolean): Promise<ExportInput> {
  const checkpoint = Buffer.from((await storage.read("checkpoint"))!).toString("utf8");
  const matters = await Promise.all(
    (["letter", "clue"] as const).map(async (matter) => {
      const places = PLACES.filter((place) => place[0] === matter);
      const facts = await Promise.all(
        places.map(async ([, version, index]) => ({
          version,
          index,
          bytes: factBytes(matter, version),
          receipt: await receiptOf(matter, version, checkpoint, size),
          papers: matter === "letter" && version === 1 ? [paperHash] : [],
        })),
      );
      return { matter, key: keys[matter], facts };
    }),
  );
  return {
    chain: "chain-1",
    madeAt: "2026-03-02T09:00:00+08:00",
    checkpoint,
    vkeys,
    matters,
    papers: [{ sha256: paperHash, bytes: paper }],
    bundles: enclosed ? await enclosedBundles(storage.read, size) : undefined,
    timeline: { note: "for people" },
  };
}

beforeAll(async () => {
  storage = memoryStorage();
  const log = await openLog({ storage, origin: signer.name, signer });
  log.append(
    Array.from({ length: 320 }, (_, at) => {
      const place = PLACES.find(([, , index]) => index === at);
      return place ? makeLeaf(keys[place[0]], place[1], factBytes(place[0], place[1])) : testLeaf(at);
    }),
  );
  await log.integrate();
  input = await inputAt(320, true);
});

const files = (from: ExportInput = input) => [...buildExportFiles(from)];
const verify = (all: ExportFile[], trust: Parameters<typeof verifyExport>[1] = { vkeys }) =>
  verifyExport(filesOf(all), trust);
const editFile = (path: string, edit: (bytes: Buffer) => Buffer) =>
  files().map((file) => (file.path === path ? { path, bytes: edit(Buffer.from(file.bytes)) } : file));
const editJson = (all: ExportFile[], path: string, edit: (value: never) => void) =>
  all.map((file) => {
    if (file.path !== path) return file;
    const value = JSON.parse(Buffer.from(file.bytes).toString());
    edit(value as never);
    return { path, bytes: Buffer.from(JSON.stringify(value)) };
  });
const without = (all: ExportFile[], ...paths: string[]) => all.filter(({ path }) => !paths.includes(path));

type Manifest = {
  matters: { matter: string; facts: { version: number; index: number; file: string; papers: string[] }[] }[];
  absence: string;
};
const dropListed = (version: number) => (manifest: Manifest) =>
  void (manifest.matters[0]!.facts = manifest.matters[0]!.facts.filter((fact) => fact.version !== version));

describe("a chain export", () => {
  test("verifies alone, and proves that nothing is missing", async () => {
    expect(await verify(files())).toEqual({
      ok: true,
      chain: "chain-1",
      origin: signer.name,
      size: 320,
      trusted: "given",
      absence: "proven",
      matters: 2,
      facts: 6,
      papers: 1,
      withheld: [],
      unbound: [],
    });
  });

  test("says so when it had to believe the enclosed keys", async () => {
    expect(await verify(files(), {})).toMatchObject({ ok: true, trusted: "enclosed" });
  });

  test("is refused under another key", async () => {
    expect(await verify(files(), { vkeys: [testSigner(signer.name, 9).vkey] })).toMatchObject({
      ok: false,
      class: "checkpoint-untrusted",
    });
  });

  test("names papers that facts hold and that were withheld", async () => {
    const papersOf = (bytes: Uint8Array) =>
      [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/[0-9a-f]{64}/g),
      ].map(String);
    expect(await verify(files(), { vkeys, papersOf })).toMatchObject({ ok: true, withheld: [] });
    const held = editJson(
      without(files(), `papers/${paperHash}`),
      "manifest.json",
      (manifest: Manifest) => void (manifest.matters[0]!.facts[0]!.papers = []),
    );
    expect(await verify(held, { vkeys, papersOf })).toMatchObject({
      ok: true,
      withheld: [{ matter: "letter", version: 1, sha256: paperHash }],
    });
    const moved = editJson(files(), "manifest.json", (manifest: Manifest) =>
      manifest.matters[0]!.facts[1]!.papers.push(paperHash),
    );
    expect(await verify(moved, { vkeys, papersOf })).toMatchObject({
      ok: false,
      class: "paper-altered",
      matter: "letter",
      version: 2,
      index: 40,
    });
  });

  test("holds receipts that were made earlier", async () => {
    const small = memoryStorage();
    const log = await openLog({ storage: small, origin: signer.name, signer });
    log.append(
      Array.from({ length: 50 }, (_, at) =>
        at === 3
          ? makeLeaf(keys.letter, 1, factBytes("letter", 1))
          : at === 40
            ? makeLeaf(keys.letter, 2, factBytes("letter", 2))
            : at === 41
              ? makeLeaf(keys.letter, 3, factBytes("letter", 3))
              : testLeaf(at),
      ),
    );
    const { checkpoint } = await log.integrate();
    const earlier = await makeReceipt({
      node: nodeReader(small.read, 50),
      checkpoint,
      index: 3,
      key: keys.letter,
      version: 1,
    });
    expect(await verify(editFile("facts/letter/1.tlog-proof", () => Buffer.from(earlier)))).toMatchObject({ ok: true });
  });
});

describe("papers", () => {
  const other = Buffer.from("another licence");
  const otherHash = Buffer.from(sha256(other)).toString("hex");
  const exchanged = () =>
    editJson(
      [...without(files(), `papers/${paperHash}`), { path: `papers/${otherHash}`, bytes: other }],
      "manifest.json",
      (manifest: Manifest) => void (manifest.matters[0]!.facts[0]!.papers = [otherHash]),
    );

  test("exchanged together with their line in the manifest are found out by the fact's own bytes", async () => {
    const about = { matter: "letter", version: 1, index: 3, path: `papers/${otherHash}` };
    expect(await verify(exchanged())).toMatchObject({ ok: false, class: "paper-altered", ...about });
  });

  test("of a fact that can't be read are said to be vouched for by the manifest only", async () => {
    const unbound = [{ matter: "letter", version: 1, sha256: otherHash }];
    expect(await verify(exchanged(), { vkeys, papersOf: () => undefined })).toMatchObject({ ok: true, unbound });
  });
});

describe("an export is refused, and the fact named", () => {
  test.each(PLACES)("after one byte of fact %s/%i is changed", async (matter, version, index) => {
    const all = editFile(`facts/${matter}/${version}.pb`, (bytes) => {
      bytes[4]! ^= 1;
      return bytes;
    });
    expect(await verify(all)).toMatchObject({ ok: false, class: "fact-altered", matter, version, index });
  });

  test.each([1, 2, 4])("after fact %i is left out: its files, its line, and the count", async (version) => {
    const index = indexOf("letter", version);
    const noFile = without(files(), `facts/letter/${version}.pb`);
    expect(await verify(noFile)).toMatchObject({ ok: false, class: "fact-left-out", matter: "letter", version, index });
    const noLine = editJson(
      without(noFile, `facts/letter/${version}.tlog-proof`),
      "manifest.json",
      dropListed(version),
    );
    expect(await verify(noLine)).toMatchObject({ ok: false, class: "fact-left-out", matter: "letter", version, index });
  });

  test("after the last fact is left out and the matter says to have one fewer: the log holds the next tag", async () => {
    const all = editJson(
      without(files(), "facts/letter/4.pb", "facts/letter/4.tlog-proof"),
      "manifest.json",
      dropListed(4),
    );
    const fewer = editJson(all, "matters/letter.json", (about: { versions: number }) => void about.versions--);
    expect(await verify(fewer)).toMatchObject({
      ok: false,
      class: "fact-left-out",
      matter: "letter",
      version: 4,
      index: 300,
    });
  });

  test("after a fact is left out and the later ones are numbered down", async () => {
    const matters = input.matters.map((entry) =>
      entry.matter === "letter"
        ? {
            ...entry,
            facts: entry.facts.filter(({ version }) => version !== 2).map((fact, at) => ({ ...fact, version: at + 1 })),
          }
        : entry,
    );
    expect(await verify(files({ ...input, matters }))).toMatchObject({
      ok: false,
      class: "fact-left-out",
      matter: "letter",
      version: 2,
      index: 40,
    });
  });

  test("after a fact is put in twice: as a file of the same name, beside the listed ones, in the list, and as a later version", async () => {
    const same = files().find(({ path }) => path === "facts/letter/2.pb")!;
    expect(await verify([...files(), same])).toMatchObject({
      ok: false,
      class: "fact-doubled",
      matter: "letter",
      version: 2,
      index: 40,
    });
    expect(await verify([...files(), { path: "facts/letter/5.pb", bytes: same.bytes }])).toMatchObject({
      ok: false,
      class: "fact-doubled",
      matter: "letter",
      version: 2,
      index: 40,
    });
    const listed = editJson(files(), "manifest.json", (manifest: Manifest) =>
      manifest.matters[0]!.facts.push(manifest.matters[0]!.facts[1]!),
    );
    expect(await verify(listed)).toMatchObject({
      ok: false,
      class: "fact-doubled",
      matter: "letter",
      version: 2,
      index: 40,
    });
    const matters = input.matters.map((entry) =>
      entry.matter === "letter" ? { ...entry, facts: [...entry.facts, { ...entry.facts[1]!, version: 5 }] } : entry,
    );
    expect(await verify(files({ ...input, matters }))).toMatchObject({
      ok: false,
      class: "fact-doubled",
      matter: "letter",
      version: 5,
      index: 40,
    });
  });

  test("with the receipt of another fact, of the same matter or another", async () => {
    for (const other of [input.matters[0]!.facts[2]!, input.matters[1]!.facts[0]!]) {
      const all = editFile("facts/letter/2.tlog-proof", () => Buffer.from(other.receipt));
      expect(await verify(all)).toMatchObject({
        ok: false,
        class: "receipt-of-another-fact",
        matter: "letter",
        version: 2,
        index: 40,
      });
    }
    expect(await verify(without(files(), "facts/letter/2.tlog-proof"))).toMatchObject({
      ok: false,
      class: "receipt-missing",
      matter: "letter",
      version: 2,
      index: 40,
    });
  });

  test("with a changed, a missing or a foreign paper", async () => {
    const path = `papers/${paperHash}`;
    const about = { matter: "letter", version: 1, index: 3, path };
    expect(await verify(editFile(path, () => Buffer.from("another licence")))).toMatchObject({
      ok: false,
      class: "paper-altered",
      ...about,
    });
    expect(await verify(without(files(), path))).toMatchObject({ ok: false, class: "paper-left-out", ...about });
    expect(await verify([...files(), { path: `papers/${"0".repeat(64)}`, bytes: paper }])).toMatchObject({
      ok: false,
      class: "unexpected-file",
    });
  });

  test("with a changed or missing entry of the enclosed log", async () => {
    const flipped = editFile("log/tile/entries/000", (bytes) => {
      bytes[70]! ^= 1;
      return bytes;
    });
    expect(await verify(flipped)).toMatchObject({ ok: false, class: "log-altered" });
    expect(await verify(without(files(), "log/tile/entries/001.p/64"))).toMatchObject({
      ok: false,
      class: "log-altered",
      index: 256,
    });
  });

  test("with a second leaf of the same version in the log", async () => {
    const twice = memoryStorage();
    const log = await openLog({ storage: twice, origin: signer.name, signer });
    log.append([
      makeLeaf(keys.letter, 1, factBytes("letter", 1)),
      makeLeaf(keys.letter, 1, Buffer.from("another fact 1")),
    ]);
    const { checkpoint } = await log.integrate();
    const receipt = await makeReceipt({
      node: nodeReader(twice.read, 2),
      checkpoint,
      index: 0,
      key: keys.letter,
      version: 1,
    });
    const facts = [{ version: 1, index: 0, bytes: factBytes("letter", 1), receipt }];
    const all = files({
      chain: "c",
      madeAt: "2026-03-02",
      checkpoint,
      vkeys,
      matters: [{ matter: "letter", key: keys.letter, facts }],
      bundles: await enclosedBundles(twice.read, 2),
    });
    expect(await verify(all)).toMatchObject({
      ok: false,
      class: "fact-doubled",
      matter: "letter",
      version: 1,
      index: 1,
    });
  });

  test("with a receipt from a fork of the log", async () => {
    const fork = memoryStorage();
    const log = await openLog({ storage: fork, origin: signer.name, signer });
    log.append([
      testLeaf(0),
      testLeaf(1),
      testLeaf(2),
      makeLeaf(keys.letter, 1, factBytes("letter", 1)),
      testLeaf(9999),
    ]);
    const { checkpoint } = await log.integrate();
    const receipt = await makeReceipt({
      node: nodeReader(fork.read, 5),
      checkpoint,
      index: 3,
      key: keys.letter,
      version: 1,
    });
    expect(await verify(editFile("facts/letter/1.tlog-proof", () => Buffer.from(receipt)))).toMatchObject({
      ok: false,
      class: "forked",
      matter: "letter",
      version: 1,
    });
  });

  test.each(["manifest.json", "matters/letter.json", "checkpoint"])(
    "without its %s, or with nonsense in it",
    async (path) => {
      expect(await verify(without(files(), path))).toMatchObject({ ok: false, class: "export-malformed" });
      for (const nonsense of ["", "null", "[]", "{}", '{"format":"yihan-chain-export/1"}'])
        expect(await verify(editFile(path, () => Buffer.from(nonsense)))).toMatchObject({ ok: false });
    },
  );
});

describe("an export of a log too large to go along", () => {
  test("is genuine but unproven alone, and proven against the log, which may have grown", async () => {
    const large = await inputAt(320, false);
    expect(await verify(files(large))).toMatchObject({ ok: true, absence: "unproven" });
    expect(await verify(files(large), { vkeys, log: storage.read })).toMatchObject({ ok: true, absence: "proven" });

    const grown = memoryStorage(new Map(storage.files));
    const log = await openLog({ storage: grown, origin: signer.name, signer });
    log.append([makeLeaf(keys.letter, 5, Buffer.from("a later fact")), testLeaf(500)]);
    await log.integrate();
    expect(await verify(files(large), { vkeys, log: grown.read })).toMatchObject({
      ok: true,
      absence: "proven",
      size: 320,
    });

    const fewer = {
      ...large,
      matters: large.matters.map((entry) => ({
        ...entry,
        facts: entry.facts.slice(0, entry.matter === "letter" ? 3 : 2),
      })),
    };
    expect(await verify(files(fewer), { vkeys, log: grown.read })).toMatchObject({
      ok: false,
      class: "fact-left-out",
      matter: "letter",
      version: 4,
      index: 300,
    });
  });

  test("is refused when the log does not verify", async () => {
    const spoilt = memoryStorage(new Map([...storage.files].map(([path, bytes]) => [path, Buffer.from(bytes)])));
    spoilt.files.get("tile/entries/000")![70]! ^= 1;
    expect(await verify(files(await inputAt(320, false)), { vkeys, log: spoilt.read })).toMatchObject({
      ok: false,
      class: "log-altered",
      index: 1,
    });
  });
});

describe("a zip", () => {
  /** A zip without compression (APPNOTE 4.3), so that each of its bytes is known here. */
  function zipOf(all: { path: string; bytes: Uint8Array }[]): Buffer {
    const locals: Buffer[] = [];
    const centrals: Buffer[] = [];
    for (const { path, bytes } of all) {
      const name = Buffer.from(path);
      const shared = Buffer.alloc(26);
      shared.writeUInt16LE(20, 0);
      shared.writeUInt32LE(crc32(bytes), 10);
      shared.writeUInt32LE(bytes.length, 14);
      shared.writeUInt32LE(bytes.length, 18);
      shared.writeUInt16LE(name.length, 22);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(
        locals.reduce((sum, part) => sum + part.length, 0),
        10,
      );
      locals.push(Buffer.from("PK\x03\x04"), shared, name, Buffer.from(bytes));
      centrals.push(Buffer.from("PK\x01\x02\x14\x00"), shared, rest, name);
    }
    const body = Buffer.concat(locals);
    const directory = Buffer.concat(centrals);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06");
    end.writeUInt16LE(all.length, 8);
    end.writeUInt16LE(all.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(body.length, 16);
    return Buffer.concat([body, directory, end]);
  }

  test("of an export verifies, and a fact that is in it twice is named", async () => {
    const zip = await openZip(zipOf(files()));
    expect(await verifyExport(zip, { vkeys })).toMatchObject({ ok: true, facts: 6 });
    zip.close();
    const same = files().find(({ path }) => path === "facts/clue/2.pb")!;
    const doubled = await openZip(zipOf([...files(), same]));
    expect(await verifyExport(doubled, { vkeys })).toMatchObject({
      ok: false,
      class: "fact-doubled",
      matter: "clue",
      version: 2,
      index: 310,
    });
    doubled.close();
  });

  test("with too many files, too much in them, or a name that leads outside is refused", async () => {
    const zip = zipOf(files());
    await expect(openZip(zip, { entries: 5 })).rejects.toMatchObject({ code: "too-large" });
    await expect(openZip(zip, { totalBytes: 1000 })).rejects.toMatchObject({ code: "too-large" });
    await expect(openZip(zip, { fileBytes: 1000 })).rejects.toMatchObject({ code: "too-large" });
    for (const path of ["../x", "/x", "a\\b", "C:/x"])
      await expect(openZip(zipOf([{ path, bytes: paper }]))).rejects.toMatchObject({ code: "malformed" });
    await expect(openZip(Buffer.from("not a zip"))).rejects.toMatchObject({ code: "malformed" });
  });

  test("whose file is longer than it declares fails when that is read", async () => {
    const zip = zipOf([{ path: "checkpoint", bytes: deflateRawSync(Buffer.alloc(5000)) }]);
    const central = zip.indexOf("PK\x01\x02");
    zip.writeUInt16LE(8, zip.indexOf("PK\x03\x04") + 8);
    zip.writeUInt16LE(8, central + 10);
    zip.writeUInt32LE(10, central + 24);
    const opened = await openZip(zip);
    await expect(opened.read("checkpoint")).rejects.toMatchObject({ code: "malformed" });
    opened.close();
  });
});

test("names the fact whose file can't be unpacked", async () => {
  const whole = filesOf(files());
  const broken = {
    paths: whole.paths,
    read: async (path: string) => {
      if (path === "facts/letter/2.pb") throw new TlogError("malformed", "the zip can't be read");
      return whole.read(path);
    },
  };
  expect(await verifyExport(broken, { vkeys })).toMatchObject({
    class: "fact-altered",
    matter: "letter",
    version: 2,
    index: 40,
  });
});

test("tells of each fact as it is found to hold, and of none after the first fault", async () => {
  const told: string[] = [];
  const onFact = ({ matter, version }: { matter: string; version: number }) => void told.push(`${matter}/${version}`);
  await verifyExport(filesOf(buildExportFiles(input)), { vkeys, onFact });
  expect(told).toEqual(["letter/1", "letter/2", "letter/3", "letter/4", "clue/1", "clue/2"]);
  told.length = 0;
  const altered = [...buildExportFiles(input)].map((file) =>
    file.path === "facts/letter/3.pb" ? { ...file, bytes: Buffer.from("other") } : file,
  );
  await verifyExport(filesOf(altered), { vkeys, onFact });
  expect(told).toEqual(["letter/1", "letter/2"]);
});
