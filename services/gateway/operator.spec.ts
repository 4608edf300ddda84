import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Parked } from "@yihan/kernel";
import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let gateway: Called;
let aside: Parked[];
let tried: string[];

beforeAll(async () => {
  gateway = await startedGateway(
    {},
    {
      operation: {
        state: async () => ({
          readers: [{ group: "supervision-1", lag: 3, parked: aside }],
          relays: [{ service: "approval", oldestPendingAge: 4_200 }],
          silent: ["enforcement"],
        }),
        redrive: async (group, matter) => {
          tried.push(matter);
          aside = aside.filter((one) => one.group !== group || one.matter !== matter);
        },
      },
    },
  );
});
afterAll(() => gateway.stop());
beforeEach(() => {
  aside = [
    {
      group: "supervision-1",
      matter: "m1",
      version: 2,
      reason: "the store was full",
      attempts: 5,
      since: Date.parse("2026-03-09T00:00:00Z"),
    },
  ];
  tried = [];
});

const token = (): string => readFileSync(join(gateway.data, "operator.token"), "utf8").trim();
const ask = (method: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  gateway.call(undefined, method, path, method === "POST" ? {} : undefined, {
    authorization: `Bearer ${token()}`,
    ...headers,
  });
const REDRIVE = "/api/v1/operator/parked/supervision-1/m1/redrive";

test("the operator sees log, keys, readers, relays and sign-in, and no secret", async () => {
  const response = await ask("GET", "/api/v1/operator/state");
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    ready: true,
    log: { origin: "yihan.example/test", keys: [{ name: "yihan.example/test" }] },
    readers: [{ group: "supervision-1", lag: 3, parked: 1 }],
    relays: [{ service: "approval", oldestPendingSeconds: 4 }],
    silent: ["enforcement"],
    signIn: { way: "demo" },
  });
  expect(text).not.toContain(token());
  expect(text).not.toContain(gateway.data);
});

test("a matter that was set aside is tried again once, and the record says who had it tried", async () => {
  expect(await (await ask("GET", "/api/v1/operator/parked")).json()).toEqual({
    items: [
      {
        group: "supervision-1",
        matter: "m1",
        version: 2,
        reason: "the store was full",
        attempts: 5,
        since: "2026-03-09T00:00:00.000Z",
      },
    ],
  });
  const first = await ask("POST", REDRIVE, { "idempotency-key": "once" });
  expect([first.status, await first.json()]).toEqual([
    200,
    { group: "supervision-1", matter: "m1", wasParked: true, parked: false },
  ]);
  const again = await ask("POST", REDRIVE, { "idempotency-key": "once" });
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
  expect(tried).toEqual(["m1"]);
  expect(gateway.audit.noted.filter((line) => line === "operator did redrive")).toHaveLength(1);
});

test("a group that nobody reads as is not found, and nothing is recorded", async () => {
  const before = gateway.audit.noted.length;
  expect((await ask("POST", "/api/v1/operator/parked/nobody/m1/redrive")).status).toBe(404);
  expect(gateway.audit.noted).toHaveLength(before);
});

test("nobody but the operator reaches any of it, the judicial bureau included", async () => {
  for (const path of ["state", "parked", "imports"]) {
    for (const who of ["li", "he", "approval-centre"])
      expect([path, who, (await gateway.call(who, "GET", `/api/v1/operator/${path}`)).status]).toEqual([
        path,
        who,
        403,
      ]);
    expect([path, (await gateway.call(undefined, "GET", `/api/v1/operator/${path}`)).status]).toEqual([path, 401]);
  }
  expect((await gateway.call("he", "POST", REDRIVE, {})).status).toBe(403);
  expect(tried).toEqual([]);
});

test("the judicial bureau is told of set-aside matters that it may know of and of no others; other authorities of none", async () => {
  const opened = await gateway.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() });
  const { matter } = (await opened.json()) as { matter: string };
  aside = [{ ...aside[0]!, matter }, ...aside];
  const seen = (await (await gateway.call("he", "GET", "/api/v1/parked")).json()) as { items: { matter: string }[] };
  expect(seen.items.map((one) => one.matter)).toEqual([matter]);
  expect((await gateway.call("li", "GET", "/api/v1/parked")).status).toBe(403);
});
