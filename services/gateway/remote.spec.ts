import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let near: Called;
let far: Called;
beforeAll(async () => {
  near = await startedGateway();
  far = await startedGateway({}, {}, true);
});
afterAll(async () => {
  await far.stop();
  await near.stop();
});

type Asked = [who: string | undefined, method: string, path: string, body?: unknown, headers?: Record<string, string>];

const told = ["content-type", "etag", "location", "retry-after", "idempotency-replayed", "www-authenticate"];

/** What is answered, without what differs from one gateway to the next. */
const answered = async (at: Called, asked: Asked): Promise<object> => {
  const response = await at.call(...asked);
  const body = (await response.text()).replaceAll(at.url, "");
  return { status: response.status, body, headers: told.map((name) => response.headers.get(name)) };
};

/** Asks both gateways, which must give the same answer to the byte; gives what it says. */
const same = async (...asked: Asked): Promise<Record<string, never>> => {
  const [one, other] = [await answered(near, asked), await answered(far, asked)];
  expect(other).toEqual(one);
  const { body } = one as { body: string };
  return body.startsWith("{") ? (JSON.parse(body) as Record<string, never>) : ({} as never);
};

const key = (name: string): Record<string, string> => ({ "idempotency-key": name });
const issue = (name: string): Promise<Record<string, never>> =>
  same("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() }, key(name));

test("a letter's way over HTTP is the same whether its owner is in this process or in another", async () => {
  const { matter } = await issue("first");
  expect(matter).toBeDefined();
  const path = `/api/v1/matters/${matter}`;
  for (const who of ["li", "wang"]) {
    for (const place of ["", "/facts", "/facts/1", "/steps", "/facts/1/receipt"]) await same(who, "GET", path + place);
    for (const place of [
      "/api/v1/matters",
      "/api/v1/worklist?view=mine",
      "/api/v1/notifications",
      `/api/v1/chains/${matter}`,
    ])
      await same(who, "GET", place);
    await same(who, "GET", path, undefined, { "accept-language": "en" });
  }
  await same("wang", "POST", `${path}/steps`, { step: "received" }, { ...key("claim"), "if-match": '"1"' });
  await same("wang", "POST", `${path}/steps`, { step: "received" }, { ...key("claim"), "if-match": '"1"' });
  await same("li", "GET", path);
  await same("li", "GET", `/api/v1/chains/${matter}/export`);
});

test("every refusal of an owner is the same problem, in both languages", async () => {
  const { matter } = await issue("refused");
  const steps = `/api/v1/matters/${matter}/steps`;
  const checked = { checkedOn: "2026-03-09", result: "normal", findings: "与许可一致" };
  const refused: [Asked, string][] = [
    [["wang", "POST", steps, { step: "checked", data: checked }, key("a")], "wrong-status"],
    [["li", "POST", steps, { step: "received" }, key("b")], "not-yours"],
    [["wang", "POST", steps, { step: "served" }, key("c")], "unknown-step"],
    [["wang", "POST", steps, { step: "returned", data: { proposed: "ENF" } }, key("d")], "reason-missing"],
    [["wang", "POST", steps, { step: "received" }, { ...key("e"), "if-match": '"7"' }], "version-moved"],
    [["wang", "GET", "/api/v1/matters/0190a000-0000-7000-8000-00000000dead"], "no-such-matter"],
    [["li", "POST", "/api/v1/matters", { flow: "tennis", data: {} }, key("f")], "no-such-flow"],
    [
      ["li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence("另一家") }, key("refused")],
      "idempotency-key-reused",
    ],
    [["wang", "POST", "/api/v1/notifications/none/read"], "no-such-notification"],
    [
      ["wang", "POST", "/api/v1/imports?kind=licence", "a\nb\n", { ...key("g"), "content-type": "text/csv" }],
      "not-yours",
    ],
  ];
  for (const [asked, code] of refused) {
    for (const language of ["zh-CN", "en"]) {
      const [who, method, path, body, headers] = asked;
      const problem = await same(who, method, path, body, { ...headers, "accept-language": language });
      expect([code, problem["code"]]).toEqual([code, code]);
    }
  }
});

test("a file's import is the same, and no piece of the file stays behind", async () => {
  const rows = "序号\n1\n2\n3\n";
  const headers = { "content-type": "text/csv" };
  await same("li", "POST", "/api/v1/imports/preview?kind=licence", rows, headers);
  const { id } = await same("li", "POST", "/api/v1/imports?kind=licence&name=a.csv", rows, {
    ...headers,
    ...key("file"),
  });
  await same("li", "POST", "/api/v1/imports?kind=licence&name=a.csv", rows, { ...headers, ...key("file") });
  for (const place of ["", `/${id}`, `/${id}/outcomes`, `/${id}/faults.csv`])
    await same("li", "GET", `/api/v1/imports${place}`);
  await same("li", "POST", `/api/v1/imports/${id}/rows/2`, { cells: { XK_JDRQ: "2026-03-09" } }, key("mended"));
  await same("li", "POST", `/api/v1/imports/${id}/rows/3`, { cells: {} }, key("not held"));
});

test("the public log and the front page are the same", async () => {
  for (const path of ["/log/checkpoint", "/log/keys", "/log/tile/entries/x001/000.p/3", "/log/tile/0/999"])
    await same(undefined, "GET", path);
});

test("services that are gone are a 503 that says when to come again, and nothing else breaks", async () => {
  await far.stopServices();
  const response = await far.call("wang", "GET", "/api/v1/worklist?view=mine");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await response.json()).toMatchObject({ code: "service-unavailable" });
  expect((await far.call("wang", "GET", "/api/v1/me")).status).toBe(200);
});
