import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDirectory } from "@yihan/files";
import { periodOf } from "./commands/reports.ts";
import { directoryWorkbook } from "./directory-workbook.ts";
import { fileKind } from "./file-kind.ts";
import { plain, tableLines, widthOf } from "./table.ts";
import { demoAnswers, fakeGateway, ran, type Answers, type Ran, type Seen } from "./testing.ts";

const demo = join(import.meta.dirname, "../demo");

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yihan-cli-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command line against a gateway with these answers beside the demo's sign-in. */
const against = async (answers: Answers, args: readonly string[], more: { data?: string; input?: string } = {}): Promise<Ran & { seen: Seen[] }> => {
  const gateway = await fakeGateway({ ...demoAnswers, ...answers });
  try {
    return { ...(await ran(args, { port: gateway.port, ...more })), seen: gateway.seen };
  } finally {
    await gateway.close();
  }
};

const route = { authority: "B", authorityName: "市场监管局", unit: "", post: "b", postName: "承办", officer: "wang", officerName: "王某", covers: "", coversName: "", by: "duty", why: "权责清单载明" };
const summary = { id: "m1", chain: "m1", flowTitle: "审批告知", statusTitle: "已发出", title: "食品经营许可", documentNumber: "云审函〔2026〕1号", updated: "2026-01-05T01:00:00Z", next: route, due: "2026-01-06T01:00:00Z", overdue: true, unmatched: false };

