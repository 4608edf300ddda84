import fc from "fast-check";
import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

interface Operation {
  method: string;
  path: string;
  statuses: number[];
  query: string[];
}

let at: Called;
let operations: Operation[];
let matter: string;
beforeAll(async () => {
  at = await startedGateway();
  ({ matter } = (await (await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })).json()) as { matter: string });
  const { paths } = (await (await at.call(undefined, "GET", "/openapi.json")).json()) as { paths: Record<string, Record<string, { responses: object; parameters?: { in: string; name: string }[] }>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses, parameters = [] }]) => ({
      method: method.toUpperCase(),
      path,
      statuses: Object.keys(responses).map(Number),
      query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    })),
  );
});
afterAll(() => at.stop());

const nasty = fc.constantFrom("", "0", "-1", "1", "999999999999", "null", "true", "' OR 1=1 --", "../../etc/passwd", "%00", "\u0000", "\uFFFD", "𠀀", "a".repeat(3_000), "2026-02-30", "2026-03-09", "__proto__", "{}", "<script>", "approval-notice", "mine", "licence");
const text = fc.oneof(nasty, fc.string({ maxLength: 40 }), fc.string({ unit: "binary", maxLength: 20 }));
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.record({ flow: fc.constantFrom("approval-notice", "x"), step: text, data: fc.object({ maxDepth: 3 }), papers: fc.anything({ maxDepth: 2 }), reason: text }, { requiredKeys: [] }).map((value) => JSON.stringify(value) ?? "{}"),
  fc.record({ officer: text, client: text, cells: fc.dictionary(text, text) }, { requiredKeys: [] }).map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 200 }),
);
const type = fc.constantFrom("application/json", "text/csv", "application/octet-stream", "application/x-www-form-urlencoded", "text/html", "");
const who = fc.constantFrom(undefined, "li", "wang", "he", "lin", "approval-centre");

const safe = (value: string): string => {
  // fetch refuses lone surrogates; a client that sent them would send the replacement sign.
  const well = value.toWellFormed();
  return encodeURIComponent(well === "." || well === ".." ? `${well}x` : well);
};

test("whatever is asked of whatever route by whomever: documented answers, no failures", async () => {
  const request = fc.record({
    index: fc.nat(),
    parts: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant("<matter>") }, { weight: 3, arbitrary: text }), { minLength: 3, maxLength: 3 }),
    query: fc.dictionary(fc.nat({ max: 8 }).map(String), text, { maxKeys: 3 }),
    body: json,
    type,
    who,
    headers: fc.record({ "if-match": fc.constantFrom('"1"', "1", "*", '"x"'), "idempotency-key": fc.constantFrom("k", "k2", "schlüssel"), "last-event-id": fc.constantFrom("", "1", "x") }, { requiredKeys: [] }),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ index, parts, query, body, type: sentAs, who: asker, headers }) => {
      const operation = operations[index % operations.length]!;
      // A stream has no end to wait for.
      fc.pre(operation.path !== "/api/v1/events");
      let part = 0;
      const path = operation.path.replace(/\{\w+\}/g, () => safe((parts[part++] ?? "x").replace("<matter>", matter)) || "x");
      const search = Object.entries(query).map(([name, value]) => `${safe(operation.query[Number(name)] ?? `q${name}`)}=${safe(value)}`);
      const sent = operation.method === "POST" ? body.toWellFormed() : undefined;
      const response = await at.call(asker, operation.method, `${path}${search.length > 0 ? `?${search.join("&")}` : ""}`, sent, { ...(sent !== undefined && { "content-type": sentAs }), ...(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, encodeURI(value)])) as Record<string, string>) });
      const answer = await response.text();
      expect(response.status).toBeLessThan(500);
      expect(operation.statuses).toContain(response.status);
      if (response.status >= 400) expect(JSON.parse(answer)).toMatchObject({ type: expect.stringMatching(/^urn:yihan:problem:/), title: expect.any(String), detail: expect.any(String), status: response.status });
      expect(answer).not.toContain("CANARY");
    }),
    { numRuns: 1_200 },
  );
  expect(at.logged.filter(({ sentence }) => sentence.includes("unexpectedly"))).toEqual([]);
}, 120_000);
