import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

const keyed = (key: string) => ({ "idempotency-key": key });

test("fifty same requests at once have one effect and one answer", async () => {
  const body = { flow: "approval-notice", data: licence() };
  const responses = await Promise.all(
    Array.from({ length: 50 }, () => at.call("li", "POST", "/api/v1/matters", body, keyed("fifty"))),
  );
  const texts = await Promise.all(responses.map((response) => response.text()));
  expect(new Set(texts).size).toBe(1);
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
  expect(responses.filter((response) => response.headers.get("idempotency-replayed") === null)).toHaveLength(1);
  const { matter } = JSON.parse(texts[0]!) as { matter: string };
  expect(await at.service.facts(matter)).toHaveLength(1);
});

test("a repeated step gives the first answer though the matter has gone on since", async () => {
  const { matter } = (await (
    await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })
  ).json()) as { matter: string };
  const claim = () =>
    at.call(
      "wang",
      "POST",
      `/api/v1/matters/${matter}/steps`,
      { step: "received" },
      { ...keyed("claim"), "if-match": '"1"' },
    );
  const first = await (await claim()).text();
  await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, {
    step: "returned",
    reason: "不归我管",
    data: { proposed: "ENF" },
  });
  const again = await claim();
  expect([again.status, again.headers.get("idempotency-replayed"), await again.text()]).toEqual([200, "true", first]);
  expect(await at.service.facts(matter)).toHaveLength(3);
});

test("the same body written in another order of names is the same request", async () => {
  const one = await at.call(
    "li",
    "POST",
    "/api/v1/matters",
    `{"flow":"approval-notice","data":${JSON.stringify(licence())}}`,
    keyed("order"),
  );
  const other = await at.call(
    "li",
    "POST",
    "/api/v1/matters",
    `{ "data": ${JSON.stringify(licence())}, "flow": "approval-notice" }`,
    keyed("order"),
  );
  expect([other.status, await other.text()]).toEqual([201, await one.text()]);
});

test("the same key with another body is 422 and changes nothing", async () => {
  await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() }, keyed("clash"));
  const other = await at.call(
    "li",
    "POST",
    "/api/v1/matters",
    { flow: "approval-notice", data: licence("另一家") },
    keyed("clash"),
  );
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, "idempotency-key-reused"]);
});

test("two officers' keys are apart", async () => {
  const { matter } = (await (
    await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() }, keyed("mine"))
  ).json()) as { matter: string };
  const claimed = await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, { step: "received" }, keyed("mine"));
  expect([claimed.status, claimed.headers.get("idempotency-replayed")]).toEqual([200, null]);
});

test("a file sent again under its key is one import", async () => {
  const send = (query = "kind=licence") =>
    at.call("li", "POST", `/api/v1/imports?${query}`, "a,b\n1,2\n", { "content-type": "text/csv", ...keyed("file") });
  const first = await send();
  const again = await send();
  expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([202, 202, "true"]);
  expect(await again.text()).toBe(await first.text());
  expect(at.imports.started).toHaveLength(1);
  expect((await send("kind=penalty")).status).toBe(422);
});

test("who may not open the letters gets 403 before the file is read", async () => {
  // Its end never comes, so who waited for the whole file would wait for ever.
  const begun = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1_000)) });
  const over = new AbortController();
  const response = await fetch(`${at.url}/api/v1/imports?kind=licence`, {
    method: "POST",
    headers: { authorization: `Bearer ${await at.tokenOf("wang")}`, "content-type": "text/csv" },
    body: begun,
    signal: over.signal,
    duplex: "half",
  });
  expect([response.status, await response.json()]).toEqual([
    403,
    expect.objectContaining({ code: "not-yours", detail: expect.stringContaining("只能由") }),
  ]);
  over.abort();
});

