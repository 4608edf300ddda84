import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directoryWorkbook } from "@yihan/all/cli/directory-workbook";
import { AuditFact } from "@yihan/contracts";
import { derivedId, sha256Hex, type Fact } from "@yihan/kernel";
import { makeLeaf, verifyLog } from "@yihan/tlog";
import { startCounty, type RunningCounty } from "./county.ts";

let running: RunningCounty;
let folder: string;
beforeAll(async () => {
  running = await startCounty();
  folder = await mkdtemp(join(tmpdir(), "yihan-administration-"));
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const administered = (): Promise<Fact[]> =>
  running.county.ports.storeOf("audit").read(derivedId("audit", "administration"));
const changes = (): Promise<Fact[]> => running.county.ports.storeOf("directory").read(derivedId("directory"));

/** How often each of these facts stands in the public log, which must hold. */
const timesInLog = async (facts: readonly Fact[]): Promise<number[]> => {
  await running.settled();
  const { audit, ports } = running.county;
  const seen = new Map<string, number>();
  const verdict = await verifyLog({
    read: ports.logStorage.read,
    vkeys: [(await audit.keys()).trim()],
    onEntry: (entry) => {
      const leaf = Buffer.from(entry).toString("hex");
      seen.set(leaf, (seen.get(leaf) ?? 0) + 1);
    },
  });
  expect(verdict.ok).toBe(true);
  return facts.map(
    ({ key, version, data }) => seen.get(Buffer.from(makeLeaf(key, version, data)).toString("hex")) ?? 0,
  );
};

/** The demo county's directory as one workbook, with this officer's name changed. */
const workbook = async (name: string): Promise<Buffer> => {
  const place = join(folder, name);
  await cp(join(import.meta.dirname, "../../services/all/demo/directory"), place, { recursive: true });
  const officers = await readFile(join(place, "officers.csv"), "utf8");
  await writeFile(join(place, "officers.csv"), officers.replace("王海舟", name));
  const made = await directoryWorkbook(place);
  try {
    return await readFile(made.path);
  } finally {
    await made.close();
  }
};
const send = async (file: Buffer, query = "") =>
  (await running.operator()).send(
    `/api/v1/directory/imports${query}`,
    file,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  );

test("the directory that a county began with is a leaf of its log", async () => {
  const facts = await changes();
  expect(facts.length).toBeGreaterThan(0);
  expect(await timesInLog(facts)).toEqual(facts.map(() => 1));
});

test("what the operator imports is told in the log twice over: that it was done, and what it changed", async () => {
  const [before, files] = [await changes(), await workbook("王海洲")];
  expect(await send(files)).toMatchObject({ status: 200, body: { applied: true } });
  const done = await administered();
  expect(done.map(({ data }) => AuditFact.decode(data))).toMatchObject([
    { frame: { actor: { id: "operator" } }, step: { value: { action: "directory-import", detail: sha256Hex(files) } } },
  ]);
  const after = (await changes()).slice(before.length);
  expect(after.length).toBeGreaterThan(0);
  expect(await timesInLog([...done, ...after])).toEqual([...done, ...after].map(() => 1));
});

test("an import that is refused was tried, and that is on the record; one that only asks is not", async () => {
  const [before, facts] = [await administered(), await changes()];
  expect(await send(await workbook("王海周"), "?check=true")).toMatchObject({ status: 200, body: { applied: false } });
  expect(await administered()).toHaveLength(before.length);
  expect((await send(Buffer.from("no workbook"))).status).toBe(422);
  const done = await administered();
  expect(done).toHaveLength(before.length + 1);
  expect(await timesInLog(done)).toEqual(done.map(() => 1));
  expect(await changes()).toHaveLength(facts.length);
});
