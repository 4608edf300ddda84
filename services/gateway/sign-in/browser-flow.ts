import { readFile } from "node:fs/promises";
import { Refusal } from "@yihan/kernel";
import type { Configuration } from "openid-client";
import type { JWTPayload } from "jose";
import { boundedMap } from "./bounded-map.ts";

const PATIENCE_MS = 600_000;

export interface BrowserFlowParts {
  issuer(): string | undefined;
  clientId: string;
  secretFile: string | undefined;
  base(): string;
  demo: boolean;
}

interface Pending {
  verifier: string;
  nonce: string;
  /** Path to go to once signed in. */
  to: string;
}

/** Authorization code flow with PKCE (RFC 7636), state and nonce; the code is exchanged here, so no token reaches the browser. */
export const browserFlow = ({ issuer, clientId, secretFile, base, demo }: BrowserFlowParts) => {
  const pending = boundedMap<Pending>(5_000);
  let found: Promise<Configuration> | undefined;

  const discover = async (): Promise<Configuration> => {
    const address = issuer();
    if (address === undefined) throw noIssuer();
    const client = await import("openid-client");
    const secret = secretFile === undefined ? undefined : (await readFile(secretFile, "utf8")).trim();
    const insecure = new URL(address).protocol === "http:" ? { execute: [client.allowInsecureRequests] } : {};
    return client.discovery(
      new URL(address),
      clientId,
      { id_token_signed_response_alg: demo ? "ES256" : undefined } as never,
      secret === undefined ? client.None() : client.ClientSecretBasic(secret),
      insecure,
    );
  };
  const configuration = async (): Promise<Configuration> => {
    found ??= discover();
    try {
      return await found;
    } catch (error) {
      found = undefined;
      if (error instanceof Refusal) throw error;
      throw new Refusal("unavailable", "issuer-unreachable", {
        zh: "身份认证服务暂时不可用。",
        en: "The sign-in service can't be reached for the moment.",
      });
    }
  };

  return {
    /** Where the browser goes to sign in, and the state by which it comes back. */
    begin: async (hint: string | undefined, to = "/"): Promise<{ location: string; state: string }> => {
      const config = await configuration();
      const client = await import("openid-client");
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      pending.set(state, { verifier, nonce, to }, Date.now() + PATIENCE_MS);
      const location = client.buildAuthorizationUrl(config, {
        redirect_uri: `${base()}/sign-in/callback`,
        scope: demo ? "openid officer" : "openid profile",
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
        // Asks again whom to act as, so that the demo can change persons.
        ...(demo && { prompt: "login" }),
        ...(hint !== undefined && { login_hint: hint }),
      });
      return { location: location.href, state };
    },
    /** Exchanges the code that came back; `state` is the one this browser set out with. Gives the claims of the ID token and where to go. */
    complete: async (target: string, state: string | undefined): Promise<{ claims: JWTPayload; to: string }> => {
      const url = new URL(target, base());
      const held =
        state !== undefined && url.searchParams.get("state") === state ? pending.get(state, Date.now()) : undefined;
      if (!held || state === undefined) throw notBegun();
      pending.delete(state);
      const config = await configuration();
      const client = await import("openid-client");
      try {
        const tokens = await client.authorizationCodeGrant(config, url, {
          pkceCodeVerifier: held.verifier,
          expectedState: state,
          expectedNonce: held.nonce,
          idTokenExpected: true,
        });
        return { claims: tokens.claims() as JWTPayload, to: held.to };
      } catch (error) {
        throw new Refusal(
          "unauthenticated",
          "sign-in-failed",
          { zh: "登录未完成，请重试。", en: "Signing in was not completed; try again." },
          {
            faults: [
              {
                pointer: "",
                code: (error as { code?: string }).code ?? "failed",
                detail: { zh: "认证服务拒绝", en: "the issuer refused" },
              },
            ],
          },
        );
      }
    },
  };
};

export type BrowserFlow = ReturnType<typeof browserFlow>;

const noIssuer = (): Refusal =>
  new Refusal("not-found", "no-sign-in", { zh: "本系统未设置登录方式。", en: "No way to sign in is set up here." });

const notBegun = (): Refusal =>
  new Refusal("unauthenticated", "sign-in-not-begun", {
    zh: "登录已过期或不是在此浏览器发起，请重新登录。",
    en: "This sign-in has run out or began elsewhere; begin again.",
  });
