import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStorage } from "./storage.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what a crash left half written is cleared away", async () => {
  const storage = folderStorage(folder);
  await storage.write("a", new TextEncoder().encode("a"));
  writeFileSync(join(folder, ".part", "left-behind.part"), "half");
  await folderStorage(folder).read("a");
  expect(readdirSync(join(folder, ".part"))).toEqual([]);
});
