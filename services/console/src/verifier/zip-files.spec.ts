import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { openZip } from "@yihan/tlog/read-zip";
import { openZipBlob, type ZipLimits } from "./zip-files.ts";

interface Made {
  path: string;
  bytes: Uint8Array;
  deflated?: boolean;
  /** What the zip says of the size, where it lies. */
  says?: number;
  encrypted?: boolean;
}

/** A zip as APPNOTE 4.3 has it. */
const zipOf = (files: readonly Made[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, bytes, deflated = true, says = bytes.length, encrypted = false } of files) {
    const [name, data] = [Buffer.from(path), deflated ? deflateRawSync(bytes) : Buffer.from(bytes)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(says, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, rest, name]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
};

const opened = (zip: Uint8Array, limits?: Partial<ZipLimits>) => openZipBlob(new Blob([Uint8Array.from(zip)]), limits);
const text = (words: string): Buffer => Buffer.from(words);

test("gives each file by its name, stored or deflated, and a name as often as it is there", async () => {
  const files = await opened(
    zipOf([
      { path: "a/b.txt", bytes: text("one") },
      { path: "函.txt", bytes: text("two"), deflated: false },
      { path: "a/b.txt", bytes: text("three") },
    ]),
  );
  expect(files.paths()).toEqual(["a/b.txt", "函.txt", "a/b.txt"]);
  expect(Buffer.from((await files.read("a/b.txt"))!).toString()).toBe("one");
  expect(Buffer.from((await files.read("函.txt"))!).toString()).toBe("two");
  expect(await files.read("c")).toBeUndefined();
});

test.each(["../out", "/root", "C:/x", "a/../../b", "a\\b"])(
  "refuses a name that leads out of the folder: %s",
  async (path) => {
    await expect(opened(zipOf([{ path, bytes: text("x") }]))).rejects.toMatchObject({ code: "malformed" });
  },
);

test("refuses an encrypted file", async () => {
  await expect(opened(zipOf([{ path: "a", bytes: text("x"), encrypted: true }]))).rejects.toMatchObject({
    code: "malformed",
  });
});

test("refuses unread what is too many files or unpacks to too much", async () => {
  const zip = zipOf([
    { path: "a", bytes: Buffer.alloc(5_000) },
    { path: "b", bytes: Buffer.alloc(5_000) },
  ]);
  for (const limits of [{ entries: 1 }, { totalBytes: 9_999 }, { fileBytes: 4_999 }])
    await expect(opened(zip, limits)).rejects.toMatchObject({ code: "too-large" });
  expect((await opened(zip, { entries: 2, totalBytes: 10_000, fileBytes: 5_000 })).paths()).toEqual(["a", "b"]);
});

test("a file that unpacks to more or less than it says is refused when it is read", async () => {
  for (const says of [10, 2_000_000]) {
    const files = await opened(zipOf([{ path: "a", bytes: Buffer.alloc(1_000_000), says }]));
    await expect(files.read("a")).rejects.toMatchObject({ code: "malformed" });
  }
});

test("any byte changed gives the same files as the server's reader, or an error that says the zip is bad", async () => {
  const zip = zipOf([
    { path: "a.txt", bytes: text("a fact ".repeat(20)) },
    { path: "b.txt", bytes: text("another"), deflated: false },
  ]);
  const read = async (
    open: () => Promise<{ paths(): readonly string[]; read(path: string): Promise<Uint8Array | undefined> }>,
  ): Promise<string> => {
    try {
      const files = await open();
      const all = [];
      for (const path of files.paths()) all.push(`${path}=${Buffer.from((await files.read(path))!).toString("hex")}`);
      return all.join(" ");
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(zip);
      changed[at]! ^= mask;
      const [ours, theirs] = [await read(() => opened(changed)), await read(() => openZip(changed))];
      const bad = ["malformed", "too-large"];
      // Where one refuses what the other reads, it may refuse; where both read, they read the same.
      if (!bad.includes(ours) && !bad.includes(theirs)) expect(ours).toBe(theirs);
      else expect([ours, theirs].some((outcome) => bad.includes(outcome))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
