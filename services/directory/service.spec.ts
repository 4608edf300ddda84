import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { frameOf } from "@yihan/contracts";
import { movableClock, Refusal, type EventStore } from "@yihan/kernel";
import { rows as rowsOf } from "@yihan/matter/directory/fixture";
import { actorOf, directoryMatter, directoryReplica, type Actor, type DutyAsked, type Rows } from "@yihan/matter";
import { openDatabase, sqliteEventStore } from "@yihan/platform";
import type { ReadTables } from "./import.ts";
import { directoryService, type DirectoryService } from "./service.ts";

const operator: Actor = { kind: "system", id: "operator" };
const asked: DutyAsked = { item: "F1", place: "420882", role: "supervise", day: "2026-03-02" };

const base = (): Rows =>
  rowsOf({
    authorities: [
      { code: "REG", name: "市场监督管理局", kind: "REGULATOR", from: "2020-01-01" },
      { code: "ENF", name: "综合行政执法局", kind: "ENFORCER", from: "2020-01-01" },
    ],
    units: [{ code: "REG-F", authority: "REG", name: "食品科", from: "2020-01-01" }],
    officers: [
      { id: "wang", name: "王", authority: "REG", unit: "REG-F", phone: "13800000000" },
      { id: "zhao", name: "赵", authority: "REG", unit: "REG-F" },
      { id: "zhou", name: "周", authority: "REG" },
      { id: "qian", name: "钱", authority: "ENF" },
    ],
    posts: [
      {
        id: "P1",
        authority: "REG",
        unit: "REG-F",
        name: "监管岗",
        kind: "supervisor",
        officer: "wang",
        from: "2024-01-01",
      },
      { id: "P9", authority: "REG", name: "局长", kind: "head", officer: "zhou", from: "2024-01-01" },
      { id: "E9", authority: "ENF", name: "局长", kind: "head", officer: "qian", from: "2024-01-01" },
    ],
    items: [{ code: "F1", name: "食品经营许可", kind: "licence", authority: "REG", from: "2024-01-01" }],
    duties: [
      {
        item: "F1",
        place: "420882",
        authority: "REG",
        unit: "REG-F",
        post: "P1",
        role: "supervise",
        from: "2024-01-01",
      },
    ],
  });

const file = (rows: Rows): ReadTables => ({ source: "directory.xlsx", rows, faults: [] });

const folder = mkdtempSync(join(tmpdir(), "yihan-directory-"));
const database = openDatabase(join(folder, "facts.sqlite"));
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

// Every test has a store of its own, under a name of its own in the same file.
let stores = 0;
const freshStore = (): EventStore => {
  stores += 1;
  const name = `directory-${stores}`;
  const store = sqliteEventStore(database, name);
  return { ...store, append: async (fact) => store.append({ ...fact, service: name }) };
};

const clock = movableClock(Date.parse("2026-03-01T01:00:00Z"));
const open = (store: EventStore, partBytes?: number): Promise<DirectoryService> =>
  directoryService({ store, clock, ...(partBytes !== undefined && { partBytes }) });

const filled = async (): Promise<{ service: DirectoryService; store: EventStore }> => {
  const store = freshStore();
  const service = await open(store);
  await service.api.importTables(file(base()), operator, false);
  return { service, store };
};

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const answer = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(answer instanceof Refusal)) throw new Error(`not refused: ${String(answer)}`);
  return answer;
};

const actor = (service: DirectoryService, id: string): Actor => {
  const found = actorOf(service.directory(), id, "2026-03-01");
  if (!found) throw new Error(`no officer ${id}`);
  return found;
};

