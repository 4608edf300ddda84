import { createPrivateKey, generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CertificateFiles } from "./certificates.ts";

/** An authority for development, tests and a county that has no other; its certificates are on P-256 and SHA-256. */
export interface Authority {
  name: string;
  /** What it is known by. */
  pem: string;
  /** Its secret, to keep it for later: PKCS #8 as PEM. */
  key: string;
  /**
   * Writes a new certificate and key of a service, with what this authority is known by, into `folder`: `tls.crt`, `tls.key`,
   * `ca.crt`. The service's name is the common name and a DNS name in it.
   */
  issue(service: string, folder: string, more?: IssueOptions): CertificateFiles;
}

export interface IssueOptions {
  /** Instant after which it no longer holds; a day from now if not said. */
  until?: number;
  /** The authorities that the service is to believe; this one if not said. */
  authorities?: string;
  /** IPv4 addresses that it is valid for beside its name. */
  addresses?: readonly string[];
}

const DAY = 86_400_000;
const YEARS = 10 * 365 * DAY;

/** A new authority. */
export const newAuthority = (name: string): Authority => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const until = Date.now() + YEARS;
  const pem = certificate({ subject: name, issuer: name, key: publicKey, signer: privateKey, authority: true, until });
  return authorityWith(name, pem, privateKey);
};

/** The authority again that was kept by its certificate and its key. */
export const keptAuthority = (pem: string, key: string): Authority => {
  const name = /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1];
  if (name === undefined) throw new Error("the authority's certificate has no name");
  return authorityWith(name, pem, createPrivateKey(key));
};

const authorityWith = (name: string, pem: string, signer: KeyObject): Authority => ({
  name,
  pem,
  key: signer.export({ type: "pkcs8", format: "pem" }).toString(),
  issue: (service, folder, { until = Date.now() + DAY, authorities = pem, addresses = [] } = {}) => {
    const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const files = {
      certificate: join(folder, "tls.crt"),
      key: join(folder, "tls.key"),
      authorities: join(folder, "ca.crt"),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      files.certificate,
      certificate({ subject: service, issuer: name, key: own.publicKey, signer, addresses, until }),
    );
    writeFileSync(files.key, own.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    writeFileSync(files.authorities, authorities);
    return files;
  },
});

// Just enough DER (X.690) for a version 3 certificate (RFC 5280).
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  // As short as can be, as DER asks: what is written in Go refuses a longer one.
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), body]);
  if (length < 0x100) return Buffer.concat([Buffer.from([tag, 0x81, length]), body]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const whole = (value: number): Buffer => der(0x02, Buffer.from([value]));
const octets = (value: Uint8Array): Buffer => der(0x04, value);
const bits = (value: Uint8Array): Buffer => der(0x03, Buffer.from([0]), value);
const time = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, "").slice(2, 14)}Z`));

const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
const named = (name: string): Buffer => sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(name)))));

const certificate = (asked: {
  subject: string;
  issuer: string;
  key: KeyObject;
  signer: KeyObject;
  authority?: boolean;
  until: number;
  /** IPv4 addresses that it is valid for beside its name. */
  addresses?: readonly string[];
}): string => {
  const now = Date.now();
  const extension = asked.authority
    ? sequence(oid("551d13"), octets(sequence(der(0x01, Buffer.from([0xff])))))
    : sequence(
        oid("551d11"),
        octets(
          sequence(
            der(0x82, Buffer.from(asked.subject)),
            ...(asked.addresses ?? []).map((address) => der(0x87, Buffer.from(address.split(".").map(Number)))),
          ),
        ),
      );
  const body = sequence(
    der(0xa0, whole(2)),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    named(asked.issuer),
    sequence(time(now - 2 * DAY), time(asked.until)),
    named(asked.subject),
    asked.key.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signed = sequence(body, ECDSA_WITH_SHA256, bits(sign("sha256", body, asked.signer)));
  return new X509Certificate(signed).toString();
};
