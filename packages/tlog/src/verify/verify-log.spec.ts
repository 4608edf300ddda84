import fc from "fast-check";
import { signCheckpoint } from "../checkpoint.ts";
import { encodeBundle, readBundle } from "../entry-bundle.ts";
import { openLog } from "../log.ts";
import { signNote } from "../note.ts";
import { nodeReader } from "../node-reader.ts";
import { rootOf } from "../proof.ts";
import { memoryStorage, testLeaf, testSigner, type MemoryStorage } from "../testing.ts";
import { verifyLog } from "./verify-log.ts";

const signer = testSigner();
const origin = signer.name;
const vkeys = [signer.vkey];
const SIZE = 1000;
const leavesTo = (size: number) => Array.from({ length: size }, (_, at) => testLeaf(at));

async function logOf(leaves: Uint8Array[], key = signer) {
  const storage = memoryStorage();
  const log = await openLog({ storage, origin, signer: key });
  log.append(leaves);
  const { checkpoint, root } = await log.integrate();
  return { storage, checkpoint, root };
}

/** The path of the bundle an index stands in, and its place there. */
const bundlePath = (index: number) =>
  index < 768 ? `tile/entries/00${Math.floor(index / 256)}` : "tile/entries/003.p/232";

function editBundle(storage: MemoryStorage, index: number, edit: (entries: Uint8Array[], at: number) => void) {
  const path = bundlePath(index);
  const { entries } = readBundle(storage.files.get(path)!);
  edit(entries, index % 256);
  storage.files.set(path, Buffer.from(encodeBundle(entries)));
}

/** Puts other leaves into the bundles of a log and leaves its tiles as they are. */
function refill(storage: MemoryStorage, leaves: Uint8Array[]) {
  for (const path of [...storage.files.keys()].filter((name) => name.startsWith("tile/entries/"))) {
    const from = Number(path.slice(13, 16)) * 256;
    storage.files.set(path, Buffer.from(encodeBundle(leaves.slice(from, from + 256))));
  }
}

let whole: Awaited<ReturnType<typeof logOf>>;
beforeAll(async () => {
  whole = await logOf(leavesTo(SIZE));
});

const tampered = () =>
  memoryStorage(new Map([...whole.storage.files].map(([path, bytes]) => [path, Buffer.from(bytes)])));
const verify = (
  storage: MemoryStorage,
  held: { earlier?: string[]; others?: string[]; rows?: { index: number; leaf: Uint8Array }[] } = {},
) => verifyLog({ read: storage.read, vkeys, ...held });

describe("a log that nobody touched", () => {
  test.each([0, 1, 255, 256, 257, 1000])(
    "holds at %i leaves, with its earlier checkpoints, others' and its rows",
    async (size) => {
      const { storage, checkpoint, root } = await logOf(leavesTo(size));
      const half = await logOf(leavesTo(Math.floor(size / 2)));
      const rows = leavesTo(size).map((leaf, index) => ({ index, leaf }));
      expect(
        await verify(storage, { earlier: [half.checkpoint, checkpoint], others: [half.checkpoint], rows }),
      ).toEqual({ ok: true, origin, size, root, rows: size, earlier: 2, others: 1, unchecked: 0 });
    },
  );

  test("holds when a full tile answers for the partial ones", async () => {
    const storage = memoryStorage();
    const log = await openLog({ storage, origin, signer });
    log.append(leavesTo(200));
    const { checkpoint } = await log.integrate();
    log.append(leavesTo(300).slice(200));
    await log.integrate();
    storage.files.set("checkpoint", Buffer.from(checkpoint));
    expect(await verify(storage)).toMatchObject({ ok: true, size: 200 });
  });
});

