import { encodeBundle } from "./entry-bundle.ts";
import { openLog } from "./log.ts";
import { parseVkey } from "./key.ts";
import { openCheckpoint } from "./checkpoint.ts";
import { leafHash, treeRoot } from "./hash.ts";
import type { Storage } from "./storage.ts";
import { memoryStorage, naiveRoot, testLeaf, testSigner, type MemoryStorage } from "./testing.ts";

const signer = testSigner();
const origin = signer.name;
const leavesFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => testLeaf(from + n));
const open = (storage: Storage, more: { checkpoint?: string; maxBacklog?: number } = {}) =>
  openLog({ storage, origin, signer, ...more });
const rootOfLeaves = (leaves: Uint8Array[]) => Uint8Array.from(treeRoot(Buffer.concat(leaves.map(leafHash))));

async function grow(storage: MemoryStorage, size: number) {
  const log = await open(storage);
  log.append(leavesFrom(log.next(), size));
  return { log, ...(await log.integrate()) };
}

describe("the log", () => {
  test("an empty log is published with the empty root", async () => {
    const { root, size } = await grow(memoryStorage(), 0);
    expect({ root, size }).toEqual({ root: naiveRoot([]), size: 0 });
  });

  test.each([
    [1, ["tile/0/000.p/1", "tile/entries/000.p/1"]],
    [255, ["tile/0/000.p/255", "tile/entries/000.p/255"]],
    [256, ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]],
    [257, ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/1"]],
  ])("a log of %i leaves is exactly these files", async (size, files) => {
    const storage = memoryStorage();
    await grow(storage, size);
    expect([...storage.files.keys()].toSorted()).toEqual(["checkpoint", ...files]);
    expect(storage.writes.at(-1)).toBe("checkpoint");
    expect(storage.files.get(files.find((path) => path.startsWith("tile/entries"))!)).toEqual(
      Buffer.from(encodeBundle(leavesFrom(0, Math.min(size, 256)))),
    );
  });

  test("around 65,536 leaves the third level begins", async () => {
    const storage = memoryStorage();
    for (const [size, top] of [
      [65_535, ["tile/1/000.p/255"]],
      [65_536, ["tile/1/000", "tile/2/000.p/1"]],
      [65_537, ["tile/1/000", "tile/2/000.p/1"]],
    ] as const) {
      const { root } = await grow(storage, size);
      expect([...storage.files.keys()].filter((path) => /^tile\/[12]/.test(path)).toSorted()).toEqual(top);
      expect(root).toEqual(rootOfLeaves(leavesFrom(0, size)));
    }
  });

  test("grown in steps of any width it has the same root as grown at once, and keeps no superseded partial file", async () => {
    const storage = memoryStorage();
    const log = await open(storage);
    for (const step of [1, 3, 250, 2, 1, 600, 256, 87]) {
      log.append(leavesFrom(log.next(), log.next() + step));
      await log.integrate();
    }
    expect(await log.integrate()).toMatchObject({ size: 1200, root: rootOfLeaves(leavesFrom(0, 1200)), leftovers: 0 });
    expect(
      [...storage.files.keys()].filter(
        (path) => /\.p\//.test(path) && !/004/.test(path) && !path.startsWith("tile/1/"),
      ),
    ).toEqual([]);
  });

  test("partial tiles of earlier checkpoints stay until the full tile is published", async () => {
    const storage = memoryStorage();
    await grow(storage, 10);
    await grow(storage, 20);
    expect(storage.files.has("tile/0/000.p/10")).toBe(true);
    await grow(storage, 256);
    expect([...storage.files.keys()].toSorted()).toEqual([
      "checkpoint",
      "tile/0/000",
      "tile/1/000.p/1",
      "tile/entries/000",
    ]);
  });

  test("opening reads the right edge only, and a batch writes only what it touches", async () => {
    const storage = memoryStorage();
    await grow(storage, 70_000);
    storage.reads.length = 0;
    storage.writes.length = 0;
    const log = await open(storage);
    expect(storage.reads.toSorted()).toEqual([
      "checkpoint",
      "tile/0/273.p/112",
      "tile/1/001.p/17",
      "tile/2/000.p/1",
      "tile/entries/273.p/112",
    ]);
    log.append(leavesFrom(70_000, 70_005));
    await log.integrate();
    expect(storage.writes).toEqual(["tile/0/273.p/117", "tile/entries/273.p/117", "checkpoint"]);
  });

  test("integrating nothing writes nothing", async () => {
    const storage = memoryStorage();
    const { log, checkpoint } = await grow(storage, 5);
    storage.writes.length = 0;
    expect((await log.integrate()).checkpoint).toBe(checkpoint);
    expect(storage.writes).toEqual([]);
  });

  test("integrations asked for at once run one after another", async () => {
    const storage = memoryStorage();
    const log = await open(storage);
    log.append(leavesFrom(0, 300));
    const first = log.integrate();
    log.append(leavesFrom(300, 400));
    const second = log.integrate();
    expect([(await first).size, (await second).size]).toEqual([400, 400]);
  });

  test("a leaf too long for a bundle, or a backlog past its bound, is refused whole", async () => {
    const log = await open(memoryStorage(), { maxBacklog: 640 });
    expect(() => log.append([testLeaf(0), new Uint8Array(65_536)])).toThrow(
      expect.objectContaining({ code: "too-large" }),
    );
    expect(() => log.append(leavesFrom(0, 11))).toThrow(expect.objectContaining({ code: "backlog-full" }));
    expect(log.next()).toBe(0);
    expect(log.append(leavesFrom(0, 10))).toBe(0);
  });

  test("a caller's buffer may be used again after append", async () => {
    const log = await open(memoryStorage());
    const leaf = testLeaf(0);
    log.append([leaf]);
    leaf.fill(0);
    expect((await log.integrate()).root).toEqual(rootOfLeaves(leavesFrom(0, 1)));
  });
});