test("imports are listed page by page, the newest first", async () => {
  const ids: string[] = [];
  for (const text of ["a,b\n1,2\n", "a,b\n1,3\n", "a,b\n1,4\n"])
    ids.unshift(
      (
        (await (
          await at.call("chen", "POST", "/api/v1/imports?kind=licence", text, { "content-type": "text/csv" })
        ).json()) as { id: string }
      ).id,
    );
  const page = async (query: string) =>
    (await (await at.call("li", "GET", `/api/v1/imports?${query}`)).json()) as {
      items: { id: string }[];
      next: string | null;
    };
  const first = await page("limit=2");
  const second = await page(`limit=2&cursor=${first.next}`);
  expect([...first.items, ...second.items].map(({ id }) => id).slice(0, 3)).toEqual(ids);
  expect((await page("limit=200")).next).toBeNull();
});

test("another file under the key of an earlier one is 422 and starts no import", async () => {
  const send = (text: string) =>
    at.call("li", "POST", "/api/v1/imports?kind=licence", text, { "content-type": "text/csv", ...keyed("other-file") });
  await send("a,b\n1,2\n");
  const before = at.imports.started.length;
  const other = await send("a,b\n1,3\n");
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, "idempotency-key-reused"]);
  expect(at.imports.started).toHaveLength(before);
});

test("reading a notification twice is reading it once", async () => {
  const { matter } = (await (
    await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })
  ).json()) as { matter: string };
  const path = `/api/v1/notifications/${encodeURIComponent(`${matter}/1/wang/in-app`)}/read`;
  const first = (await (await at.call("wang", "POST", path)).json()) as { read: string };
  at.clock.advance(60_000);
  const again = (await (await at.call("wang", "POST", path)).json()) as { read: string };
  expect(again.read).toBe(first.read);
  expect((await at.call("zhou", "POST", path)).status).toBe(404);
});

test("a paper sent again under its key is told as a repetition, and other bytes under it are 422", async () => {
  const send = (text: string, who = "wang") =>
    at.call(who, "POST", "/api/v1/papers", text, { "content-type": "application/pdf", ...keyed("paper") });
  const [first, again] = [await send("一份笔录"), await send("一份笔录")];
  expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([201, null]);
  expect([again.status, again.headers.get("idempotency-replayed"), await again.text()]).toEqual([
    201,
    "true",
    await first.text(),
  ]);
  const other = await send("另一份笔录");
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, "idempotency-key-reused"]);
  expect((await send("另一份笔录", "li")).status).toBe(201);
  at.clock.advance(24 * 3_600_000);
  const later = await send("另一份笔录");
  expect([later.status, later.headers.get("idempotency-replayed")]).toEqual([201, null]);
});

test("of the same paper sent twice at once under one key, one is the repetition", async () => {
  const sent = await Promise.all(
    [1, 2].map(() =>
      at.call("wang", "POST", "/api/v1/papers", "同时", { "content-type": "application/pdf", ...keyed("at-once") }),
    ),
  );
  expect(sent.map(({ headers }) => headers.get("idempotency-replayed")).toSorted()).toEqual(["true", null].toSorted());
});

test("a notification marked again under its key is told as a repetition, another one under it is 422", async () => {
  const issued = async () =>
    (
      (await (await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })).json()) as {
        matter: string;
      }
    ).matter;
  const mark = (matter: string) =>
    at.call(
      "wang",
      "POST",
      `/api/v1/notifications/${encodeURIComponent(`${matter}/1/wang/in-app`)}/read`,
      undefined,
      keyed("mark"),
    );
  const matter = await issued();
  const [first, again] = [await mark(matter), await mark(matter)];
  expect([first.status, first.headers.get("idempotency-replayed"), again.headers.get("idempotency-replayed")]).toEqual([
    200,
    null,
    "true",
  ]);
  expect(await again.text()).toBe(await first.text());
  const other = await issued();
  expect((await mark(other)).status).toBe(422);
  const { items } = (await (await at.call("wang", "GET", "/api/v1/notifications")).json()) as {
    items: { matter: string; read: string | null }[];
  };
  expect(items.find((told) => told.matter === other)).toMatchObject({ read: null });
});

test("a key that is no key is refused", async () => {
  const response = await at.call(
    "li",
    "POST",
    "/api/v1/matters",
    { flow: "approval-notice", data: licence() },
    keyed("x".repeat(256)),
  );
  expect(response.status).toBe(422);
});