describe("of the twelve ways to tamper, each is named with the first bad index", () => {
  const places = [0, 100, 255, 256, 400, 767, 768, 999];

  test.each(places)("a flipped byte in entry %i", async (index) => {
    const storage = tampered();
    editBundle(storage, index, (entries, at) => void (entries[at]![33]! ^= 1));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "entry-altered", index });
  });

  test.each([
    [100, 0],
    [100, 1],
    [999, 1],
  ])("a flipped length of entry %i, byte %i", async (index, byte) => {
    const storage = tampered();
    const bytes = storage.files.get(bundlePath(index))!;
    bytes[(index % 256) * 66 + byte]! ^= 0x40;
    expect(await verify(storage)).toMatchObject({ ok: false, class: "entry-altered", index });
  });

  test.each([0, 100, 254, 256, 400, 768, 998])("entry %i dropped from its bundle", async (index) => {
    const storage = tampered();
    editBundle(storage, index, (entries, at) => void entries.splice(at, 1));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "entry-dropped", index });
  });

  test.each([0, 100, 255, 256, 767, 998])("entry %i dropped and all bundles after it filled anew", async (index) => {
    const storage = tampered();
    refill(storage, leavesTo(SIZE).toSpliced(index, 1));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "entry-dropped", index });
  });

  test.each([
    [0, 1],
    [100, 101],
    [255, 256],
    [3, 900],
    [997, 999],
  ])("entries %i and %i swapped", async (first, second) => {
    const storage = tampered();
    refill(storage, leavesTo(SIZE).with(first, testLeaf(second)).with(second, testLeaf(first)));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "entries-swapped", index: first });
  });

  test.each([
    [0, 1],
    [100, 101],
    [3, 900],
    [900, 3],
  ])("entry %i written a second time over entry %i", async (from, over) => {
    const storage = tampered();
    refill(storage, leavesTo(SIZE).with(over, testLeaf(from)));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "entry-doubled", index: over });
  });

  test.each([0, 100, 254, 255, 600, 767, 768, 998])("entry %i put in a second time after itself", async (index) => {
    const log = tampered();
    refill(log, leavesTo(SIZE).toSpliced(index, 0, testLeaf(index)));
    expect(await verify(log)).toMatchObject({ ok: false, class: "entry-doubled", index: index + 1 });
    const bundle = tampered();
    editBundle(bundle, index, (entries, at) => void entries.splice(at, 0, entries[at]!));
    expect(await verify(bundle)).toMatchObject({ ok: false, class: "entry-doubled", index: index + 1 });
  });

  test.each([
    [100, 0],
    [255, 0],
    [255, 65],
    [300, 1],
    [999, 30],
    [768, 0],
  ])("a bundle cut in entry %i, of which %i bytes remain", async (index, remain) => {
    const storage = tampered();
    const path = bundlePath(index);
    storage.files.set(path, storage.files.get(path)!.subarray(0, (index % 256) * 66 + remain));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "bundle-truncated", index });
  });

  test("a bundle removed", async () => {
    const storage = tampered();
    storage.files.delete("tile/entries/001");
    expect(await verify(storage)).toMatchObject({ ok: false, class: "bundle-truncated", index: 256 });
  });

  test.each([
    ["tile/0/000", 40, 40],
    ["tile/0/001", 0, 256],
    ["tile/0/003.p/232", 231, 999],
    ["tile/1/000.p/3", 1, 256],
  ])("a hash of %s replaced at %i", async (path, at, index) => {
    const storage = tampered();
    storage.files.get(path)!.fill(9, at * 32, at * 32 + 32);
    expect(await verify(storage)).toMatchObject({ ok: false, class: "tile-replaced", index });
  });

  test.each(["tile/0/001", "tile/1/000.p/3"])("%s removed, cut or lengthened", async (path) => {
    for (const change of [
      undefined,
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 1),
      (bytes: Buffer) => Buffer.concat([bytes, bytes]),
    ]) {
      const storage = tampered();
      const bytes = Buffer.from(storage.files.get(path)!);
      if (change) storage.files.set(path, change(bytes));
      else storage.files.delete(path);
      expect(await verify(storage)).toMatchObject({ ok: false, class: "tile-replaced" });
    }
  });

  test("signed with another key", async () => {
    const storage = tampered();
    storage.files.set(
      "checkpoint",
      Buffer.from(signCheckpoint({ origin, size: SIZE, root: whole.root }, [testSigner(origin, 8)])),
    );
    expect(await verify(storage)).toMatchObject({
      ok: false,
      class: "foreign-signature",
      index: 0,
      span: { from: 0, to: SIZE },
    });
  });

  test("a broken signature under a tree known from an earlier checkpoint", async () => {
    const storage = tampered();
    storage.files.set("checkpoint", Buffer.from(whole.checkpoint.replace(/\n\n.*/s, otherSignature())));
    expect(await verify(storage, { earlier: [whole.checkpoint] })).toMatchObject({
      ok: false,
      class: "foreign-signature",
    });
  });

  test("all tiles rebuilt without the key, the true checkpoint left", async () => {
    const { storage } = await logOf(leavesTo(SIZE).with(500, testLeaf(5000)));
    storage.files.set("checkpoint", Buffer.from(whole.checkpoint));
    expect(await verify(storage)).toMatchObject({
      ok: false,
      class: "rebuilt-without-key",
      span: { from: 0, to: SIZE },
    });
    const earlier = [(await logOf(leavesTo(400))).checkpoint];
    expect(await verify(storage, { earlier })).toMatchObject({
      ok: false,
      class: "rebuilt-without-key",
      index: 400,
      span: { from: 400, to: SIZE },
    });
  });

  test("all tiles rebuilt without the key, under an old signature line", async () => {
    const { storage, checkpoint } = await logOf(leavesTo(SIZE).with(500, testLeaf(5000)), testSigner(origin, 8));
    const text = checkpoint.slice(0, checkpoint.indexOf("\n\n"));
    storage.files.set("checkpoint", Buffer.from(text + whole.checkpoint.slice(whole.checkpoint.indexOf("\n\n"))));
    expect(await verify(storage)).toMatchObject({
      ok: false,
      class: "rebuilt-without-key",
      span: { from: 0, to: SIZE },
    });
  });

  test("an entry and its leaf hash changed, the level above left: the span is one tile", async () => {
    const storage = tampered();
    const { storage: rebuilt } = await logOf(leavesTo(SIZE).with(500, testLeaf(5000)));
    for (const path of ["tile/entries/001", "tile/0/001"]) storage.files.set(path, rebuilt.files.get(path)!);
    expect(await verify(storage)).toMatchObject({
      ok: false,
      class: "rebuilt-without-key",
      span: { from: 256, to: 512 },
    });
  });

  test("rolled back to an older checkpoint, and the tail deleted with it", async () => {
    const longer = await logOf(leavesTo(1300));
    const storage = memoryStorage(new Map([...longer.storage.files, ...whole.storage.files]));
    expect(await verify(storage)).toMatchObject({ ok: true });
    expect(await verify(storage, { earlier: [longer.checkpoint] })).toMatchObject({
      ok: false,
      class: "rolled-back",
      index: SIZE,
    });
    expect(await verify(tampered(), { earlier: [longer.checkpoint] })).toMatchObject({
      ok: false,
      class: "tail-deleted",
      index: SIZE,
    });
  });

  test("rewritten with the true key", async () => {
    const { storage } = await logOf(leavesTo(1200).with(700, testLeaf(5000)));
    expect(await verify(storage)).toMatchObject({ ok: true });
    const earlier = await Promise.all(
      [300, 600, 900, 1100].map(async (size) => (await logOf(leavesTo(size))).checkpoint),
    );
    expect(await verify(storage, { earlier })).toMatchObject({
      ok: false,
      class: "rewritten-with-key",
      index: 600,
      span: { from: 600, to: 900 },
    });
    expect(await verify(storage, { earlier: [whole.checkpoint] })).toMatchObject({
      ok: false,
      class: "rewritten-with-key",
      span: { from: 0, to: SIZE },
    });
  });

  test("forked: another holds a checkpoint of the same size, or of a smaller one", async () => {
    const other = (await logOf(leavesTo(SIZE).with(700, testLeaf(5000)))).checkpoint;
    expect(await verify(tampered(), { others: [other] })).toMatchObject({
      ok: false,
      class: "forked",
      span: { from: 0, to: SIZE },
    });
    const smaller = (await logOf(leavesTo(800).with(700, testLeaf(5000)))).checkpoint;
    expect(
      await verify(tampered(), { earlier: [(await logOf(leavesTo(640))).checkpoint], others: [smaller, other] }),
    ).toMatchObject({ ok: false, class: "forked", index: 640, span: { from: 640, to: 800 } });
  });

  test.each(places)("the database row behind entry %i edited", async (index) => {
    const rows = leavesTo(SIZE).map((leaf, at) => ({ index: at, leaf: at === index ? testLeaf(5000) : leaf }));
    expect(await verify(tampered(), { rows })).toMatchObject({ ok: false, class: "row-edited", index });
  });
});

