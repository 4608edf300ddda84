import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import writeXlsxFile from "write-excel-file/node";
import { refusalOf } from "../fixture/rows-of.ts";
import { directoryFiles } from "./columns.ts";
import { readDirectory } from "./read-directory.ts";
import type { DirectoryTable } from "./rows.ts";

const authority = "11420882MB1A23457W";
const bureau = "11430181006167899X";

/** A small directory in which everything is right. */
const right: Record<DirectoryTable, string> = {
  authorities: `code,name,kind,level,parent,place,from,to\n${authority},京山市行政审批局,APPROVAL,county,,420882,2024-01-01,\n${bureau},京山市市场监督管理局,regulator,county,${authority},420882,2024/1/1,\n`,
  units: `code,authority,name,from,to\nfood,${bureau},食品科,2024-01-01,\n`,
  officers: `id,name,authority,unit,certificate,certificate_to,phone,mail\nwang,王某,${bureau},food,鄂-001,2027-12-31,13800000001,wang@example.invalid\nli,李某,${authority},,,,,\nzhao,赵某,${bureau},food,,,,\n`,
  posts: `id,authority,unit,name,kind,officer,from,to\nfood-1,${bureau},food,食品监管岗,supervisor,wang,2024-01-01,\n`,
  covers: "officer,deputy,from,to,reason\nwang,zhao,2026-02-01,2026-02-10,年休假\n",
  items: `code,name,kind,authority,certificate_names,keywords,hazardous,from,to\nF-1,食品经营许可,licence,${authority},食品经营许可证；食品许可证,食品销售;餐饮,是,2024-01-01,\n`,
  duties: `item,place,authority,unit,post,role,basis,from,to\nF-1,420882,${bureau},food,food-1,supervise,《食品安全法》第六条,2024-01-01,\n`,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "directory-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function folderWith(changed: Partial<Record<DirectoryTable, string | undefined>>): Promise<string> {
  for (const [table, text] of Object.entries({ ...right, ...changed })) {
    if (text !== undefined) await writeFile(join(folder, `${table}.csv`), text);
  }
  return folder;
}

const faultsOf = async (changed: Partial<Record<DirectoryTable, string | undefined>>) =>
  (await readDirectory(await folderWith(changed))).faults.map(({ file, row, column, code, found }) =>
    `${file} ${row} ${column} ${code} ${found}`.trimEnd(),
  );

describe("a directory", () => {
  test("of seven CSV files is read into typed rows", async () => {
    const { tables, faults } = await readDirectory(await folderWith({}));
    expect(faults).toEqual([]);
    expect(tables.authorities[1]).toEqual({
      code: bureau,
      name: "京山市市场监督管理局",
      kind: "REGULATOR",
      level: "county",
      parent: authority,
      place: "420882",
      from: "2024-01-01",
      to: "",
    });
    expect(tables.officers[0]).toMatchObject({ id: "wang", certificateTo: "2027-12-31", mail: "wang@example.invalid" });
    expect(tables.items).toEqual([
      {
        code: "F-1",
        name: "食品经营许可",
        kind: "licence",
        authority,
        certificateNames: ["食品经营许可证", "食品许可证"],
        keywords: ["食品销售", "餐饮"],
        hazardous: true,
        from: "2024-01-01",
        to: "",
      },
    ]);
    expect(tables.duties).toHaveLength(1);
  });

  test("as one workbook with Chinese names and date cells is the same", async () => {
    const csv = await readDirectory(await folderWith({}));
    const sheets = (Object.keys(right) as DirectoryTable[]).map((table) => {
      const [header, ...rows] = right[table]
        .trimEnd()
        .split("\n")
        .map((line) => line.split(","));
      const columns = directoryFiles[table].columns;
      const names = header!.map((name) => columns.find((column) => column.name === name)!.zh[0]!);
      const cell = (text: string) =>
        /^\d{4}-\d\d-\d\d$/.test(text)
          ? { type: Date, value: new Date(`${text}T00:00:00Z`), format: "yyyy/m/d" }
          : { type: String, value: text };
      return {
        sheet: directoryFiles[table].names[1]!,
        data: [names.map((value) => ({ type: String, value })), ...rows.map((row) => row.map(cell))],
      };
    });
    const path = join(folder, "directory.xlsx");
    await writeFile(
      path,
      await writeXlsxFile([{ sheet: "说明", data: [[{ type: String, value: "填写说明" }]] }, ...sheets]).toBuffer(),
    );
    expect(await readDirectory(path)).toEqual(csv);
  });

  test("without covers is whole; without another table it isn't", async () => {
    expect(await faultsOf({ covers: undefined })).toEqual([]);
    await rm(join(folder, "duties.csv"));
    expect(await faultsOf({ duties: undefined })).toEqual(["duties 0 * missingTable"]);
  });

  test("that is none is refused", async () => {
    expect(await refusalOf(readDirectory(folder))).toBe("missingTables");
    await writeFile(join(folder, "other.csv"), "a,b\n1,2\n");
    expect(await refusalOf(readDirectory(join(folder, "other.csv")))).toBe("missingTables");
  });

  test("lists every fault of every file at once", async () => {
    const found = await faultsOf({
      authorities: right.authorities.replace("APPROVAL", "KING").replace(",420882,", ",4208,"),
      officers: right.officers.replace("wang@example.invalid", "wang").replace("2027-12-31", "2027-02-30"),
      posts: right.posts.replace("supervisor", "监管岗").replace("2024-01-01", ""),
      items: right.items.replace("是", "也许"),
    });
    expect(found.toSorted()).toEqual(
      [
        "authorities 2 kind badAuthorityKind KING",
        "authorities 2 place badPlace 4208",
        "officers 2 certificate_to notADay 2027-02-30",
        "officers 2 mail badMail wang",
        "posts 2 kind badKind 监管岗",
        "posts 2 from missing",
        "items 2 hazardous notAFlag 也许",
      ].toSorted(),
    );
  });
});

