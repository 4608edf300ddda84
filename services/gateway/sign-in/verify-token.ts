import { Refusal, sha256Hex } from "@yihan/kernel";
import { createRemoteJWKSet, errors, jwtVerify, type CryptoKey, type JWTVerifyGetKey } from "jose";
import type { SignedIn } from "../http/application.ts";
import { boundedMap } from "./bounded-map.ts";
import { badToken, subjectOf } from "./claims.ts";

/** How tokens of the issuer in use are checked. */
export interface Trusted {
  issuer: string;
  audience: string;
  key: CryptoKey | JWTVerifyGetKey;
}

const ALGORITHMS = ["ES256", "ES384", "EdDSA", "RS256", "PS256"];
const WAIT_MS = 5_000;

/** What is trusted of an issuer on the network: its own name and keys, fetched when first needed. */
export const trustedIssuer = async (issuer: string, audience: string): Promise<Trusted> => {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(WAIT_MS), redirect: "error" });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  const { issuer: named, jwks_uri: keys } = (await response.json()) as { issuer?: string; jwks_uri?: string };
  if (named !== issuer || !keys) throw new Error("the issuer's configuration names another issuer or no keys");
  return { issuer, audience, key: createRemoteJWKSet(new URL(keys), { timeoutDuration: WAIT_MS }) };
};

/**
 * Checks bearer tokens: signature, issuer, audience, expiry. A verified one is remembered by its hash until it runs out,
 * because checking a signature costs more than the rest of a request.
 */
export const tokenVerifier = (trusted: () => Promise<Trusted | undefined>, failed: (error: unknown) => void) => {
  const known = boundedMap<SignedIn>(10_000);

  const check = async (token: string, hash: string): Promise<SignedIn> => {
    let trust: Trusted | undefined;
    try {
      trust = await trusted();
    } catch (error) {
      failed(error);
      throw new Refusal("unavailable", "issuer-unreachable", {
        zh: "身份认证服务暂时不可用。",
        en: "The sign-in service can't be reached for the moment.",
      });
    }
    if (!trust) throw badToken();
    try {
      const { payload } = await jwtVerify(token, trust.key as JWTVerifyGetKey, {
        issuer: trust.issuer,
        audience: trust.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ["exp"],
      });
      const signedIn: SignedIn = { subject: subjectOf(payload), until: payload.exp! * 1_000, byCookie: false };
      known.set(hash, signedIn, signedIn.until);
      return signedIn;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof Refusal) throw badToken();
      failed(error);
      throw badToken();
    }
  };

  return (token: string): SignedIn | Promise<SignedIn> => {
    const hash = sha256Hex(token);
    return known.get(hash, Date.now()) ?? check(token, hash);
  };
};