describe("an import", () => {
  test("applies the whole file as one fact that says who brought it and when", async () => {
    const { service, store } = await filled();
    const facts = await store.read(directoryMatter);
    expect(facts).toHaveLength(1);
    expect(frameOf(facts[0]!.data)).toMatchObject({
      matter: directoryMatter,
      version: 1,
      flow: "directory",
      step: "changed",
      status: "current",
      lane: "ordinary",
      actor: { kind: "system", id: "operator" },
      legalTime: clock.now(),
    });
    expect(service.api.route(asked)).toMatchObject({ answer: { route: { officer: "wang" } } });
  });

  test("the same file again changes nothing, today or after a restart", async () => {
    const { service, store } = await filled();
    const again = await service.api.importTables(file(base()), operator, false);
    expect(again).toMatchObject({
      applied: false,
      version: 1,
      changes: [],
      counts: { officers: { added: 0, unchanged: 4 } },
    });
    const restarted = await open(store);
    await restarted.api.importTables(file(base()), operator, false);
    expect(await store.read(directoryMatter)).toHaveLength(1);
    expect(restarted.directory()).toEqual(service.directory());
  });

  test("two clerks who bring the same file at once bring it once", async () => {
    const store = freshStore();
    const services = await Promise.all([open(store), open(store)]);
    const reports = await Promise.all(services.map(({ api }) => api.importTables(file(base()), operator, false)));
    expect(reports.map(({ version }) => version)).toEqual([1, 1]);
    await services[1].api.cover(
      { officer: "wang", deputy: "zhao", from: "2026-03-02", to: "2026-03-03", reason: "病假" },
      operator,
    );
    const facts = await store.read(directoryMatter);
    expect(facts).toHaveLength(2);
    expect(facts[1]!.key).toEqual(facts[0]!.key);
  });

  test("says row by row what is new, changed, closed, and leaves alone what it does not name", async () => {
    const { service } = await filled();
    const report = await service.api.importTables(
      file(
        rowsOf({
          officers: [
            { id: "wang", name: "王", authority: "REG", unit: "REG-F", phone: "13800000001" },
            { id: "sun", name: "孙", authority: "REG" },
          ],
          posts: [
            {
              id: "P1",
              authority: "REG",
              unit: "REG-F",
              name: "监管岗",
              kind: "supervisor",
              officer: "wang",
              from: "2024-01-01",
              to: "2026-06-30",
            },
          ],
        }),
      ),
      operator,
      true,
    );
    expect(report).toMatchObject({
      applied: false,
      counts: { officers: { added: 1, changed: 1, closed: 0, unchanged: 0 }, posts: { closed: 1 } },
    });
    expect(report.changes.map(({ table, effect }) => `${table} ${effect}`)).toEqual([
      "officers changed",
      "officers added",
      "posts closed",
    ]);
    expect(service.directory().version).toBe(1);
    expect(service.directory().officers.get("zhao")).toBeDefined();
  });

  test("a file with faults is refused whole, and every fault is named by entry and column", async () => {
    const { service, store } = await filled();
    const faulty = file(
      rowsOf({
        officers: [{ id: "sun", name: "孙", authority: "NONE", certificateTo: "2026-02-30" }],
        posts: [
          { id: "P2", authority: "REG", kind: "head", officer: "sun", from: "2024-01-01", to: "2023-01-01" },
          { id: "P3", authority: "REG", unit: "REG-F", kind: "supervisor", officer: "ghost", from: "2024-01-01" },
        ],
        covers: [{ officer: "wang", deputy: "wang", from: "2026-03-01" }],
        duties: [
          { item: "F1", place: "420882", authority: "ENF", role: "supervise", from: "2025-01-01" },
          { item: "F9", place: "", authority: "REG", post: "E9", role: "watch", from: "2025-01-01" },
        ],
      }),
    );
    const { kind, code, faults } = await refusal(service.api.importTables(faulty, operator, false));
    expect([kind, code]).toEqual(["invalid", "directory-file-faulty"]);
    expect(faults.map((fault) => `${fault.pointer} ${fault.code}`)).toEqual([
      "/officers/sun/certificate_to not-a-day",
      "/officers/sun/authority unknown-authority",
      "/posts/P2 2024-01-01/to ends-before-start",
      "/posts/P3 2024-01-01/officer unknown-officer",
      "/covers/wang 2026-03-01/deputy own-deputy",
      "/covers/wang 2026-03-01/to cover-without-end",
      "/duties/F1 420882 supervise ENF 2025-01-01/authority two-owners",
      "/duties/F9  watch REG 2025-01-01/item unknown-item",
      "/duties/F9  watch REG 2025-01-01/role unknown-role",
      "/duties/F9  watch REG 2025-01-01/post post-of-another",
    ]);
    expect(await store.read(directoryMatter)).toHaveLength(1);
    expect((await service.api.importTables(faulty, operator, true)).faults).toHaveLength(10);
  });

  test("a large file travels in parts and counts when the last is there", async () => {
    const store = freshStore();
    const service = await open(store, 200);
    await service.api.importTables(file(base()), operator, false);
    const facts = await store.read(directoryMatter);
    expect(facts.length).toBeGreaterThan(2);
    const replica = directoryReplica();
    replica.take(facts.slice(0, -1));
    expect(replica.current().version).toBe(0);
    replica.take(facts.slice(-1));
    expect(replica.current()).toEqual(service.directory());
  });

  test("an import cut off between parts counts for nothing, and the next one is whole", async () => {
    const store = freshStore();
    let left = 2;
    const breaking: EventStore = {
      ...store,
      append: async (fact) => {
        left -= 1;
        if (left < 0) throw new Error("the disk is full");
        return store.append(fact);
      },
    };
    const broken = await open(breaking, 200);
    await expect(broken.api.importTables(file(base()), operator, false)).rejects.toThrow("the disk is full");
    expect(broken.directory().version).toBe(0);
    const restarted = await open(store, 200);
    expect(restarted.directory().version).toBe(0);
    await restarted.api.importTables(file(base()), operator, false);
    const replica = directoryReplica();
    replica.take(await store.read(directoryMatter));
    expect(replica.current()).toEqual(restarted.directory());
    expect(replica.current().version).toBe(1);
    expect(replica.current().officers.size).toBe(4);
  });
});

