import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { dayOf, Refusal } from "@yihan/kernel";
import { isLoopback } from "@yihan/kernel/config";
import { authorityOfKind, findAuthority, findOfficer } from "@yihan/matter";
import { Router, type Request, type RequestHandler } from "express";
import { SignJWT } from "jose";
import type { Provider } from "oidc-provider";
import type { SignedIn } from "../http/application.ts";
import type { GatewayParts } from "../parts.ts";
import { browserFlow, type BrowserFlow } from "./browser-flow.ts";
import { badToken } from "./claims.ts";
import { AUDIENCE, BROWSER_CLIENT, developmentProvider, MACHINE_CLIENT } from "./development-provider.ts";
import { OPERATOR_PREFIX, operatorToken } from "./operator-token.ts";
import { privateFile } from "./private-file.ts";
import { browserSessions } from "./sessions.ts";
import { signingKey } from "./signing-key.ts";
import { tokenVerifier, trustedIssuer, type Trusted } from "./verify-token.ts";

const TOKEN_SECONDS = 8 * 3_600;
const FOREVER = 8.64e15;

export interface SignIn {
  signedIn(request: Request): SignedIn | undefined | Promise<SignedIn | undefined>;
  /** The issuer in use; undefined if there is none. */
  issuer(): string | undefined;
  /** True where anyone on this machine may act as anyone in the county. */
  demo: boolean;
  /** A bearer token of the demo for an officer or the demo's machine. */
  demoToken(asked: { officer: string } | { client: string }): Promise<{ token: string; seconds: number }>;
  provider(): Promise<Provider>;
  browser: BrowserFlow;
  sessions: Awaited<ReturnType<typeof browserSessions>>;
  /** The provider under /oidc, loaded at the first request to it. */
  mounted: RequestHandler | undefined;
}

/** Signing in: by OIDC_ISSUER where it is set, else the demo's own provider on loopback; the operator by the token file. */
export const openSignIn = async (
  { config, clock, directory, logger, views }: GatewayParts,
  base: () => string,
): Promise<SignIn> => {
  const external = config.oidc.issuer;
  const demo = external === undefined && config.demo !== "off" && config.onlyHere;
  const key = await signingKey(config.data);
  const isOperator = operatorToken(config.data);
  const machineSecret = privateFile(join(config.data, `${MACHINE_CLIENT}.secret`), () =>
    randomBytes(32).toString("base64url"),
  );
  const failed = (error: unknown): void => logger.warn({ err: error }, "signing in failed");
  const own = (): string => `${base()}/oidc`;
  const issuer = (): string | undefined => external ?? (demo ? own() : undefined);

  let remote: Promise<Trusted> | undefined;
  const trusted = async (): Promise<Trusted | undefined> => {
    if (external === undefined) return demo ? { issuer: own(), audience: AUDIENCE, key: key.verify } : undefined;
    remote ??= trustedIssuer(external, config.oidc.clientId!);
    try {
      return await remote;
    } catch (error) {
      remote = undefined;
      throw error;
    }
  };
  const verify = tokenVerifier(trusted, failed);
  const secure =
    config.publicUrl === undefined
      ? external !== undefined && !isLoopback(config.host)
      : config.publicUrl.startsWith("https:");
  const sessions = await browserSessions(views, secure);

  const authorityOf = (client: string): string | undefined =>
    client === MACHINE_CLIENT ? authorityOfKind(directory(), "APPROVAL", dayOf(clock.now()))[0]?.code : undefined;
  let loading: Promise<Provider> | undefined;
  const provider = (): Promise<Provider> =>
    (loading ??= developmentProvider({
      issuer: own(),
      base: base(),
      key,
      machineSecret,
      isOfficer: (id) => findOfficer(directory(), id) !== undefined,
      authorityOf,
    }));

  const sign = (subject: string, claims: object): Promise<string> =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "ES256", kid: key.kid, typ: "at+jwt" })
      .setIssuer(own())
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_SECONDS}s`)
      .sign(key.sign);

  return {
    demo,
    issuer,
    provider,
    sessions,
    browser: browserFlow({
      issuer,
      clientId: config.oidc.clientId ?? BROWSER_CLIENT,
      secretFile: config.oidc.clientSecretFile,
      base,
      demo,
    }),
    signedIn: (request) => {
      const header = request.headers.authorization;
      if (header === undefined) return sessions.find(request);
      const token = /^Bearer ([\w.~+/=-]{1,8192})$/i.exec(header)?.[1];
      if (token === undefined) throw badToken();
      if (!token.startsWith(OPERATOR_PREFIX)) return verify(token);
      if (!isOperator(token)) throw badToken();
      return { subject: { kind: "operator", id: "operator" }, until: FOREVER, byCookie: false };
    },
    demoToken: async (asked) => {
      if ("officer" in asked) {
        if (!findOfficer(directory(), asked.officer)) throw unknown("officer", asked.officer);
        return { token: await sign(asked.officer, { scope: "officer" }), seconds: TOKEN_SECONDS };
      }
      const authority = authorityOf(asked.client);
      if (authority === undefined || !findAuthority(directory(), authority)) throw unknown("client", asked.client);
      return { token: await sign(asked.client, { client_id: asked.client, authority }), seconds: TOKEN_SECONDS };
    },
    mounted: demo
      ? Router().use(
          "/oidc",
          (request, response, next) => void provider().then((loaded) => loaded.callback()(request, response), next),
        )
      : undefined,
  };
};

const unknown = (kind: "officer" | "client", id: string): Refusal =>
  new Refusal("not-found", `unknown-${kind}`, {
    zh: `没有“${id.slice(0, 60)}”；可选人员见 /demo/officers。`,
    en: `There is no ${kind} ${id.slice(0, 60)}; see /demo/officers.`,
  });
