import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startServer, type Server } from "../server.ts";
import { person } from "./county.ts";
import { runProgram, specFolder, type Ended } from "./child.ts";

const root = join(import.meta.dirname, "../..");
const text = async (path: string): Promise<string> => readFile(join(root, path), "utf8");
const folder = specFolder();

/** The lines of a page's code blocks in a language; "" for those in none. */
const blocksOf = (page: string, language: string): string[] =>
  [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].filter(([, named]) => named === language).map(([, , block]) => block!);

const pages = { "README.md": await text("README.md"), "README.zh-CN.md": await text("README.zh-CN.md") };
const linesOf = (page: string): string[] => blocksOf(page, "sh").flatMap((block) => block.trimEnd().split("\n"));

// What a reader of the README runs first; everything else in it is run against this.
let server: Server;
let port: string;
beforeAll(async () => {
  server = startServer({
    data: join(folder.path, "data"),
    through: [process.execPath, join(root, "tools/run.mjs"), "start"],
  });
  port = new URL(await server.ready).port;
  await server.says("核验 verified");
});
afterAll(async () => {
  server.child.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0 });
});

/** Runs a command of the README as it stands there; only the port is this county's. */
const run = (line: string): Promise<Ended> => {
  const [npm, verb, ...args] = line.split(" ");
  const [script, ...rest] = verb === "run" ? args.filter((arg) => arg !== "-s" && arg !== "--") : [verb!, ...args];
  expect(npm).toBe("npm");
  return runProgram(
    join(root, "tools/run.mjs"),
    [script!, ...rest.map((arg) => arg.replace("127.0.0.1:8080", `127.0.0.1:${port}`))],
    {
      cwd: root,
      env: { YIHAN_PORT: port, YIHAN_DATA: join(folder.path, "data") },
    },
  );
};

/** A sample in the README as a pattern: `…` stands for what differs from run to run. */
const sampleOf = (block: string): RegExp =>
  new RegExp(
    block
      .trim()
      .split("\n")
      .map((line) =>
        line
          .trim()
          .split(/\s+/)
          .map((word) => (word === "…" ? "\\S+" : word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
          .join("\\s+"),
      )
      .join("\\s+"),
  );

test("both pages have the same commands, all of them scripts of the package", async () => {
  expect(linesOf(pages["README.zh-CN.md"])).toEqual(linesOf(pages["README.md"]));
  const { scripts } = JSON.parse(await text("package.json")) as { scripts: Record<string, string> };
  const named = Object.values(pages).flatMap((page) =>
    [...page.matchAll(/(?:^|`)npm (?:run (?:-s )?)?([a-z]+)/gm)].map(([, script]) => script!),
  );
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...new Set(named)]));
  expect(linesOf(pages["README.md"]).slice(0, 2)).toEqual(["npm start", "npm test"]);
});

test("npm start ends as the page shows it", () => {
  const [sample] = blocksOf(pages["README.md"], "");
  expect(server.stdout().replace(`127.0.0.1:${port}`, "127.0.0.1:8080")).toMatch(sampleOf(sample!));
});

test("the front page's numbers are the summary's, and its latest letters are there though penalties came after them", async () => {
  const { body: county } = await person(`http://127.0.0.1:${port}`, {}).get("/api/v1/county");
  expect(county).toMatchObject({ letters: 339, told: 339, unmatched: 6 });
  expect(county.latest).toHaveLength(12);
  for (const letter of county.latest)
    expect(letter).toMatchObject({
      item: expect.stringMatching(/./),
      documentNumber: expect.stringContaining("审批函"),
    });
});

test("the county is as large as both pages say", async () => {
  const rows = async (file: string): Promise<number> =>
    (await text(`services/all/demo/${file}`)).trimEnd().split("\n").length - 1;
  const [authorities, officers, items, penalties] = await Promise.all(
    ["directory/authorities.csv", "directory/officers.csv", "directory/items.csv", "penalties.csv"].map(rows),
  );
  expect(pages["README.md"].replaceAll("\n", " ")).toContain(
    `${authorities! - 3} departments, three townships, ${officers} officers, ${items} items; its licence file (303 rows) and penalty file (${penalties} rows)`,
  );
  expect(pages["README.zh-CN.md"].replaceAll("\n", "")).toContain(
    `${authorities! - 3} 个部门、3 个乡镇街道、${officers} 名人员、${items} 个事项；随附的许可文件（303 行）和处罚文件（${penalties} 行）`,
  );
});

/** What each command must show, by the promise that stands beside it. */
const promised: Record<string, (ended: Ended) => void> = {
  import: ({ out }) => {
    expect(out).toMatch(/^行 +303\n发函 +0\n已有 +290\n更正 +0\n待确定监管部门 +0\n待修改 +10$/m);
    expect(out.match(/^ *\d+ {2}待修改 {2}\w+ \S+ /gm)).toHaveLength(10);
    expect(pages["README.md"]).toContain("0 letters, 290 rows already known, and the ten faulty rows named");
  },
  worklist: ({ out }) => {
    const [, , ...letters] = out.trimEnd().split("\n");
    expect(letters.length).toBeGreaterThan(10);
    for (const letter of letters) expect(letter).toMatch(/(?:已发函|已抄告) +王海舟 +\d{4}-\d\d-\d\d 00:00/);
  },
  route: ({ out }) => {
    expect(out).toMatch(/^岗位 +监管责任人$/m);
    expect(out).toMatch(/^人员 +王海舟 \(wang\)$/m);
    expect(out).toMatch(/^理由 +按\S+起施行的权责清单/m);
  },
  verify: ({ out }) => {
    expect(out).toMatch(/^通过：日志完整、未被改动。\n日志 +yihan\.example\/audit\n条目数 +\d+$/m);
  },
};

const commands = linesOf(pages["README.md"]).filter((line) => line.startsWith("npm run "));
test.each(commands)("%s", async (line) => {
  const ended = await run(line);
  expect({ code: ended.code, err: ended.code === 0 ? "" : ended.err }).toEqual({ code: 0, err: "" });
  promised[line.split(" ")[5]!]!(ended);
});

test("every promise is one of a command that the page has", () => {
  expect(commands.map((line) => line.split(" ")[5])).toEqual(Object.keys(promised));
});
