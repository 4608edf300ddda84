import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openZip } from "@yihan/tlog";
import { csvText } from "../../tools/demo-county/csv.ts";
import { licenceColumns } from "../../tools/demo-county/licence-rows.ts";
import { manyLicences } from "../../tools/demo-county/licences.ts";
import { startServer, type Server } from "../server.ts";
import { commandLine, specFolder, until } from "./child.ts";
import { person, type Person } from "./county.ts";

// One story in the order it is told: each part goes on where the one before it ended.

const folder = specFolder();
const rows = [...manyLicences(7, 1_000, 10)];
const cell = (row: readonly string[], column: (typeof licenceColumns)[number]): string =>
  row[licenceColumns.indexOf(column)]!;

let server: Server;
let url: string;
let yihan: ReturnType<typeof commandLine>;

/** Starts the program on the story's folder; the clock begins at a time of 2026-11-25. */
const start = async (time: string): Promise<void> => {
  server = startServer({ data: join(folder.path, "data"), env: { YIHAN_NOW: `2026-11-25T${time}:00+08:00` } });
  url = await server.ready;
  yihan = commandLine(url, folder.path);
  await server.says("核验 verified");
};
const as = async (officer: string): Promise<Person> => {
  const { body } = await person(url, {}).post("/demo/token", { officer });
  return person(url, { authorization: `Bearer ${body.token}` });
};
const file = async (name: string, cells: readonly (readonly string[])[]): Promise<string> => {
  await writeFile(
    join(folder.path, name),
    csvText(
      licenceColumns,
      cells.map((row) => [...row]),
    ),
  );
  return name;
};

beforeAll(() => start("09:00"));
afterAll(async () => {
  server.child.kill("SIGKILL");
  await server.ended;
});

/** The letter that the story follows: one that waits for wang. */
let letter: string;
let row: number;

describe("a licence file of 1,000 rows with 10 faulty ones", () => {
  test("gives 990 letters, and each faulty row is named with what would be right", async () => {
    const { code, out } = await yihan.run("import", await file("licences.csv", rows));
    expect(code).toBe(0);
    expect(out).toMatch(/发函 +990\n已有 +0\n更正 +0\n待确定监管部门 +0\n待修改 +10\n/);
    expect(out).toMatch(/^ *101 {2}待修改 {2}XK_JDRQ 许可决定日期 .* 真实存在的日期/m);
  });

  test("changes nothing when it comes again", async () => {
    const again = await yihan.json("import", join(folder.path, "licences.csv"));
    expect(again.counts).toEqual({
      letters: 0,
      known: 990,
      corrections: 0,
      unmatched: 0,
      held: 10,
      blank: 0,
      notData: 0,
    });
  });

  test("with one row changed is one correction on the record of the old letter, and one notice that names it", async () => {
    const sent = (await yihan.json("imports")).items.find(
      ({ counts }: { counts: { letters: number } }) => counts.letters === 990,
    );
    const { outcomes } = await yihan.json("imports", sent.id, "--outcome", "letter");
    const { items: waiting } = await yihan.json("worklist", "--as", "wang", "--limit", "200");
    const waits = new Set(waiting.map(({ id }: { id: string }) => id));
    ({ matter: letter, row } = outcomes.find(({ matter }: { matter: string }) => waits.has(matter)));
    const changed = rows.map((cells, index) =>
      index === row - 2
        ? cells.map((text, column) => (licenceColumns[column] === "XK_YXQZI" ? "2031-12-31" : text))
        : cells,
    );
    const report = await yihan.json("import", join(folder.path, await file("corrected.csv", changed)));
    expect(report.counts).toMatchObject({ letters: 0, known: 989, corrections: 1, held: 10 });
    expect((await yihan.json("imports", report.id, "--outcome", "correction")).outcomes).toMatchObject([
      { row, matter: letter },
    ]);

    const shown = await yihan.json("show", letter, "--as", "wang");
    expect(shown.facts.map(({ step }: { step: string }) => step)).toEqual(["issued", "corrected"]);
    const told = await until(
      async () =>
        (await (await as("wang")).get("/api/v1/notifications?limit=200")).body.items.filter(
          ({ matter }: { matter: string }) => matter === letter,
        ),
      (items) => items.length > 1,
    );
    expect(told.map(({ step }: { step: string }) => step).toSorted()).toEqual(["corrected", "issued"]);
    expect(told[0]).toMatchObject({ step: "corrected", documentNumber: shown.documentNumber });
    expect(cell(rows[row - 2]!, "XK_YXQZI")).not.toBe("2031-12-31");
  });
});

