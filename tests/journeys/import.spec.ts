import { gb18030 } from "@yihan/files/fixture/gb18030";
import { workbook, zipOf } from "@yihan/files/fixture/workbook";
import { csvText } from "../../tools/demo-county/csv.ts";
import { licenceColumns } from "../../tools/demo-county/licence-rows.ts";
import { manyLicences } from "../../tools/demo-county/licences.ts";
import { startCounty, type Person, type RunningCounty } from "./county.ts";
import { allOf } from "./letters.ts";

const CSV = "text/csv";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let running: RunningCounty;
let li: Person;
beforeAll(async () => {
  running = await startCounty();
  li = await running.as("li");
});
afterAll(() => running.close());

// A journey reads whatever the API gives, field by field.
// oxlint-disable-next-line typescript/no-explicit-any
type Report = any;

/** Uploads a file and asks until it is done; gives every state that was seen on the way, the last one the end. */
const watch = async (bytes: Uint8Array | string, type: string, query = ""): Promise<Report[]> => {
  const { status, body, headers } = await li.send(`/api/v1/imports?kind=licence${query}`, bytes, type);
  expect({ status, location: headers.get("location") }).toEqual({ status: 202, location: body.href });
  const seen: Report[] = [];
  do seen.push((await li.get(body.href)).body);
  while (seen.at(-1).state === "reading");
  await running.settled();
  return seen;
};
const send = async (...given: Parameters<typeof watch>): Promise<Report> => (await watch(...given)).at(-1);

/** Licence rows that no other file of this spec has: the decision numbers carry a mark of their own. */
const rowsOf = (mark: string, count: number, faulty = 0): string[][] =>
  [...manyLicences(11, count, faulty)].map((cells) =>
    cells.map((cell, column) => (licenceColumns[column] === "XK_WSH" ? cell.replace("许准", `许准${mark}`) : cell)),
  );