describe("leaves that have an index already", () => {
  test("those that stand are compared, the rest is appended", async () => {
    const { log } = await grow(memoryStorage(), 300);
    log.append(leavesFrom(300, 310));
    await log.appendAt(250, leavesFrom(250, 320));
    await log.appendAt(250, leavesFrom(250, 320));
    expect(log.next()).toBe(320);
    expect((await log.integrate()).root).toEqual(rootOfLeaves(leavesFrom(0, 320)));
  });

  test("a gap and a different leaf are refused, and nothing is taken", async () => {
    const { log } = await grow(memoryStorage(), 300);
    log.append(leavesFrom(300, 310));
    await expect(log.appendAt(311, [testLeaf(311)])).rejects.toMatchObject({ code: "gap" });
    await expect(log.appendAt(299, [testLeaf(1), testLeaf(300)])).rejects.toMatchObject({ code: "different-leaf" });
    await expect(log.appendAt(305, [testLeaf(305), testLeaf(1), testLeaf(999)])).rejects.toMatchObject({
      code: "different-leaf",
    });
    expect(log.next()).toBe(310);
  });
});

describe("opening", () => {
  test("another key's checkpoint is refused", async () => {
    const storage = memoryStorage();
    await grow(storage, 3);
    await expect(openLog({ storage, origin, signer: testSigner(origin, 8) })).rejects.toMatchObject({
      code: "unverified",
    });
  });

  test("tiles that don't give the checkpoint's root are refused", async () => {
    const storage = memoryStorage();
    await grow(storage, 300);
    storage.files.get("tile/0/001.p/44")![5]! ^= 1;
    await expect(open(storage)).rejects.toMatchObject({ code: "inconsistent" });
  });

  test("an upper tile that does not give the checkpoint's root is refused", async () => {
    const storage = memoryStorage();
    await grow(storage, 300);
    storage.files.get("tile/1/000.p/1")![5]! ^= 1;
    await expect(open(storage)).rejects.toMatchObject({ code: "inconsistent" });
  });

  test("a changed entry at the edge is refused with its index", async () => {
    const storage = memoryStorage();
    await grow(storage, 300);
    storage.files.get("tile/entries/001.p/44")![70]! ^= 1;
    await expect(open(storage)).rejects.toThrow("entry 257 is not the one its tile was made from");
  });

  test("a folder restored from an old copy is refused by who kept a later checkpoint", async () => {
    const storage = memoryStorage();
    await grow(storage, 300);
    const old = memoryStorage(new Map(storage.files));
    const { checkpoint } = await grow(storage, 400);
    await expect(open(old, { checkpoint })).rejects.toMatchObject({ code: "rolled-back" });
    await expect(open(storage, { checkpoint })).resolves.toBeDefined();
  });

  test("a folder that does not continue the kept checkpoint is refused", async () => {
    const other = memoryStorage();
    const fork = await open(other);
    fork.append(leavesFrom(1000, 1200));
    const { checkpoint } = await fork.integrate();
    const storage = memoryStorage();
    await grow(storage, 300);
    await expect(open(storage, { checkpoint })).rejects.toMatchObject({ code: "inconsistent" });
  });
});

describe("a crash", () => {
  const SIZE = 65_536 + 300;
  const FROM = 65_300;

  test("between any two writes leaves a log that goes on from its last checkpoint", async () => {
    const start = memoryStorage();
    const before = await grow(start, FROM);
    const whole = memoryStorage(new Map(start.files));
    const after = await grow(whole, SIZE);
    const steps = whole.writes.length;
    expect(steps).toBeGreaterThan(8);
    for (let survives = 0; survives <= steps; survives++) {
      const storage = memoryStorage(new Map(start.files));
      const log = await open(failingAfter(storage, survives));
      log.append(leavesFrom(FROM, SIZE));
      const crashed = await log.integrate().then(
        () => false,
        () => true,
      );
      expect(crashed).toBe(survives < steps);

      const again = await open(storage);
      expect(again.size()).toBe(survives < steps ? before.size : after.size);
      // Other leaves than those that were lost: what stands beyond the checkpoint binds nobody.
      again.append(leavesFrom(500_000, 500_400));
      const { root, size } = await again.integrate();
      const kept = leavesFrom(0, survives < steps ? FROM : SIZE);
      expect({ root, size }).toEqual({
        root: rootOfLeaves([...kept, ...leavesFrom(500_000, 500_400)]),
        size: kept.length + 400,
      });
      await open(storage);
    }
  });

  test("of the disk only, not of the program, loses nothing: integrating again succeeds", async () => {
    const storage = memoryStorage();
    let writable = false;
    const log = await open({
      ...storage,
      write: (path, bytes) => (writable ? storage.write(path, bytes) : Promise.reject(new Error("disk full"))),
    });
    log.append(leavesFrom(0, 1000));
    await expect(log.integrate()).rejects.toThrow("disk full");
    expect([log.size(), log.next()]).toEqual([0, 1000]);
    writable = true;
    const { root, checkpoint } = await log.integrate();
    expect(root).toEqual(rootOfLeaves(leavesFrom(0, 1000)));
    expect(openCheckpoint(checkpoint, [parseVkey(signer.vkey)]).size).toBe(1000);
  });
});

function failingAfter(storage: Storage, writes: number): Storage {
  let left = writes;
  return {
    ...storage,
    write: (path, bytes) => (left-- > 0 ? storage.write(path, bytes) : Promise.reject(new Error("crash"))),
  };
}
