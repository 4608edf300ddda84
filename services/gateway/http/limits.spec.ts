import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { movableClock } from "@yihan/kernel";
import { licence } from "../testing/letter-flow.ts";
import { startedGateway, type Called } from "../testing/started-gateway.ts";
import { throttle } from "./throttle.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

const open = (body: string, headers: Record<string, string> = {}) =>
  at.call("li", "POST", "/api/v1/matters", body, headers);
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

/** A request as it stands, for what fetch would not send. */
const raw = (path: string, headers: Record<string, string>, method = "GET", body = ""): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(at.url);
    request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on("error", reject)
      .end(body);
  });

test.each([
  ["broken JSON", '{"flow":', [422, "invalid-json"]],
  ["a name that stands twice", '{"flow":"approval-notice","flow":"other"}', [422, "doubled-name"]],
  [
    "a name that poisons prototypes",
    '{"flow":"approval-notice","data":{"__proto__":{"x":1}}}',
    [422, "forbidden-name"],
  ],
  ["text with half a character", String.raw`{"flow":"approval-notice","reason":"a\ud800"}`, [422, "half-character"]],
  ["a name with half a character", String.raw`{"flow":"approval-notice","data":{"\uDC00":1}}`, [422, "half-character"]],
  ["too many levels", `{"flow":"approval-notice","data":{"a":${"[".repeat(40)}${"]".repeat(40)}}}`, [422, "too-deep"]],
  [
    "more than 256 KB",
    JSON.stringify({ flow: "approval-notice", reason: "x".repeat(300_000) }),
    [413, "body-too-large"],
  ],
  ["a field nobody knows", '{"flow":"approval-notice","admin":true}', [422, "invalid-request"]],
  ["a list where an object is expected", "[]", [422, "invalid-request"]],
  ["nothing", "", [422, "invalid-json"]],
])("a body that is %s is refused with its reason", async (_what, body, expected) => {
  expect(await codeOf(await open(body))).toEqual(expected);
});

test("a large body sent without its length is cut off at the limit", async () => {
  const big = new ReadableStream({
    start: (controller) => {
      for (let part = 0; part < 10; part++) controller.enqueue(new TextEncoder().encode("x".repeat(50_000)));
      controller.close();
    },
  });
  const response = await fetch(`${at.url}/api/v1/matters`, {
    method: "POST",
    body: big,
    duplex: "half",
    headers: { authorization: `Bearer ${await at.tokenOf("li")}`, "content-type": "application/json" },
  });
  expect(response.status).toBe(413);
});

test.each(["text/plain", "application/xml", "application/json; charset=gbk"])(
  "JSON sent as %s is 415",
  async (type) => {
    expect((await open("{}", { "content-type": type })).status).toBe(415);
  },
);

test("a form is no import file", async () => {
  expect(
    (
      await at.call("li", "POST", "/api/v1/imports?kind=licence", "x", {
        "content-type": "multipart/form-data; boundary=x",
      })
    ).status,
  ).toBe(415);
});

test("a compressed body is 415, bytes that are no UTF-8 are 422", async () => {
  expect((await open("{}", { "content-encoding": "gzip" })).status).toBe(415);
  const response = await fetch(`${at.url}/api/v1/matters`, {
    method: "POST",
    body: new Uint8Array([0x7b, 0xff, 0x7d]),
    headers: { authorization: `Bearer ${await at.tokenOf("li")}`, "content-type": "application/json" },
  });
  expect(await codeOf(response)).toEqual([422, "invalid-json"]);
});

test("an unknown address is 404, a known one with another method 405 with what is allowed", async () => {
  expect(await codeOf(await at.call("li", "GET", "/api/v1/nothing"))).toEqual([404, "no-such-route"]);
  const wrong = await at.call("li", "DELETE", "/api/v1/matters/x");
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect((await at.call("li", "GET", "/api/v1/matters/%E0%A4")).status).toBe(404);
});

test("HEAD answers like GET, without a body", async () => {
  const response = await at.call(undefined, "HEAD", "/healthz");
  expect([response.status, await response.text()]).toEqual([200, ""]);
});

test("a whole character written as two escapes is no half one, nor is a backslash before the letters of an escape", async () => {
  const written = (reason: string) => open(`{"flow":"no-such-flow","data":{},"reason":"${reason}"}`);
  for (const reason of [String.raw`\ud83d\ude00`, String.raw`\\ud800`])
    expect((await codeOf(await written(reason)))[1]).toBe("no-such-flow");
});

