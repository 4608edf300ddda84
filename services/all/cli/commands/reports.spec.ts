import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { against, shownRoute, testFolder, type Answers } from "../testing.ts";
import { periodOf } from "./reports.ts";

const folder = testFolder();

describe("export, reports and people", () => {
  test("an export is written whole under the asked name", async () => {
    const file = join(folder.path, "c.zip");
    const { code, seen } = await against(
      { "GET /api/v1/chains/c1/export": () => ({ bytes: Buffer.from([80, 75, 3, 4]) }) },
      ["export", "c1", "-o", file, "--as", "li"],
    );
    expect(code).toBe(0);
    expect([...(await readFile(file))]).toEqual([80, 75, 3, 4]);
    expect(seen.at(-1)!.headers.accept).toContain("application/zip");
  });

  test("a route says who and why", async () => {
    const { out, seen } = await against(
      {
        "GET /api/v1/routes": () => ({
          json: { itemName: "食品", date: "2026-01-05", route: shownRoute, why: "权责清单载明", copies: [] },
        }),
      },
      ["route", "--item", "I1", "--place", "420899", "--date", "2026-01-05", "--as", "li"],
    );
    expect(out).toMatch(/理由\s+权责清单载明/);
    expect(seen.at(-1)!.query).toEqual({ item: "I1", place: "420899", date: "2026-01-05" });
  });

  test("a day adds up", async () => {
    const day = {
      authority: "A",
      authorityName: "审批局",
      day: "2026-01-05",
      approvals: 3,
      letters: 3,
      accepted: 2,
      overdue: 0,
      unmatched: 0,
      recalled: 0,
      differences: [],
    };
    expect(
      (
        await against({ "GET /api/v1/reconciliations/2026-01-05": () => ({ json: day }) }, [
          "reconcile",
          "2026-01-05",
          "--as",
          "li",
        ])
      ).out,
    ).toContain("一件不少");
  });

  test("statistics are asked for as the judicial bureau", async () => {
    const { out, seen } = await against(
      {
        "GET /api/v1/statistics/letters": () => ({ json: { total: 3, rows: [{ flow: "approval-notice", count: 3 }] } }),
      },
      ["statistics", "letters", "2026-Q1"],
    );
    expect(seen.at(-1)).toMatchObject({
      query: { from: "2026-01-01", to: "2026-03-31" },
      headers: { authorization: "Bearer token-xu" },
    });
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
    expect((await against({ "GET /log/keys": () => ({ bytes: "a+00000000+b\n" }) }, ["keys"])).out).toBe(
      "a+00000000+b\n",
    );
    expect((await against({}, ["token", "--officer", "li"])).out).toBe("token-li\n");
    expect((await against({}, ["token", "--client", "approval-centre"])).out).toBe("token-machine\n");
  });

  test("where there is no demo sign-in, it asks for a token file and takes it", async () => {
    const none: Answers = {
      "GET /demo/officers": () => ({ status: 404, json: { title: "没有找到", code: "no-demo" } }),
    };
    expect(await against(none, ["matters"])).toMatchObject({ code: 2, err: expect.stringContaining("--token-file") });
    const file = join(folder.path, "token");
    await writeFile(file, "secret\n");
    const { code, seen } = await against(
      { ...none, "GET /api/v1/matters": () => ({ json: { items: [], next: null } }) },
      ["matters", "--token-file", file],
    );
    expect(code).toBe(0);
    expect(seen).toHaveLength(1);
    expect(seen[0]!.headers.authorization).toBe("Bearer secret");
  });
});
