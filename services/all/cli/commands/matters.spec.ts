import { against, shownRoute } from "../testing.ts";

const summary = {
  id: "m1",
  chain: "m1",
  flowTitle: "审批告知",
  statusTitle: "已发出",
  title: "食品经营许可",
  documentNumber: "云审函〔2026〕1号",
  updated: "2026-01-05T01:00:00Z",
  next: shownRoute,
  due: "2026-01-06T01:00:00Z",
  overdue: true,
  unmatched: false,
};

describe("matters", () => {
  test("are listed as the demo's clerk unless somebody else is named, and stderr says so", async () => {
    const { code, out, err, seen } = await against(
      { "GET /api/v1/matters": () => ({ json: { items: [summary], next: null } }) },
      ["matters", "--q", "食品"],
    );
    expect(code).toBe(0);
    expect(out).toContain("云审函〔2026〕1号");
    expect(out).toContain("! 2026-01-06 09:00");
    expect(err).toContain("李某");
    expect(seen.at(-1)).toMatchObject({
      query: { q: "食品", limit: "50" },
      headers: { authorization: "Bearer token-li", "accept-language": "zh-CN" },
    });
  });

  test("are paged to the end of what was asked", async () => {
    const { out } = await against(
      {
        "GET /api/v1/worklist": ({ query }) => ({
          json: query["cursor"] ? { items: [{ ...summary, id: "m2" }], next: null } : { items: [summary], next: "n" },
        }),
      },
      ["worklist", "--as", "wang", "--json"],
    );
    expect((JSON.parse(out) as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(["m1", "m2"]);
  });

  test("show their owner and why, clocks with explanation, and the timeline", async () => {
    const matter = {
      ...summary,
      flow: "approval-notice",
      version: 1,
      opened: "2026-01-05T01:00:00Z",
      ended: false,
      cause: "",
      responsible: shownRoute,
      parties: [{ role: "approval", roleTitle: "审批部门", authority: "A", name: "审批局" }],
      clocks: [{ code: "N1", title: "接收", due: "2026-01-06T01:00:00Z", lapsed: false, explanation: "1 个工作日" }],
      papers: [],
    };
    const facts = [
      {
        version: 1,
        title: "发出",
        statusTitle: "已发出",
        actor: { kind: "officer", id: "li", name: "李某" },
        recordedTime: "2026-01-05T01:00:00Z",
        legalTime: "2026-01-05T01:00:00Z",
        reason: "",
        index: 7,
      },
    ];
    const steps = [
      { step: "received", title: "接收", may: true, why: null },
      { step: "closed", title: "办结", may: false, why: { code: "x", text: "尚未接收" } },
    ];
    const { code, out } = await against(
      {
        "GET /api/v1/matters/m1": () => ({ json: matter }),
        "GET /api/v1/matters/m1/facts": () => ({ json: { items: facts, next: null } }),
        "GET /api/v1/matters/m1/steps": () => ({ json: { version: 1, items: steps } }),
      },
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