describe("the verifier", () => {
  test("names a missing and an unreadable checkpoint", async () => {
    const storage = tampered();
    storage.files.set("checkpoint", Buffer.from("nothing"));
    expect(await verify(storage)).toMatchObject({ ok: false, class: "checkpoint-malformed" });
    storage.files.delete("checkpoint");
    expect(await verify(storage)).toMatchObject({ ok: false, class: "checkpoint-missing" });
  });

  test("takes nothing as evidence that a trusted key did not sign", async () => {
    const foreign = signCheckpoint({ origin, size: 5, root: whole.root }, [testSigner(origin, 8)]);
    await expect(verify(tampered(), { earlier: [foreign] })).rejects.toMatchObject({ code: "unverified" });
    await expect(verify(tampered(), { others: [foreign] })).rejects.toMatchObject({ code: "unverified" });
  });

  test("passes over signature lines of keys it does not know", async () => {
    const storage = tampered();
    const text = whole.checkpoint.slice(0, whole.checkpoint.indexOf("\n\n") + 1);
    storage.files.set("checkpoint", Buffer.from(signNote(text, [testSigner("witness.example", 4), signer])));
    expect(await verify(storage)).toMatchObject({ ok: true });
  });

  test("counts checkpoints of others that reach further as unchecked", async () => {
    const others = [(await logOf(leavesTo(1100))).checkpoint];
    expect(await verify(tampered(), { others })).toMatchObject({ ok: true, others: 0, unchecked: 1 });
  });

  test("finds a flipped byte anywhere in any file of the log", async () => {
    const paths = [...whole.storage.files.keys()].toSorted();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, place, mask) => {
          const storage = tampered();
          const bytes = storage.files.get(path)!;
          bytes[place % bytes.length]! ^= mask;
          expect((await verify(storage)).ok).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("in a log of three levels it tells a replaced upper tile from a rebuilt lower one", async () => {
    const size = 66_000;
    const leaves = leavesTo(size);
    const { storage, root } = await logOf(leaves);
    expect(await rootOf(nodeReader(storage.read, size), size)).toEqual(Buffer.from(root));
    const spoilt = memoryStorage(new Map([...storage.files].map(([path, bytes]) => [path, Buffer.from(bytes)])));
    spoilt.files.get("tile/1/000")!.fill(9, 32 * 200, 32 * 201);
    expect(await verify(spoilt)).toMatchObject({ ok: false, class: "tile-replaced", index: 200 * 256 });
    const { storage: rebuilt } = await logOf(leaves.with(30_000, testLeaf(100_000)));
    for (const path of ["checkpoint", "tile/2/000.p/1"]) rebuilt.files.set(path, storage.files.get(path)!);
    expect(await verify(rebuilt)).toMatchObject({
      ok: false,
      class: "rebuilt-without-key",
      span: { from: 0, to: 65_536 },
    });
    rebuilt.files.set("tile/1/000", storage.files.get("tile/1/000")!);
    expect(await verify(rebuilt)).toMatchObject({
      ok: false,
      class: "rebuilt-without-key",
      span: { from: 29_952, to: 30_208 },
    });
  });
});

/** A signature line that looks like the log's own and is not. */
function otherSignature(): string {
  const { name, keyId } = signer;
  return signNote("x\n", [{ name, keyId, vkey: signer.vkey, sign: () => new Uint8Array(64) }]).slice(1);
}
