import { generateKeyPairSync, sign, X509Certificate, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CertificateFiles } from "./certificates.ts";

/** An authority that lives as long as a test does. */
export interface Authority {
  name: string;
  pem: string;
  /** Writes a new certificate and key of a service, with what this authority is known by, into `folder`. */
  issue(
    service: string,
    folder: string,
    more?: { until?: number; authorities?: string; addresses?: readonly string[] },
  ): CertificateFiles;
}

const DAY = 86_400_000;

export const newAuthority = (name: string): Authority => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = certificate({ subject: name, issuer: name, key: publicKey, signer: privateKey, authority: true });
  return {
    name,
    pem,
    issue: (service, folder, { until, authorities = pem, addresses = [] } = {}) => {
      const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const files = {
        certificate: join(folder, `${service}.pem`),
        key: join(folder, `${service}.key`),
        authorities: join(folder, `${service}.authorities.pem`),
      };
      const issued = { subject: service, issuer: name, key: own.publicKey, signer: privateKey, addresses };
      writeFileSync(files.certificate, certificate({ ...issued, ...(until !== undefined && { until }) }));
      writeFileSync(files.key, own.privateKey.export({ type: "pkcs8", format: "pem" }));
      writeFileSync(files.authorities, authorities);
      return files;
    },
  };
};

// Just enough DER (X.690) for a version 3 certificate (RFC 5280).
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), body]);
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
  until?: number;
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
    whole(1 + Math.floor(Math.random() * 100)),
    ECDSA_WITH_SHA256,
    named(asked.issuer),
    sequence(time(now - 2 * DAY), time(asked.until ?? now + DAY)),
    named(asked.subject),
    asked.key.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signed = sequence(body, ECDSA_WITH_SHA256, bits(sign("sha256", body, asked.signer)));
  return new X509Certificate(signed).toString();
};