const add = (table: DirectoryTable, line: string) => ({ [table]: `${right[table]}${line}\n` });

test.each<[string, Partial<Record<DirectoryTable, string>>, string]>([
  [
    "an authority's code with a wrong check character",
    add("authorities", "114208820000000000,某局,REGULATOR,county,,420882,2024-01-01,"),
    "authorities 4 code badUscc",
  ],
  [
    "a parent that doesn't exist",
    { authorities: right.authorities.replace(`county,${authority}`, `county,${bureau.slice(0, 17)}`) },
    "authorities 3 parent badUscc",
  ],
  [
    "an authority twice",
    add("authorities", `${bureau},又名,REGULATOR,county,,420882,2025-01-01,`),
    "authorities 4 code repeated",
  ],
  ["a unit of no authority", add("units", "x,12430100000000000X,某科,2024-01-01,"), "units 3 authority badUscc"],
  [
    "an officer in a unit of another authority",
    add("officers", `sun,孙某,${authority},food,,,,`),
    "officers 5 unit noSuchUnit food",
  ],
  ["an officer twice", add("officers", `wang,王某,${bureau},food,,,,`), "officers 5 id repeated wang"],
  [
    "a post held by nobody known",
    add("posts", `food-2,${bureau},food,岗,supervisor,qian,2024-01-01,`),
    "posts 3 officer noSuchOfficer qian",
  ],
  [
    "a post with two holders at once",
    add("posts", `food-1,${bureau},food,岗,supervisor,zhao,2025-01-01,`),
    "posts 3 id repeated food-1",
  ],
  ["a cover by oneself", add("covers", "zhao,zhao,2026-03-01,2026-03-02,"), "covers 3 deputy ownDeputy zhao"],
  ["a cover by nobody known", add("covers", "zhao,qian,2026-03-01,2026-03-02,"), "covers 3 deputy noSuchOfficer qian"],
  ["two deputies at once", add("covers", "wang,li,2026-02-10,2026-02-12,"), "covers 3 officer overlappingCovers wang"],
  [
    "an end before its start",
    add("covers", "zhao,wang,2026-03-02,2026-03-01,"),
    "covers 3 to endsBeforeStart 2026-03-01",
  ],
  [
    "a duty for no item",
    add("duties", `F-9,420882,${bureau},,,supervise,,2024-01-01,`),
    "duties 3 item noSuchItem F-9",
  ],
  [
    "a duty of no post",
    add("duties", `F-1,420882001,${bureau},,p-9,supervise,,2024-01-01,`),
    "duties 3 post noSuchPost p-9",
  ],
  [
    "a duty with an unknown role",
    add("duties", `F-1,420882001,${bureau},,,watch,,2024-01-01,`),
    "duties 3 role badRole watch",
  ],
  ["a duty nowhere", add("duties", `F-1,,${bureau},,,copy,,2024-01-01,`), "duties 3 place missing"],
  [
    "two supervisors of one item in one place at a time",
    add("duties", `F-1,420882,${authority},,,supervise,,2025-01-01,`),
    "duties 3 item twoSupervisors F-1",
  ],
  [
    "a quote that doesn't close",
    { items: `${right.items}F-2,"某许可,licence,${authority},,,,2024-01-01,\n` },
    "items 3 * brokenQuote",
  ],
  ["a column left out", { posts: right.posts.replace("kind", "x") }, "posts 1 kind missingColumn"],
])("a directory with %s says so", async (_, changed, fault) => {
  expect((await faultsOf(changed)).filter((one) => one.startsWith(fault))).toHaveLength(1);
});

test("supervisors, holders and items may follow one another", async () => {
  const found = await faultsOf({
    duties: right.duties.replace(
      "2024-01-01,\n",
      `2024-01-01,2025-12-31\nF-1,420882,${authority},,,supervise,,2026-01-01,\nF-1,420882,${authority},,,copy,,2024-01-01,\n`,
    ),
    posts: right.posts.replace(
      "2024-01-01,\n",
      `2024-01-01,2025-12-31\nfood-1,${bureau},food,食品监管岗,supervisor,zhao,2026-01-01,\n`,
    ),
  });
  expect(found).toEqual([]);
});

test("what a fault shows is masked", async () => {
  const [fault] = (
    await readDirectory(await folderWith({ officers: right.officers.replace("wang@example.invalid", "13800000001") }))
  ).faults;
  expect(fault).toMatchObject({ column: "mail", found: "138****0001", expected: { zh: "电子邮箱地址" } });
});

test("the demo county's directory has no fault", async () => {
  const demo = join(import.meta.dirname, "../../../../services/all/demo/directory");
  await cp(demo, folder, { recursive: true });
  const { tables, faults } = await readDirectory(folder);
  expect(faults).toEqual([]);
  const lines = (await readFile(join(demo, "officers.csv"), "utf8")).trimEnd().split("\n").length - 1;
  expect(tables.officers).toHaveLength(lines);
});