test("a query with an unknown, doubled or wrong parameter is refused", async () => {
  for (const query of ["limits=3", "limit=0", "limit=9999", "limit=1&limit=2", "order=random", "due=2026-02-31"]) {
    expect([query, (await at.call("li", "GET", `/api/v1/matters?${query}`)).status]).toEqual([query, 422]);
  }
});

test("who asks too much is told when to come again, others are not held up", async () => {
  const busy = await startedGateway({}, { limits: { own: { perSecond: 0.001, burst: 3 } } });
  const statuses = [];
  for (let count = 0; count < 4; count++) statuses.push(await busy.call("li", "GET", "/api/v1/me"));
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(statuses[3]!.headers.get("retry-after")).toBe("1");
  expect((await busy.call("wang", "GET", "/api/v1/me")).status).toBe(200);
  await busy.stop();
});

test("the health check is answered as often as it is asked", async () => {
  const busy = await startedGateway({}, { limits: { strangers: { perSecond: 0.001, burst: 1 } } });
  const statuses = await Promise.all([1, 2, 3].map(async () => (await busy.call(undefined, "GET", "/healthz")).status));
  expect(statuses).toEqual([200, 200, 200]);
  await busy.stop();
});

test("a bucket fills again with time", () => {
  const clock = movableClock(0);
  const bucket = throttle({ perSecond: 2, burst: 1 });
  bucket.take("li", clock.now());
  expect(() => bucket.take("li", clock.now())).toThrow("too-many-requests");
  clock.advance(500);
  expect(() => bucket.take("li", clock.now())).not.toThrow();
});

test("while too much is in hand new requests get 503 with Retry-After, and the process still says it lives", async () => {
  const full = await startedGateway({}, { limits: { inHand: 0 } });
  const response = await full.call(undefined, "GET", "/api/v1/flows");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  expect((await full.call(undefined, "GET", "/healthz")).status).toBe(200);
  await full.stop();
});

test("no answer of the API may be sniffed, framed or stored", async () => {
  const { headers } = await at.call("li", "GET", "/api/v1/matters");
  expect([
    headers.get("x-content-type-options"),
    headers.get("cache-control"),
    headers.get("content-security-policy"),
    headers.get("x-powered-by"),
  ]).toEqual(["nosniff", "no-store", "default-src 'none'; frame-ancestors 'none'", null]);
});

test("an upload that breaks off leaves no file behind and is no failure", async () => {
  const { hostname, port } = new URL(at.url);
  const token = await at.tokenOf("li");
  const uploads = (): string[] => readdirSync(join(at.data, "uploads"));
  const sending = request({
    hostname,
    port,
    path: "/api/v1/imports?kind=licence",
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "text/csv", "content-length": "1000000" },
  });
  sending.on("error", () => undefined).write("a,b\n1,2\n");
  while (uploads().length === 0) await new Promise((resolve) => setImmediate(resolve));
  sending.destroy();
  while (uploads().length > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(at.imports.started).toEqual([]);
  expect(at.logged.filter(({ sentence }) => sentence.includes("unexpectedly"))).toEqual([]);
});

test("the log's tiles never change and anyone may keep them; a path that leads elsewhere is 404", async () => {
  const tile = await at.call(undefined, "GET", "/log/tile/entries/x001/000.p/3");
  expect([tile.status, tile.headers.get("cache-control"), (await tile.arrayBuffer()).byteLength]).toEqual([
    200,
    "public, max-age=31536000, immutable",
    3,
  ]);
  for (const path of ["/log/tile/entries/001", "/log/tile/..%2f..%2fyihan.db", "/log/tile/%2e%2e/checkpoint"])
    expect([path, await raw(path, {})]).toEqual([path, 404]);
  expect((await at.call(undefined, "GET", "/log/checkpoint")).headers.get("content-type")).toBe(
    "text/plain; charset=utf-8",
  );
});

test("metrics count by route, not by address, so there are few of them", async () => {
  await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() });
  for (let count = 0; count < 5; count++) await at.call("li", "GET", `/api/v1/matters/unknown-${count}`);
  const text = await (await at.call(undefined, "GET", "/metrics")).text();
  expect(text).toContain(
    'yihan_http_request_duration_seconds_count{method="get",route="/api/v1/matters/{id}",status="4xx"} ',
  );
  expect(text).not.toContain("unknown-");
  expect(text).toMatch(/^yihan_checkpoint_age_seconds \d/m);
});
