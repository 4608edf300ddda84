import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStorage } from "./storage.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined): string | undefined => found && Buffer.from(found).toString();

test("what was written is read, replaced and removed, also after reopening", async () => {
  const storage = folderStorage(folder);
  await storage.write("tile/0/x001/067.p/12", bytes("one"));
  await storage.write("checkpoint", bytes("a"));
  await storage.write("checkpoint", bytes("b"));
  const again = folderStorage(folder);
  expect(text(await again.read("tile/0/x001/067.p/12"))).toBe("one");
  expect(text(await again.read("checkpoint"))).toBe("b");
  await again.remove("checkpoint");
  await again.remove("checkpoint");
  expect(await again.read("checkpoint")).toBeUndefined();
});

test("a path that could lead outside is an error, for reading, writing and removing", async () => {
  const storage = folderStorage(join(folder, "log"));
  writeFileSync(join(folder, "outside"), "secret");
  for (const path of [
    "../outside",
    "a/../../outside",
    "/etc/passwd",
    "",
    "a//b",
    ".part/x",
    "a\\..\\b",
    "a\0b",
    "a/.",
    "x".repeat(500),
  ]) {
    await expect(storage.read(path)).rejects.toThrow();
    await expect(storage.write(path, bytes("x"))).rejects.toThrow();
    await expect(storage.remove(path)).rejects.toThrow();
  }
});

test("what a crash left half written is cleared away", async () => {
  const storage = folderStorage(folder);
  await storage.write("a", bytes("a"));
  writeFileSync(join(folder, ".part", "left-behind.part"), "half");
  await folderStorage(folder).read("a");
  expect(readdirSync(join(folder, ".part"))).toEqual([]);
});

test("many writes at once each come out whole", async () => {
  const storage = folderStorage(folder);
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => storage.write("same", bytes(String(index).repeat(1_000)))),
  );
  const found = text(await storage.read("same"))!;
  expect(found).toBe(found.slice(0, found.length / 1_000).repeat(1_000));
});
