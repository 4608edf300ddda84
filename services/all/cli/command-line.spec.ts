import { plain, tableLines, widthOf } from "./table.ts";
import { against, fakeGateway, ran } from "./testing.ts";

describe("the command line", () => {
  test("shows what it can do, in Chinese unless English is asked for", async () => {
    const zh = await ran(["--help"]);
    expect(zh.code).toBe(0);
    expect(zh.out).toContain("用法");
    const en = await ran(["--lang", "en", "--help"]);
    expect(en.code).toBe(0);
    for (const command of [
      "import",
      "matters",
      "show",
      "take",
      "worklist",
      "route",
      "export",
      "verify",
      "reconcile",
      "statistics",
      "officers",
      "keys",
      "token",
      "directory",
      "imports",
      "mend",
    ])
      expect(en.out).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  test.each([
    [["fly"]],
    [["show"]],
    [["show", "a", "b"]],
    [["matters", "--limit", "0"]],
    [["worklist", "--view", "all"]],
    [["--lang", "fr", "matters"]],
    [["reconcile", "yesterday"]],
    [["statistics", "x", "2026-13"]],
    [["token"]],
    [["mend", "i", "0", "A=b"]],
    [["import", "nowhere.csv"]],
    [[]],
  ])("refuses %j as bad usage", async (args) => {
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
    const { code, seen } = await against(
      {
        "POST /api/v1/matters/m1/steps": () =>
          asked++ === 0
            ? { status: 503, json: { title: "x" }, headers: { "retry-after": "0.01" } }
            : {
                json: {
                  matter: "m1",
                  version: 2,
                  step: "received",
                  status: "received",
                  documentNumber: "",
                  recordedTime: "2026-01-05T01:00:00Z",
                },
              },
      },
      ["take", "received", "m1", "--as", "wang"],
    );
    expect(code).toBe(0);
    const keys = seen.filter(({ path }) => path.endsWith("/steps")).map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe("output", () => {
  test("is aligned by the width that characters have in a terminal", () => {
    const lines = tableLines(
      ["名", "n"],
      [
        ["市场监管局", 5],
        ["a", 12],
      ],
    );
    expect(lines).toEqual(["名           n", "----------  --", "市场监管局   5", "a           12"]);
    expect(widthOf("中a")).toBe(3);
  });

  test("can't steer the terminal", () => {
    expect(plain("a\u001b[31mb\u202ec\nd")).toBe("a [31mb c d");
  });
});
