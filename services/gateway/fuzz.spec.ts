import { askAnything, operationsOf } from "./testing/ask-anything.ts";
import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

test("whatever is asked of whatever route by whomever: documented answers, no failures", async () => {
  const { matter } = (await (
    await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })
  ).json()) as { matter: string };
  const statuses = await askAnything({
    ask: at.call,
    operations: operationsOf((await (await at.call(undefined, "GET", "/openapi.json")).json()) as never),
    people: ["li", "wang", "he", "lin", "approval-centre"],
    ids: [matter],
    runs: 600,
    check: ({ statuses: documented }, response, answer) => {
      expect(response.status).toBeLessThan(500);
      expect(documented).toContain(response.status);
      if (response.status >= 400)
        expect(JSON.parse(answer)).toMatchObject({
          type: expect.stringMatching(/^urn:yihan:problem:/),
          title: expect.any(String),
          detail: expect.any(String),
          status: response.status,
        });
      expect(answer).not.toContain("CANARY");
    },
  });
  expect(at.logged.filter(({ sentence }) => sentence.includes("unexpectedly"))).toEqual([]);
  // Reached what lies behind the refusals, too.
  for (const status of [200, 401, 404, 422]) expect(statuses.get(status) ?? 0).toBeGreaterThan(10);
}, 120_000);
