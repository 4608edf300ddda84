import { against } from "../testing.ts";

describe("open", () => {
  const opened = {
    matter: "m1",
    chain: "m1",
    flow: "approval-notice",
    status: "issued",
    documentNumber: "云审函〔2026〕1号",
  };

  test("opens a matter with its fields and says which it became", async () => {
    const { code, out, seen } = await against({ "POST /api/v1/matters": () => ({ status: 201, json: opened }) }, [
      "open",
      "approval-notice",
      "--data",
      '{"licence":{"partyName":"甲"}}',
    ]);
    expect(code).toBe(0);
    expect(out).toContain("云审函〔2026〕1号");
    expect(JSON.parse(seen.at(-1)!.body)).toEqual({
      flow: "approval-notice",
      data: { licence: { partyName: "甲" } },
      papers: [],
    });
  });

  test("refuses data that is no JSON object before anything is asked", async () => {
    expect(await against({}, ["open", "approval-notice", "--data", "x{"])).toMatchObject({ code: 2, seen: [] });
  });
});
