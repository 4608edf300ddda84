import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { calculateJwkThumbprint, importJWK, type CryptoKey, type JWK } from "jose";
import { privateFile } from "./private-file.ts";

export interface SigningKey {
  /** The private key, for the development provider. */
  jwk: JWK;
  kid: string;
  sign: CryptoKey;
  verify: CryptoKey;
}

/** The key of the demo sign-in (ES256), kept in the data folder so that tokens outlive a restart. */
export const signingKey = async (data: string): Promise<SigningKey> => {
  const text = privateFile(join(data, "sign-in.jwk"), () =>
    JSON.stringify(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" })),
  );
  const bare = JSON.parse(text) as JWK;
  const kid = await calculateJwkThumbprint(bare);
  const jwk: JWK = { ...bare, kid, alg: "ES256", use: "sig" };
  const { d: _private, ...open } = jwk;
  return {
    jwk,
    kid,
    sign: (await importJWK(jwk, "ES256")) as CryptoKey,
    verify: (await importJWK(open, "ES256")) as CryptoKey,
  };
};