describe("from the command line", () => {
  let clue: string;

  test("an officer claims, assigns and records a violation with its paper", async () => {
    await writeFile(join(folder.path, "record.pdf"), "检查记录");
    await writeFile(
      join(folder.path, "found.json"),
      JSON.stringify({
        discoveredOn: "2026-11-25",
        violation: "擅自改装营运车辆",
        facts: "现场发现三辆车加装货箱",
        item: "",
      }),
    );
    expect(await yihan.json("take", "received", letter, "--as", "wang")).toMatchObject({
      step: "received",
      version: 3,
    });
    await yihan.json("take", "assigned", letter, "--as", "wang", "--data", '{"officer":"wang"}');
    const without = await yihan.run("take", "violationFound", letter, "--as", "wang", "--data", "found.json");
    expect(without).toMatchObject({ code: 1, out: "" });
    const found = await yihan.run(
      "take",
      "violationFound",
      letter,
      "--as",
      "wang",
      "--data",
      "found.json",
      "--paper",
      "inspection-record=record.pdf",
    );
    expect(found).toMatchObject({ code: 0 });
  });

  test("the enforcement bureau gets one clue, receives, accepts, files and decides it", async () => {
    const { items } = await until(
      () => yihan.json("matters", "--chain", letter, "--flow", "clue-transfer", "--as", "zhao"),
      ({ items: clues }) => clues.length > 0,
    );
    expect(items).toHaveLength(1);
    clue = items[0].id;
    await yihan.json("take", "received", clue, "--as", "zhao");
    await yihan.json("take", "accepted", clue, "--as", "zhao", "--data", '{"sourceNumber":"云案源〔2026〕1号"}');
    await yihan.json(
      "take",
      "filed",
      clue,
      "--as",
      "qian",
      "--data",
      '{"caseNumber":"云综执立〔2026〕1号","filedOn":"2026-11-25","handlers":["wu","zheng"]}',
    );
    const decision = {
      result: "penalty",
      documentNumber: "云综执罚〔2026〕9号",
      decidedOn: "2026-11-25",
      content: "罚款五千元",
      fine: 500_000,
    };
    await yihan.json("take", "decided", clue, "--as", "wu", "--data", JSON.stringify(decision));
  });

  test("show tells the approver all of it", async () => {
    const shown = await until(
      () => yihan.json("show", letter, "--as", "li"),
      ({ status, facts }) =>
        status === "fed-back" && facts.every(({ index }: { index: number | null }) => index !== null),
    );
    expect(shown.facts.map(({ step }: { step: string }) => step)).toEqual([
      "issued",
      "corrected",
      "received",
      "assigned",
      "violationFound",
      "outcomeTold",
      "outcomeTold",
    ]);
    expect(JSON.stringify(shown)).toContain("云综执罚〔2026〕9号");
    const { items: chain } = await yihan.json("matters", "--chain", letter, "--as", "li");
    expect(chain.map(({ flow }: { flow: string }) => flow).toSorted()).toEqual(["approval-notice", "clue-transfer"]);
  });

  test("a stranger is told that there is no such matter", async () => {
    expect(await yihan.run("show", letter, "--as", "hu")).toMatchObject({ code: 1, out: "" });
  });
});

