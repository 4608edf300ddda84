import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileKind } from "../file-kind.ts";
import { against, demo, testFolder, type Answers } from "../testing.ts";

const folder = testFolder();

describe("import", () => {
  const done = {
    id: "i1",
    kind: "licence",
    mode: "send",
    file: "licences.csv",
    state: "done",
    by: "li",
    authority: "A",
    started: "2026-01-05T01:00:00Z",
    finished: "2026-01-05T01:00:01Z",
    rows: 3,
    counts: { letters: 1, known: 0, corrections: 0, unmatched: 1, held: 1, blank: 0, notData: 0 },
    refusal: null,
    href: "",
  };
  const held = {
    row: 3,
    outcome: "held",
    matter: null,
    remarks: [],
    faults: [
      { column: { code: "XK_XDR_SHXYM", zh: "统一社会信用代码" }, found: "9142…", code: "bad-code", expected: "18 位" },
    ],
  };
  const importing = (report: object = done): Answers => {
    let asked = 0;
    return {
      "POST /api/v1/imports": () => ({
        status: 202,
        json: { id: "i1", kind: "licence", mode: "send", file: "licences.csv", href: "" },
      }),
      "GET /api/v1/imports/i1": () => ({ json: asked++ === 0 ? { ...done, state: "reading", rows: 1 } : report }),
      "GET /api/v1/imports/i1/outcomes": ({ query }) => ({
        json: { items: query["outcome"] === "held" ? [held] : [], next: null },
      }),
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
    const { code, seen } = await against(importing(), [
      "import",
      join(demo, "penalties.csv"),
      "--no-wait",
      "--mode",
      "register",
      "--as",
      "li",
    ]);
    expect(code).toBe(0);
    expect(seen.at(-1)).toMatchObject({ method: "POST", query: { kind: "penalty", mode: "register" } });
  });

  test("ends with 1 where the file was refused whole", async () => {
    const { code, err } = await against(importing({ ...done, state: "refused", refusal: "缺少必需的列" }), [
      "import",
      join(demo, "licences.csv"),
      "--as",
      "li",
    ]);
    expect(code).toBe(1);
    expect(err).toContain("缺少必需的列");
  });

  test("refuses a file of neither kind before it is sent", async () => {
    const file = join(folder.path, "other.csv");
    await writeFile(file, "a,b,c\n1,2,3\n");
    const { code, seen } = await against(importing(), ["import", file, "--as", "li"]);
    expect(code).toBe(1);
    expect(seen.some(({ path }) => path === "/api/v1/imports")).toBe(false);
    const both = await against(importing(), ["import", join(demo, "licences.csv"), file, "--as", "li"]);
    expect(both).toMatchObject({ code: 1, seen: [] });
  });

  test("tells a licence file from a penalty file by its header", async () => {
    expect(await fileKind(join(demo, "licences.csv"))).toBe("licence");
    expect(await fileKind(join(demo, "penalties.csv"))).toBe("penalty");
  });

  test("mends a row, and ends with 1 while it still has faults", async () => {
    const { seen, code } = await against({ "POST /api/v1/imports/i1/rows/3": () => ({ json: held }) }, [
      "mend",
      "i1",
      "3",
      "XK_WSH=a=b",
      "XK_NR=x",
      "--as",
      "li",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(seen.at(-1)!.body)).toEqual({ cells: { XK_WSH: "a=b", XK_NR: "x" } });
  });

  test("lists imports and saves the held rows", async () => {
    const file = join(folder.path, "faults.csv");
    const answers: Answers = {
      "GET /api/v1/imports": () => ({ json: { items: [done], next: null } }),
      "GET /api/v1/imports/i1": () => ({ json: done }),
      "GET /api/v1/imports/i1/faults.csv": () => ({ bytes: "row\n3\n" }),
    };
    expect((await against(answers, ["imports", "--as", "li"])).out).toContain("licences.csv");
    expect((await against(answers, ["imports", "i1", "--faults", file, "--as", "li"])).code).toBe(0);
    expect(await readFile(file, "utf8")).toBe("row\n3\n");
  });
});