const csv = (rows: readonly string[][]): string => csvText(licenceColumns, [...rows]);
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const sheet = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join("")}</row>`)
    .join("");

const counts = { letters: 0, known: 0, corrections: 0, unmatched: 0, held: 0, blank: 0, notData: 0 };

describe("the same rows in another dress", () => {
  test("as GB18030 text and as a workbook are known, every one of them", async () => {
    const rows = rowsOf("甲", 60);
    expect((await send(csv(rows), CSV)).counts).toEqual({ ...counts, letters: 60 });
    expect((await send(gb18030(csv(rows)), CSV)).counts).toEqual({ ...counts, known: 60 });
    expect((await send(await workbook({ sheets: [sheet([licenceColumns, ...rows])] }), XLSX)).counts).toEqual({
      ...counts,
      known: 60,
    });
  });
});

describe("a file that can't be taken", () => {
  test.each([
    [
      "a zip bomb",
      async () => workbook({ sheets: [`${sheet([licenceColumns])}${"<c/>".repeat(4 * 1_048_576)}`] }),
      XLSX,
    ],
    ["a zip that is no workbook", async () => zipOf({ "readme.txt": "x" }), XLSX],
    ["a picture", async () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "application/octet-stream"],
    ["another table", async () => "a,b,c\n1,2,3\n", CSV],
    ["nothing", async () => "", CSV],
  ])("%s is refused whole with one sentence", async (_what, bytes, type) => {
    const refused = await send(await bytes(), type);
    expect(refused).toMatchObject({ state: "refused", counts, refusal: expect.stringMatching(/^[^。]+。$/) });
    expect((await li.get(`${refused.href}/outcomes`)).body.items).toEqual([]);
  });

  test("a form is no file", async () => {
    expect(await li.send("/api/v1/imports?kind=licence", "a=1", "application/x-www-form-urlencoded")).toMatchObject({
      status: 415,
    });
  });
});

describe("a file with faults", () => {
  const at = (row: string[], column: (typeof licenceColumns)[number], text: string): string[] =>
    row.map((cell, index) => (licenceColumns[index] === column ? text : cell));
  let report: Report;

  beforeAll(async () => {
    const [one, two, three] = rowsOf("乙", 3) as [string[], string[], string[]];
    report = await send(
      csv([one, at(two, "XK_JDRQ", "2026-11-31"), at(three, "XK_XDR_SHXYM", '=HYPERLINK("http://x")')]),
      CSV,
    );
  });

  test("holds its faulty rows and says what would be right; the others are sent", async () => {
    expect(report).toMatchObject({ state: "done", rows: 3, counts: { ...counts, letters: 1, held: 2 } });
    const { body } = await li.get(`${report.href}/outcomes?outcome=held`);
    expect(body.items).toMatchObject([
      { row: 3, outcome: "held", faults: [{ column: { code: "XK_JDRQ" }, code: "notADay" }] },
      { row: 4, outcome: "held", faults: [{ column: { code: "XK_XDR_SHXYM" } }] },
    ]);
  });

  test("gives them as a table in which no cell is a formula", async () => {
    const { body, headers } = await li.get(`${report.href}/faults.csv`);
    expect(headers.get("content-type")).toContain("text/csv");
    const lines = body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(body).toContain("HYPERLINK");
    for (const cell of body.matchAll(/(?:^|,)"?([^",])/gm)) expect("=+-@\t").not.toContain(cell[1]);
  });

  test("takes a mended row, and refuses one that is still wrong", async () => {
    expect((await li.post(`${report.href}/rows/3`, { cells: { XK_JDRQ: "2026-11-32" } })).body).toMatchObject({
      outcome: "held",
    });
    const mended = await li.post(`${report.href}/rows/3`, { cells: { XK_JDRQ: "2026-11-20" } });
    expect(mended).toMatchObject({ status: 200, body: { row: 3, outcome: "letter", matter: expect.any(String) } });
    expect((await li.get(`/api/v1/matters/${mended.body.matter}`)).body).toMatchObject({ status: "sent", version: 1 });
    expect((await li.get(report.href)).body.counts).toEqual({ ...counts, letters: 2, held: 1 });
    expect((await li.post(`${report.href}/rows/3`, { cells: {} })).body).toMatchObject({ code: "row-not-held" });
  });

  test("is nobody else's: a clerk of another authority may not know of it", async () => {
    const guo = await running.as("guo");
    for (const path of ["", "/outcomes", "/faults.csv"])
      expect((await guo.get(`${report.href}${path}`)).status).toBe(404);
    expect((await guo.post(`${report.href}/rows/4`, { cells: {} })).status).toBe(404);
    expect(JSON.stringify(await guo.get("/api/v1/imports"))).not.toContain(report.id);
    expect(JSON.stringify((await li.get("/api/v1/imports")).body)).toContain(report.id);
  });
});

test("history is registered: known from then on, and nobody is told", async () => {
  const wang = await running.as("wang");
  const told = async () => (await allOf(wang, "/api/v1/notifications")).length;
  const before = await told();
  const rows = rowsOf("丙", 80);
  const registered = await send(csv(rows), CSV, "&mode=register");
  expect(registered).toMatchObject({ state: "done", mode: "register", rows: 80, counts: { ...counts, known: 80 } });
  const [{ matter }] = await allOf(li, `${registered.href}/outcomes?outcome=known`);
  expect((await li.get(`/api/v1/matters/${matter}`)).body).toMatchObject({ status: "registered", next: null });
  expect((await send(csv(rows), CSV)).counts).toEqual({ ...counts, known: 80 });
  expect(await told()).toBe(before);
});

test("a large file shows how far it has come while it is read", async () => {
  const seen = await watch(csv(rowsOf("丁", 1_000, 10)), CSV, "&name=%E8%AE%B8%E5%8F%AF.csv");
  expect(seen.length).toBeGreaterThan(1);
  expect(seen[0]).toMatchObject({ state: "reading", file: "许可.csv" });
  const rows = seen.map((report) => report.rows);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toMatchObject({ state: "done", rows: 1_000, counts: { ...counts, letters: 990, held: 10 } });
});
