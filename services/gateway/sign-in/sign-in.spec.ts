import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, sqliteViews } from "@yihan/platform";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { startedGateway, type Called } from "../testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

/** A browser: keeps cookies, follows what it is told to follow. */
const browser = (where: Called = at) => {
  const cookies = new Map<string, string>();
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(new URL(url, where.url), {
      redirect: "manual",
      ...init,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(init.headers as Record<string, string>),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(";")[0]!.split("=") as [string, string];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const follow = async (from: Response): Promise<Response> => {
    let response = from;
    while (response.status >= 300 && response.status < 400) response = await go(response.headers.get("location")!);
    return response;
  };
  const signIn = async (officer: string): Promise<Response> => {
    const page = await follow(await go(`/sign-in?officer=${officer}`));
    const action = /action="([^"]+)"/.exec(await page.text())![1]!;
    return follow(
      await go(action, {
        method: "POST",
        body: `officer=${officer}`,
        headers: { "content-type": "application/x-www-form-urlencoded", origin: where.url },
      }),
    );
  };
  return { go, follow, signIn, cookies };
};

describe("the demo's sign-in", () => {
  test("a person is chosen in a browser by code flow with PKCE, and the session is theirs", async () => {
    const li = browser();
    const first = await li.go("/sign-in?officer=li");
    const asked = new URL(first.headers.get("location")!);
    expect([asked.searchParams.get("code_challenge_method"), asked.searchParams.get("response_type")]).toEqual([
      "S256",
      "code",
    ]);
    const page = await li.signIn("li");
    expect(await page.text()).toContain("李明");
    expect(await (await li.go("/api/v1/me")).json()).toMatchObject({ kind: "officer", id: "li", authority: "APR" });
  });

  test("the session's cookie is out of reach for scripts and foreign forms, and ends with the sign-out", async () => {
    const li = browser();
    await li.signIn("li");
    const out = await li.go("/sign-out", { method: "POST", headers: { origin: at.url } });
    expect(out.headers.get("set-cookie")).toMatch(/^yihan-session=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0/);
    expect((await li.go("/api/v1/me")).status).toBe(401);
  });

  test("a page of another site can't act with the session", async () => {
    const li = browser();
    await li.signIn("li");
    const body = { method: "POST", body: "{}" };
    const foreign = await li.go("/api/v1/matters", {
      ...body,
      headers: { "content-type": "application/json", origin: "http://evil.example" },
    });
    expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, "cross-site"]);
    expect((await li.go("/api/v1/matters", { ...body, headers: { "content-type": "application/json" } })).status).toBe(
      403,
    );
    expect(
      (await li.go("/api/v1/matters", { ...body, headers: { "content-type": "application/json", origin: at.url } }))
        .status,
    ).toBe(422);
  });

  test("an answer of the issuer that this browser did not ask for signs nobody in", async () => {
    const response = await browser().go("/sign-in/callback?code=x&state=y");
    expect([response.status, response.headers.get("set-cookie")]).toEqual([401, null]);
  });

  test("everybody one can act as is listed with authority and posts, without telephone or mail", async () => {
    const { items } = (await (await at.call(undefined, "GET", "/demo/officers")).json()) as { items: object[] };
    expect(items).toContainEqual({
      id: "li",
      name: "李明",
      authority: "APR",
      authorityName: "审批局",
      authorityKind: "APPROVAL",
      unit: "",
      unitName: "",
      posts: [{ id: "A1", kind: "signer", name: "签发人", covers: "" }],
    });
  });

  test("a session outlives a new start of the system, until it is ended", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yihan-sessions-"));
    const database = openDatabase(join(folder, "yihan.db"));
    const views = sqliteViews(database);
    const before = await startedGateway({}, { views });
    const li = browser(before);
    await li.signIn("li");
    await before.stop();
    const after = await startedGateway({}, { views });
    const cookie = [...li.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const me = async () => (await fetch(`${after.url}/api/v1/me`, { headers: { cookie } })).status;
    expect(await me()).toBe(200);
    expect(JSON.stringify(await views.find("sessions", {}))).not.toContain(li.cookies.get("yihan-session"));
    await fetch(`${after.url}/sign-out`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: after.url },
    });
    expect(await me()).toBe(401);
    await after.stop();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  test("the approval centre's machine gets a token by client credentials", async () => {
    const secret = readFileSync(join(at.data, "approval-centre.secret"), "utf8");
    const response = await fetch(`${at.url}/oidc/token`, {
      method: "POST",
      body: "grant_type=client_credentials",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${Buffer.from(`approval-centre:${secret}`).toString("base64")}`,
      },
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    expect(
      await (await at.call(undefined, "GET", "/api/v1/me", undefined, { authorization: `Bearer ${token}` })).json(),
    ).toMatchObject({ kind: "machine", id: "approval-centre", authority: "APR" });
  });

  test("the issuer in use is named", async () => {
    const named = await at.call(undefined, "GET", "/.well-known/openid-configuration");
    const found = await fetch(named.headers.get("location")!);
    expect(await found.json()).toMatchObject({ issuer: `${at.url}/oidc`, code_challenge_methods_supported: ["S256"] });
  });

  test("a name that only points at this machine gets no tokens", async () => {
    const status = await new Promise((resolve) => {
      const { hostname, port } = new URL(at.url);
      httpRequest({ hostname, port, path: "/demo/officers", headers: { host: "evil.example" } }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });
});

describe("tokens", () => {
  const me = (authorization: string) => at.call(undefined, "GET", "/api/v1/me", undefined, { authorization });

  test("without one, or with one that is forged, unsigned, run out or for somebody else, one is not signed in", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const claims = () =>
      new SignJWT({ scope: "officer" })
        .setProtectedHeader({ alg: "ES256" })
        .setSubject("li")
        .setIssuer(`${at.url}/oidc`)
        .setAudience("yihan");
    const forged = await claims().setExpirationTime("1h").sign(privateKey);
    const unsigned = new UnsecuredJWT({ scope: "officer" })
      .setSubject("li")
      .setIssuer(`${at.url}/oidc`)
      .setAudience("yihan")
      .setExpirationTime("1h")
      .encode();
    const good = await at.tokenOf("li");
    const cut = good.slice(0, -4);
    expect((await at.call(undefined, "GET", "/api/v1/me")).status).toBe(401);
    for (const wrong of [
      `Bearer ${forged}`,
      `Bearer ${unsigned}`,
      `Bearer ${cut}`,
      "Bearer x",
      "Basic x",
      "Bearer ",
      `Bearer yihan-operator-${"x".repeat(43)}`,
    ])
      expect([wrong, (await me(wrong)).status]).toEqual([wrong, 401]);
    expect((await me(`Bearer ${good}`)).status).toBe(200);
  });

  test("the operator signs in with the token file, readable by its owner alone, keeps the directory and sees no matters", async () => {
    const path = join(at.data, "operator.token");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const authorization = `Bearer ${readFileSync(path, "utf8").trim()}`;
    expect(await (await me(authorization)).json()).toMatchObject({ kind: "operator" });
    const imported = await at.call(undefined, "POST", "/api/v1/directory/imports?check=true", "x", {
      authorization,
      "content-type": "application/octet-stream",
    });
    expect([imported.status, await imported.json()]).toEqual([200, expect.objectContaining({ applied: false })]);
    for (const route of ["/api/v1/matters", "/api/v1/worklist", "/api/v1/events", "/api/v1/imports"])
      expect((await at.call(undefined, "GET", route, undefined, { authorization })).status).toBe(403);
  });

  test("an officer may read the directory but not import one", async () => {
    expect((await at.call("li", "GET", "/api/v1/directory/tree")).status).toBe(200);
    expect(
      (await at.call("li", "POST", "/api/v1/directory/imports", "x", { "content-type": "application/octet-stream" }))
        .status,
    ).toBe(403);
  });

  test("an import of the directory is on the record before it happens", async () => {
    const authorization = `Bearer ${readFileSync(join(at.data, "operator.token"), "utf8").trim()}`;
    await at.call(undefined, "POST", "/api/v1/directory/imports", "x", {
      authorization,
      "content-type": "application/octet-stream",
    });
    expect(at.audit.noted).toContain("operator did directory-import");
  });
});

describe("another issuer", () => {
  let issuer: Server;
  let name: string;
  let other: Called;
  let sign: (claims: object, audience?: string) => Promise<string>;
  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: "k", alg: "ES256" };
    issuer = createServer((request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify(
          request.url === "/keys"
            ? { keys: [jwk] }
            : { issuer: name, jwks_uri: `${name}/keys`, authorization_endpoint: `${name}/authorize` },
        ),
      );
    });
    await new Promise<void>((resolve) => void issuer.listen(0, "127.0.0.1", resolve));
    name = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    sign = (claims, audience = "yihan-county") =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: "ES256", kid: "k" })
        .setIssuer(name)
        .setAudience(audience)
        .setSubject("some-uuid")
        .setExpirationTime("1h")
        .sign(privateKey);
    other = await startedGateway({ OIDC_ISSUER: name, OIDC_CLIENT_ID: "yihan-county" });
  });
  afterAll(async () => {
    await other.stop();
    issuer.close();
  });

  const me = async (token: string) =>
    other.call(undefined, "GET", "/api/v1/me", undefined, { authorization: `Bearer ${token}` });

  test("its tokens name officers and machines by claims", async () => {
    expect(await (await me(await sign({ preferred_username: "wang" }))).json()).toMatchObject({
      kind: "officer",
      id: "wang",
    });
    expect(await (await me(await sign({ azp: "centre", authority: "APR" }))).json()).toMatchObject({
      kind: "machine",
      id: "centre",
      authority: "APR",
    });
    expect((await me(await sign({ preferred_username: "nobody" }))).status).toBe(403);
    expect((await me(await sign({}))).status).toBe(401);
    expect((await me(await sign({ preferred_username: "wang" }, "another-system"))).status).toBe(401);
  });

  test("then nothing of the demo is there", async () => {
    expect((await other.call(undefined, "GET", "/demo/officers")).status).toBe(404);
    expect((await other.call(undefined, "POST", "/demo/token", { officer: "li" })).status).toBe(404);
    expect((await other.call(undefined, "GET", "/oidc/auth")).status).toBe(404);
    expect(await (await other.call(undefined, "GET", "/county")).text()).not.toContain("李明");
  });

  test("behind a proxy people come back to the address they know, with cookies that travel by TLS alone", async () => {
    const proxied = await startedGateway({
      OIDC_ISSUER: name,
      OIDC_CLIENT_ID: "yihan-county",
      YIHAN_PUBLIC_URL: "https://yihan.example.gov.cn",
    });
    const begun = await fetch(`${proxied.url}/sign-in`, { redirect: "manual" });
    const to = new URL(begun.headers.get("location")!);
    expect([to.origin, to.searchParams.get("redirect_uri")]).toEqual([
      name,
      "https://yihan.example.gov.cn/sign-in/callback",
    ]);
    expect(begun.headers.getSetCookie().every((cookie) => cookie.endsWith("; Secure"))).toBe(true);
    expect((await fetch(`${proxied.url}/docs`)).headers.get("strict-transport-security")).toBe(
      "max-age=31536000; includeSubDomains",
    );
    await proxied.stop();
  });
});