describe("the demo county's files", () => {
  const demo = fileURLToPath(new URL("../all/demo/directory", import.meta.url));

  test("are read from their folder, fit together, and change nothing the second time", async () => {
    const store = freshStore();
    const service = await open(store);
    const report = await service.api.importFrom(demo, operator, false);
    expect(report).toMatchObject({ source: "directory", applied: true, faults: [] });
    expect(service.directory().officers.size).toBe(report.counts.officers.added);
    expect(await service.api.importFrom(demo, operator, false)).toMatchObject({ applied: false, changes: [] });
    expect(await store.read(directoryMatter)).toHaveLength(1);
  });

  test("with one wrong cell are refused whole, and the row is the one a spreadsheet shows", async () => {
    const copy = join(folder, "copy");
    cpSync(demo, copy, { recursive: true });
    const posts = join(copy, "posts.csv");
    const lines = readFileSync(posts, "utf8").split("\n");
    lines[4] = lines[4]!.replace(",chen,", ",nobody,");
    writeFileSync(posts, lines.join("\n"));
    const store = freshStore();
    const service = await open(store);
    const { code, faults } = await refusal(service.api.importFrom(copy, operator, false));
    expect(code).toBe("directory-file-faulty");
    expect(faults[0]).toMatchObject({ pointer: "/posts/5/officer", code: "noSuchOfficer" });
    expect(faults[0]!.detail.zh).toContain("nobody");
    expect(await store.read(directoryMatter)).toEqual([]);
  });
});

test("a path with nothing there is refused in one sentence", async () => {
  const service = await open(freshStore());
  expect(await refusal(service.api.importFrom(join(folder, "none.xlsx"), operator, true))).toMatchObject({
    code: "no-such-file",
    text: { en: "There is no file or folder none.xlsx." },
  });
});