describe("the command line", () => {
  test("shows what it can do, in Chinese unless English is asked for", async () => {
    const zh = await ran(["--help"]);
    expect(zh.code).toBe(0);
    expect(zh.out).toContain("用法");
    const en = await ran(["--lang", "en", "--help"]);
    expect(en.code).toBe(0);
    for (const command of ["import", "matters", "show", "take", "worklist", "route", "export", "verify", "reconcile", "statistics", "officers", "keys", "token", "directory", "imports", "mend"]) expect(en.out).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  test.each([[["fly"]], [["show"]], [["show", "a", "b"]], [["matters", "--limit", "0"]], [["worklist", "--view", "all"]], [["--lang", "fr", "matters"]], [["reconcile", "yesterday"]], [["statistics", "x", "2026-13"]], [["token"]], [["mend", "i", "0", "A=b"]], [["import", "nowhere.csv"]], [[]]])("refuses %j as bad usage", async (args) => {
    const { code, seen } = await against({}, args);
    expect(code).toBe(2);
    expect(seen).toEqual([]);
  });

  test("names the possible choices in both languages", async () => {
    expect((await ran(["worklist", "--view", "all"])).err).toContain("可选：mine、unit");
    expect((await ran(["worklist", "--view", "all", "--lang", "en"])).err).toContain("Allowed choices are mine, unit");
  });

  test("ends with 3 and says what to do when nothing answers", async () => {
    const gateway = await fakeGateway({});
    await gateway.close();
    const { code, err } = await ran(["officers"], { port: gateway.port });
    expect(code).toBe(3);
    expect(err).toContain("npm start");
  });

  test("tries a busy service again with the same idempotency key", async () => {
    let asked = 0;
    const { code, seen } = await against({ "POST /api/v1/matters/m1/steps": () => (asked++ === 0 ? { status: 503, json: { title: "x" }, headers: { "retry-after": "0.01" } } : { json: { matter: "m1", version: 2, step: "received", status: "received", documentNumber: "", recordedTime: "2026-01-05T01:00:00Z" } }) }, ["take", "received", "m1", "--as", "wang"]);
    expect(code).toBe(0);
    const keys = seen.filter(({ path }) => path.endsWith("/steps")).map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe("matters", () => {
  test("are listed as the demo's clerk unless somebody else is named, and stderr says so", async () => {
    const { code, out, err, seen } = await against({ "GET /api/v1/matters": () => ({ json: { items: [summary], next: null } }) }, ["matters", "--q", "食品"]);
    expect(code).toBe(0);
    expect(out).toContain("云审函〔2026〕1号");
    expect(out).toContain("! 2026-01-06 09:00");
    expect(err).toContain("李某");
    expect(seen.at(-1)).toMatchObject({ query: { q: "食品", limit: "50" }, headers: { authorization: "Bearer token-li", "accept-language": "zh-CN" } });
  });

  test("are paged to the end of what was asked", async () => {
    const { out } = await against({ "GET /api/v1/worklist": ({ query }) => ({ json: query["cursor"] ? { items: [{ ...summary, id: "m2" }], next: null } : { items: [summary], next: "n" } }) }, ["worklist", "--as", "wang", "--json"]);
    expect((JSON.parse(out) as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(["m1", "m2"]);
  });

  test("show their owner and why, clocks with explanation, and the timeline", async () => {
    const matter = { ...summary, flow: "approval-notice", version: 1, opened: "2026-01-05T01:00:00Z", ended: false, cause: "", responsible: route, parties: [{ role: "approval", roleTitle: "审批部门", authority: "A", name: "审批局" }], clocks: [{ code: "N1", title: "接收", due: "2026-01-06T01:00:00Z", lapsed: false, explanation: "1 个工作日" }], papers: [] };
    const facts = [{ version: 1, title: "发出", statusTitle: "已发出", actor: { kind: "officer", id: "li", name: "李某" }, recordedTime: "2026-01-05T01:00:00Z", legalTime: "2026-01-05T01:00:00Z", reason: "", index: 7 }];
    const steps = [{ step: "received", title: "接收", may: true, why: null }, { step: "closed", title: "办结", may: false, why: { code: "x", text: "尚未接收" } }];
    const { code, out } = await against(
      { "GET /api/v1/matters/m1": () => ({ json: matter }), "GET /api/v1/matters/m1/facts": () => ({ json: { items: facts, next: null } }), "GET /api/v1/matters/m1/steps": () => ({ json: { version: 1, items: steps } }) },
      ["show", "m1", "--as", "wang"],
    );
    expect(code).toBe(0);
    for (const text of ["权责清单载明", "1 个工作日", "发出", "李某", "received"]) expect(out).toContain(text);
    expect(out).not.toContain("closed");
  });

  test("that one may not know of end with 1 and the service's own sentence", async () => {
    const problem = { status: 404, json: { title: "没有找到", detail: "没有这一事项。", code: "no-such-matter" } };
    const zh = await against({ "GET /api/v1/matters/m9": () => problem }, ["show", "m9", "--as", "wang"]);
    expect(zh).toMatchObject({ code: 1, err: "没有找到：没有这一事项。\n", out: "" });
    const json = await against({ "GET /api/v1/matters/m9": () => problem }, ["show", "m9", "--as", "wang", "--json"]);
    expect(JSON.parse(json.err)).toMatchObject({ ending: "no", code: "no-such-matter", status: 404 });
  });
});

describe("take", () => {
  const taken = { "POST /api/v1/matters/m1/steps": () => ({ json: { matter: "m1", version: 2, step: "received", status: "received", documentNumber: "", recordedTime: "2026-01-05T01:00:00Z" } }) };

  test("sends papers first and names them in the step", async () => {
    const file = join(folder, "photo.png");
    await writeFile(file, "bytes");
    const { code, seen } = await against({ ...taken, "POST /api/v1/papers": () => ({ status: 201, json: { sha256: "ab", size: 5 } }) }, ["take", "received", "m1", "--as", "wang", "--data", "-", "--paper", `photo=${file}`, "--reason", "到场", "--if-version", "1"], { input: '{"note":"x"}' });
    expect(code).toBe(0);
    const [paper, step] = seen.slice(-2);
    expect(paper).toMatchObject({ path: "/api/v1/papers", body: "bytes", headers: { "content-type": "image/png" } });
    expect(step!.headers["if-match"]).toBe('"1"');
    expect(JSON.parse(step!.body)).toEqual({ step: "received", data: { note: "x" }, papers: [{ sha256: "ab", name: "photo.png", kind: "photo", mediaType: "image/png" }], reason: "到场" });
  });

  test("says what would be possible where the step is not", async () => {
    const { code, err } = await against({ "POST /api/v1/matters/m1/steps": () => ({ status: 409, json: { title: "现在不能办理", detail: "尚未接收。", code: "not-now", possible: [{ step: "received", title: "接收" }], version: 4 } }) }, ["take", "closed", "m1", "--as", "wang"]);
    expect(code).toBe(1);
    expect(err).toContain("尚未接收");
    expect(err).toMatch(/received\s+接收/);
  });

  test("refuses data that is no JSON object before anything is asked", async () => {
    expect(await against(taken, ["take", "received", "m1", "--data", "[1]"])).toMatchObject({ code: 2, seen: [] });
    expect(await against(taken, ["take", "received", "m1", "--data", "{bad"])).toMatchObject({ code: 2, seen: [] });
  });
});

describe("import", () => {
  const done = { id: "i1", kind: "licence", mode: "send", file: "licences.csv", state: "done", by: "li", authority: "A", started: "2026-01-05T01:00:00Z", finished: "2026-01-05T01:00:01Z", rows: 3, counts: { letters: 1, known: 0, corrections: 0, unmatched: 1, held: 1, blank: 0, notData: 0 }, refusal: null, href: "" };
  const held = { row: 3, outcome: "held", matter: null, remarks: [], faults: [{ column: { code: "XK_XDR_SHXYM", zh: "统一社会信用代码" }, found: "9142…", code: "bad-code", expected: "18 位" }] };
  const importing = (report: object = done): Answers => {
    let asked = 0;
    return {
      "POST /api/v1/imports": () => ({ status: 202, json: { id: "i1", kind: "licence", mode: "send", file: "licences.csv", href: "" } }),
      "GET /api/v1/imports/i1": () => ({ json: asked++ === 0 ? { ...done, state: "reading", rows: 1 } : report }),
      "GET /api/v1/imports/i1/outcomes": ({ query }) => ({ json: { items: query["outcome"] === "held" ? [held] : [], next: null } }),
    };
  };

  test("recognises the kind, streams the file whole, waits and reports each held row", async () => {
    const file = join(demo, "licences.csv");
    const { code, out, seen } = await against(importing(), ["import", file]);
    expect(code).toBe(0);
    expect(out).toMatch(/发函\s+1\n/);
    expect(out).toMatch(/3\s+待修改\s+XK_XDR_SHXYM 统一社会信用代码\s+9142…\s+18 位/);
    const sent = seen.find(({ method, path }) => method === "POST" && path === "/api/v1/imports")!;
    expect(sent.query).toEqual({ kind: "licence", mode: "send", name: "licences.csv" });
    expect(sent.body).toBe(await readFile(file, "utf8"));
  });

  test("does not wait if told so", async () => {
    const { code, seen } = await against(importing(), ["import", join(demo, "penalties.csv"), "--no-wait", "--mode", "register", "--as", "li"]);
    expect(code).toBe(0);
    expect(seen.at(-1)).toMatchObject({ method: "POST", query: { kind: "penalty", mode: "register" } });
  });

  test("ends with 1 where the file was refused whole", async () => {
    const { code, err } = await against(importing({ ...done, state: "refused", refusal: "缺少必需的列" }), ["import", join(demo, "licences.csv"), "--as", "li"]);
    expect(code).toBe(1);
    expect(err).toContain("缺少必需的列");
  });

  test("refuses a file of neither kind before it is sent", async () => {
    const file = join(folder, "other.csv");
    await writeFile(file, "a,b,c\n1,2,3\n");
    const { code, seen } = await against(importing(), ["import", file, "--as", "li"]);
    expect(code).toBe(1);
    expect(seen.some(({ path }) => path === "/api/v1/imports")).toBe(false);
  });

  test("tells a licence file from a penalty file by its header", async () => {
    expect(await fileKind(join(demo, "licences.csv"))).toBe("licence");
    expect(await fileKind(join(demo, "penalties.csv"))).toBe("penalty");
  });

  test("mends a row, and ends with 1 while it still has faults", async () => {
    const { seen, code } = await against({ "POST /api/v1/imports/i1/rows/3": () => ({ json: held }) }, ["mend", "i1", "3", "XK_WSH=a=b", "XK_NR=x", "--as", "li"]);
    expect(code).toBe(1);
    expect(JSON.parse(seen.at(-1)!.body)).toEqual({ cells: { XK_WSH: "a=b", XK_NR: "x" } });
  });

  test("lists imports and saves the held rows", async () => {
    const file = join(folder, "faults.csv");
    const answers: Answers = { "GET /api/v1/imports": () => ({ json: { items: [done], next: null } }), "GET /api/v1/imports/i1": () => ({ json: done }), "GET /api/v1/imports/i1/faults.csv": () => ({ bytes: "row\n3\n" }) };
    expect((await against(answers, ["imports", "--as", "li"])).out).toContain("licences.csv");
    expect((await against(answers, ["imports", "i1", "--faults", file, "--as", "li"])).code).toBe(0);
    expect(await readFile(file, "utf8")).toBe("row\n3\n");
  });
});

describe("export, reports and people", () => {
  test("an export is written whole under the asked name", async () => {
    const file = join(folder, "c.zip");
    const { code, seen } = await against({ "GET /api/v1/chains/c1/export": () => ({ bytes: Buffer.from([80, 75, 3, 4]) }) }, ["export", "c1", "-o", file, "--as", "li"]);
    expect(code).toBe(0);
    expect([...(await readFile(file))]).toEqual([80, 75, 3, 4]);
    expect(seen.at(-1)!.headers.accept).toContain("application/zip");
  });

  test("a route says who and why", async () => {
    const { out, seen } = await against({ "GET /api/v1/routes": () => ({ json: { itemName: "食品", date: "2026-01-05", route, why: "权责清单载明", copies: [] } }) }, ["route", "--item", "I1", "--place", "420899", "--date", "2026-01-05", "--as", "li"]);
    expect(out).toMatch(/理由\s+权责清单载明/);
    expect(seen.at(-1)!.query).toEqual({ item: "I1", place: "420899", date: "2026-01-05" });
  });

  test("a day adds up", async () => {
    const day = { authority: "A", authorityName: "审批局", day: "2026-01-05", approvals: 3, letters: 3, accepted: 2, overdue: 0, unmatched: 0, recalled: 0, differences: [] };
    expect((await against({ "GET /api/v1/reconciliations/2026-01-05": () => ({ json: day }) }, ["reconcile", "2026-01-05", "--as", "li"])).out).toContain("一件不少");
  });

  test("statistics are asked for as the judicial bureau", async () => {
    const { out, seen } = await against({ "GET /api/v1/statistics/letters": () => ({ json: { total: 3, rows: [{ flow: "approval-notice", count: 3 }] } }) }, ["statistics", "letters", "2026-Q1"]);
    expect(seen.at(-1)).toMatchObject({ query: { from: "2026-01-01", to: "2026-03-31" }, headers: { authorization: "Bearer token-xu" } });
    expect(out).toMatch(/approval-notice\s+3/);
  });

  test("a period is a year, a quarter, a month, a day or two days", () => {
    expect(periodOf("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(periodOf("2026")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(periodOf("2026-Q4")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(periodOf("2026-01-05")).toEqual({ from: "2026-01-05", to: "2026-01-05" });
    expect(periodOf("2026-01-05..2026-02-01")).toEqual({ from: "2026-01-05", to: "2026-02-01" });
  });

  test("officers, keys and tokens are plain", async () => {
    expect((await against({}, ["officers"])).out).toMatch(/li\s+李某\s+审批局\s+办公室\s+签发人/);
    expect((await against({ "GET /log/keys": () => ({ bytes: "a+00000000+b\n" }) }, ["keys"])).out).toBe("a+00000000+b\n");
    expect((await against({}, ["token", "--officer", "li"])).out).toBe("token-li\n");
    expect((await against({}, ["token", "--client", "approval-centre"])).out).toBe("token-machine\n");
  });

  test("where there is no demo sign-in, it asks for a token file and takes it", async () => {
    const none: Answers = { "GET /demo/officers": () => ({ status: 404, json: { title: "没有找到", code: "no-demo" } }) };
    expect(await against(none, ["matters"])).toMatchObject({ code: 2, err: expect.stringContaining("--token-file") });
    const file = join(folder, "token");
    await writeFile(file, "secret\n");
    const { code, seen } = await against({ ...none, "GET /api/v1/matters": () => ({ json: { items: [], next: null } }) }, ["matters", "--token-file", file]);
    expect(code).toBe(0);
    expect(seen).toHaveLength(1);
    expect(seen[0]!.headers.authorization).toBe("Bearer secret");
  });
});

describe("directory", () => {
  const counts = { posts: { added: 0, changed: 1, closed: 0, unchanged: 9 } };
  const report = { source: "x.xlsx", applied: false, version: 3, counts, changes: [{ table: "officers", key: "li", effect: "changed", before: { id: "li", phone: "13800000000" }, after: { id: "li", phone: "13900000000" } }], faults: [] };

  beforeAll(async () => {
    await mkdir(join(folder, "data"), { recursive: true });
    await writeFile(join(folder, "data", "operator.token"), "yihan-operator-x\n");
  });

  test("is the operator's, who signs in with the file in the data folder", async () => {
    const { code, seen } = await against({ "POST /api/v1/directory/imports": () => ({ json: { ...report, applied: true } }) }, ["directory", "import", join(demo, "directory")], { data: join(folder, "data") });
    expect(code).toBe(0);
    expect(seen[0]).toMatchObject({ query: { check: "false", name: "directory.xlsx" }, headers: { authorization: "Bearer yihan-operator-x" } });
    expect((await against({}, ["directory", "import", join(demo, "directory"), "--as", "li"])).code).toBe(2);
    expect((await against({}, ["directory", "import", join(demo, "directory")], { data: folder })).code).toBe(2);
  });

  test("diff names changed columns and nobody's telephone", async () => {
    for (const more of [[], ["--json"]]) {
      const { code, out } = await against({ "POST /api/v1/directory/imports": () => ({ json: report }) }, ["directory", "diff", join(demo, "directory"), ...more], { data: join(folder, "data") });
      expect(code).toBe(0);
      expect(out).toContain("phone");
      expect(out).not.toContain("13900000000");
    }
  });

  test("check lists every fault and ends with 1", async () => {
    const faults = [{ table: "posts", row: 4, key: "", column: "officer", code: "noSuchOfficer", text: { zh: "没有此人", en: "there is no such officer" } }];
    const { code, out } = await against({ "POST /api/v1/directory/imports": () => ({ json: { ...report, faults } }) }, ["directory", "check", join(demo, "directory"), "--lang", "en"], { data: join(folder, "data") });
    expect(code).toBe(1);
    expect(out).toMatch(/posts\s+4\s+officer\s+there is no such officer/);
  });

  test("a folder of text files becomes a workbook that says the same", async () => {
    const workbook = await directoryWorkbook(join(demo, "directory"));
    try {
      expect(await readDirectory(workbook.path)).toEqual(await readDirectory(join(demo, "directory")));
    } finally {
      await workbook.close();
    }
  });
});

describe("output", () => {
  test("is aligned by the width that characters have in a terminal", () => {
    const lines = tableLines(["名", "n"], [["市场监管局", 5], ["a", 12]]);
    expect(lines).toEqual(["名           n", "----------  --", "市场监管局   5", "a           12"]);
    expect(widthOf("中a")).toBe(3);
  });

  test("can't steer the terminal", () => {
    expect(plain("a\u001b[31mb\u202ec\nd")).toBe("a [31mb c d");
  });
});