describe("the chain's export", () => {
  const elsewhere = (): string => join(folder.path, "elsewhere");
  /** Verifies in a folder that holds nothing else, without the service's address or data. */
  const verify = (place: string) =>
    commandLine("http://127.0.0.1:1", elsewhere()).run("--json", "verify", place, "--key", "log.keys");
  const manifest = async (place: string) => JSON.parse(await readFile(join(place, "manifest.json"), "utf8"));
  interface Facts {
    matters: { matter: string; facts: { version: number; file: string }[] }[];
  }
  /** A copy of the unpacked export, changed. */
  const changed = async (name: string, change: (place: string, made: Facts) => Promise<void>): Promise<string> => {
    const place = join(elsewhere(), name);
    await cp(join(elsewhere(), "unpacked"), place, { recursive: true });
    const made = await manifest(place);
    await change(place, made);
    await writeFile(join(place, "manifest.json"), JSON.stringify(made));
    return name;
  };
  const second = (made: Facts) =>
    made.matters.find(({ matter }) => matter === letter)!.facts.find(({ version }) => version === 2)!;

  beforeAll(async () => {
    await mkdir(elsewhere());
    expect(await yihan.run("export", letter, "--as", "wang", "--output", "chain.zip")).toMatchObject({ code: 0 });
    await writeFile(join(elsewhere(), "log.keys"), (await person(url, {}).get("/log/keys")).body);
    await cp(join(folder.path, "chain.zip"), join(elsewhere(), "chain.zip"));
    const zip = await openZip(await readFile(join(elsewhere(), "chain.zip")));
    for (const path of zip.paths()) {
      const target = join(elsewhere(), "unpacked", path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, (await zip.read(path))!);
    }
    zip.close();
  });

  test("verifies in an empty folder elsewhere, trusting the log's key alone", async () => {
    for (const place of ["chain.zip", "unpacked"]) {
      const { code, out } = await verify(place);
      expect({ code, ...JSON.parse(out) }).toMatchObject({
        code: 0,
        ok: true,
        // The letter, the clue, and who has read what is protected in them.
        matters: 3,
        absence: "proven",
        trusted: "given",
      });
    }
  });

  test("names the fact of which a byte was changed", async () => {
    const place = await changed("altered", async (at, made) => {
      const path = join(at, second(made).file);
      const bytes = await readFile(path);
      bytes[bytes.length - 1]! ^= 1;
      await writeFile(path, bytes);
    });
    const { code, out } = await verify(place);
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      code: 1,
      class: "fact-altered",
      matter: letter,
      version: 2,
      index: expect.any(Number),
    });
  });

  test("names the fact that was left out", async () => {
    const place = await changed("left-out", async (at, made) => {
      const gone = second(made).file;
      for (const matter of made.matters) matter.facts = matter.facts.filter((fact) => fact.file !== gone);
      await rm(join(at, gone));
      await rm(join(at, gone.replace(".pb", ".tlog-proof")));
    });
    const { code, out } = await verify(place);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, class: "fact-left-out", matter: letter, version: 2 });
  });

  test("names the fact that was put in twice", async () => {
    const place = await changed("doubled", async (_at, made) => {
      const twice = second(made);
      for (const matter of made.matters)
        matter.facts = matter.facts.flatMap((fact) => (fact === twice ? [fact, fact] : [fact]));
    });
    const { code, out } = await verify(place);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, class: "fact-doubled", matter: letter, version: 2 });
  });

  test("and the whole public log verifies over HTTP", async () => {
    const { code, out } = await yihan.run("verify", url);
    expect(code).toBe(0);
    expect(out).toContain("通过：日志完整、未被改动。");
  });
});

describe("a stop and a start on the same folder", () => {
  test("stops within five seconds, and everything is still there, nothing twice", async () => {
    const before = await yihan.json("show", letter, "--as", "li");
    const worklist = await yihan.json("worklist", "--as", "wang", "--limit", "200");
    const began = performance.now();
    server.child.kill("SIGTERM");
    await expect(server.ended).resolves.toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(5_000);

    await start("12:00");
    expect(server.stdout()).toMatch(/^ {2}函 letters +1329$/m);
    const { facts, ...matter } = await yihan.json("show", letter, "--as", "li");
    expect({ facts, status: matter.status, responsible: matter.responsible }).toEqual({
      facts: before.facts,
      status: before.status,
      responsible: before.responsible,
    });
    expect(
      (await yihan.json("worklist", "--as", "wang", "--limit", "200")).items.map(({ id }: { id: string }) => id),
    ).toEqual(worklist.items.map(({ id }: { id: string }) => id));
    expect((await yihan.json("import", join(folder.path, "corrected.csv"))).counts).toMatchObject({
      letters: 0,
      known: 990,
      corrections: 0,
      held: 10,
    });
  });
});