describe("absence", () => {
  const cover = { officer: "wang", deputy: "zhao", from: "2026-03-02", to: "2026-03-06", reason: "年休假" };

  test("is entered by the officer, and what comes meanwhile goes to the deputy", async () => {
    const { service, store } = await filled();
    expect(await service.api.cover(cover, actor(service, "wang"))).toBe(2);
    expect(service.api.route(asked)).toMatchObject({ answer: { route: { officer: "zhao", covers: "wang" } } });
    expect((await service.api.officers({ q: "wang" }, "2026-03-02"))[0]).toMatchObject({
      absent: { actsFor: "zhao", to: "2026-03-06" },
    });
    expect(frameOf((await store.read(directoryMatter))[1]!.data)).toMatchObject({
      reason: "年休假",
      actor: { id: "wang", post: "P1" },
    });
    expect(await service.api.cover(cover, actor(service, "wang"))).toBe(2);
  });

  test("is entered by the head of the authority, not by a colleague and not by another authority's head", async () => {
    const { service } = await filled();
    for (const other of ["zhao", "qian"]) {
      expect(await refusal(service.api.cover(cover, actor(service, other)))).toMatchObject({
        kind: "forbidden",
        code: "cover-by-other",
      });
    }
    expect(service.directory().version).toBe(1);
    expect(await service.api.cover(cover, actor(service, "zhou"))).toBe(2);
  });

  test("needs a reason, days that exist and a deputy of the same authority", async () => {
    const { service } = await filled();
    const codes = [];
    for (const wrong of [
      { reason: " " },
      { to: "2026-02-30" },
      { to: "2026-03-01" },
      { deputy: "qian" },
      { deputy: "wang" },
      { deputy: "ghost" },
    ]) {
      codes.push((await refusal(service.api.cover({ ...cover, ...wrong }, operator))).code);
    }
    expect(codes).toEqual([
      "reason-missing",
      "not-a-day",
      "ends-before-start",
      "deputy-of-another",
      "own-deputy",
      "unknown-officer",
    ]);
  });

  test("may not leave anybody's work to nobody: a circle of deputies is refused on the first day it would close", async () => {
    const { service } = await filled();
    await service.api.cover({ ...cover, from: "2026-03-04" }, operator);
    const back = { officer: "zhao", deputy: "wang", from: "2026-03-02", to: "2026-03-05", reason: "病假" };
    const { code, text } = await refusal(service.api.cover(back, operator));
    expect(code).toBe("nobody-covers");
    expect(text.en).toContain("On 2026-03-04");
  });
});

describe("a post", () => {
  const handOver = { post: "P1", successor: "zhao", from: "2026-03-02" };

  test("is handed over by the head: the old holder to the day before, the successor from then", async () => {
    const { service } = await filled();
    expect(await refusal(service.api.handOver(handOver, actor(service, "wang")))).toMatchObject({
      code: "hand-over-by-other",
    });
    await service.api.handOver(handOver, actor(service, "zhou"));
    expect(service.api.route({ ...asked, day: "2026-03-01" })).toMatchObject({
      answer: { route: { officer: "wang" } },
    });
    expect(service.api.route(asked)).toMatchObject({ answer: { route: { officer: "zhao" } } });
    expect(await service.api.handOver(handOver, actor(service, "zhou"))).toBe(2);
  });

  test("is not handed over in the past, nor to another authority's officer", async () => {
    const { service } = await filled();
    expect(await refusal(service.api.handOver({ ...handOver, from: "2026-02-28" }, operator))).toMatchObject({
      code: "hand-over-in-the-past",
    });
    expect(await refusal(service.api.handOver({ ...handOver, successor: "qian" }, operator))).toMatchObject({
      code: "successor-of-another",
    });
  });
});

describe("answers", () => {
  test("a planned change can be asked about before it is made", async () => {
    const { service } = await filled();
    const planned = rowsOf({
      duties: [
        {
          item: "F1",
          place: "420882",
          authority: "REG",
          unit: "REG-F",
          post: "P1",
          role: "supervise",
          from: "2024-01-01",
          to: "2026-06-30",
        },
        { item: "F1", place: "420882", authority: "ENF", role: "supervise", from: "2026-07-01" },
      ],
    });
    const [june, july] = await service.api.whatIf({ duties: planned.duties }, [
      { ...asked, day: "2026-06-30" },
      { ...asked, day: "2026-07-01" },
    ]);
    expect(june).toMatchObject({ same: true });
    expect(july).toMatchObject({
      same: false,
      before: { answer: { route: { officer: "wang" } } },
      after: { answer: { route: { officer: "qian" } } },
    });
    expect(service.directory().version).toBe(1);
  });

  test("an unmatched question says what is missing", async () => {
    const { service } = await filled();
    expect(service.api.route({ ...asked, place: "430181" })).toMatchObject({
      answer: { unmatched: "no-duty" },
      explanation: { zh: "2026-03-02的权责清单中，没有单位在430181承担事项F1的此项职责。" },
    });
  });

  test("the list of officers keeps telephones to itself, and the tree shows who acts", async () => {
    const { service } = await filled();
    expect(JSON.stringify(await service.api.officers({}))).not.toContain("13800000000");
    expect((await service.api.officers({ authority: "REG", kind: "head" })).map(({ id }) => id)).toEqual(["zhou"]);
    expect((await service.api.tree()).find(({ code }) => code === "REG")).toMatchObject({
      units: [{ code: "REG-F" }],
      posts: [{ id: "P1", acting: "wang" }, { id: "P9" }],
    });
  });
});
