import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startedGateway, type Called } from "../testing/started-gateway.ts";

const folder = mkdtempSync(join(tmpdir(), "yihan-console-"));
let at: Called;
beforeAll(async () => {
  mkdirSync(join(folder, "console"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><meta name="csp-nonce" content="%NONCE%">');
  writeFileSync(join(folder, "console", "app-1a2b.js"), "plain");
  writeFileSync(join(folder, "console", "app-1a2b.js.br"), "brotli");
  writeFileSync(join(folder, "console", "verify-export.worker-1a2b.js"), "worker");
  at = await startedGateway({}, { console: folder });
});
afterAll(async () => {
  await at.stop();
  rmSync(folder, { recursive: true, force: true });
});

const html = { accept: "text/html,application/xhtml+xml" };

test.each(["/", "/work", "/matters/0198f6c0", "/help/clue-transfer"])(
  "a browser that goes to %s is given the console, never kept, with a nonce of its own",
  async (path) => {
    const [first, second] = await Promise.all([1, 2].map(() => at.call(undefined, "GET", path, undefined, html)));
    expect([first!.status, first!.headers.get("content-type"), first!.headers.get("cache-control")]).toEqual([
      200,
      "text/html; charset=utf-8",
      "no-store",
    ]);
    const nonce = /content="([\w-]{22})"/.exec(await first!.text())![1]!;
    const policy = first!.headers.get("content-security-policy")!;
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(second!.headers.get("content-security-policy")).not.toBe(policy);
  },
);

test("an unknown address of the interfaces stays a problem, whoever asks", async () => {
  for (const path of ["/api/v1/nothing", "/log/nothing", "/console/nothing.js", "/robots.txt"]) {
    expect([path, (await at.call(undefined, "GET", path, undefined, html)).status]).toEqual([path, 404]);
  }
  expect((await at.call(undefined, "GET", "/work", undefined, { accept: "application/json" })).status).toBe(404);
  expect((await at.call(undefined, "POST", "/work", undefined, html)).status).toBe(404);
});

test("a file of the console is kept for ever and sent as small as the browser allows", async () => {
  const file = (encoding: string) =>
    at.call(undefined, "GET", "/console/app-1a2b.js", undefined, { "accept-encoding": encoding });
  const plain = await file("identity");
  expect([await plain.text(), plain.headers.get("cache-control")]).toEqual([
    "plain",
    "public, max-age=31536000, immutable",
  ]);
  expect((await file("gzip")).headers.get("content-encoding")).toBeNull();
  expect((await file("br;q=0")).headers.get("content-encoding")).toBeNull();
  expect((await at.call(undefined, "GET", "/console/%2e%2e%2findex.html")).status).toBe(404);
});

test("whoever has not signed in is told how they could, without an error", async () => {
  const session = await (await at.call(undefined, "GET", "/api/v1/session")).json();
  expect(session).toMatchObject({
    signedIn: false,
    demo: true,
    canSignIn: true,
    until: null,
    now: "2026-03-09T01:00:00.000Z",
  });
  expect(await (await at.call("wang", "GET", "/api/v1/session")).json()).toMatchObject({ signedIn: true });
});

test("a worker may ask this origin and no other, any other file of the console nobody", async () => {
  const policyOf = async (file: string): Promise<string | null> =>
    (await at.call(undefined, "GET", `/console/${file}`)).headers.get("content-security-policy");
  expect(await policyOf("verify-export.worker-1a2b.js")).toBe(
    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  );
  expect(await policyOf("app-1a2b.js")).toBe("default-src 'none'; frame-ancestors 'none'");
});
