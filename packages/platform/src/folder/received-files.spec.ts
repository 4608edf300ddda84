import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receiveFiles } from "./received-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text === "broken") throw new Error("the sender broke off");
    yield new TextEncoder().encode(text);
  }
}

test("a file that arrives in pieces stands whole until it is dropped; dropping twice is dropping once", async () => {
  const file = await receiveFiles(folder, 100)(pieces("行号\n", "1\n"), ".csv");
  expect(file.path).toMatch(/\.csv$/);
  expect(readFileSync(file.path, "utf8")).toBe("行号\n1\n");
  await file.drop();
  await file.drop();
  expect(readdirSync(folder)).toEqual([]);
});

test("of a file that is too large, or whose sender breaks off, nothing stays", async () => {
  const receive = receiveFiles(folder, 5);
  await expect(receive(pieces("123", "456"), "")).rejects.toMatchObject({ kind: "too-large", code: "file-too-large" });
  await expect(receive(pieces("123", "broken"), "")).rejects.toThrow("broke off");
  expect(readdirSync(folder)).toEqual([]);
});

test("a name that leads elsewhere leads nowhere", async () => {
  const { path } = await receiveFiles(folder, 100)(pieces("1"), "/../../../evil.csv");
  expect(path.slice(folder.length + 1)).toMatch(/^[0-9a-f-]{36}$/);
});
