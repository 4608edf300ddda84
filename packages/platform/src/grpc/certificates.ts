import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { experimental } from "@grpc/grpc-js";
import { Unstartable } from "@yihan/kernel";

/** Where a service's certificates stand, as PEM. */
export interface CertificateFiles {
  /** The service's own certificate; its name is the common name and a DNS name in it. */
  certificate: string;
  key: string;
  /** The authorities whose certificates are believed. */
  authorities: string;
}

export interface Certificates {
  provider: experimental.CertificateProvider;
  /** No longer looks at the files. */
  stop(): void;
}

interface Read {
  certificate: Buffer;
  privateKey: Buffer;
  caCertificate: Buffer;
}

/** How often the files are read again, in milliseconds. */
const LOOK_EVERY = 2_000;

/**
 * The certificates of these files, read anew while they are in use: connections made after a change have the new ones.
 * Files that can't be read or do not belong together leave the last good ones in force and are told to `failed`, once.
 * Throws `Unstartable` if they are faulty at the start.
 */
export const watchCertificates = (
  files: CertificateFiles,
  { lookEvery = LOOK_EVERY, failed }: { lookEvery?: number; failed?: (error: unknown) => void } = {},
): Certificates => {
  let current = firstRead(files);
  let faulty = false;
  const authorities = new Set<experimental.CaCertificateUpdateListener>();
  const identities = new Set<experimental.IdentityCertificateUpdateListener>();
  const look = (): void => {
    try {
      const next = read(files);
      faulty = false;
      if (same(current, next)) return;
      current = next;
      for (const listener of authorities) listener(current);
      for (const listener of identities) listener(current);
    } catch (error) {
      if (!faulty) failed?.(error);
      faulty = true;
    }
  };
  const timer = setInterval(look, lookEvery).unref();
  return {
    provider: {
      addCaCertificateListener: (listener) => {
        authorities.add(listener);
        process.nextTick(() => listener(current));
      },
      removeCaCertificateListener: (listener) => void authorities.delete(listener),
      addIdentityCertificateListener: (listener) => {
        identities.add(listener);
        process.nextTick(() => listener(current));
      },
      removeIdentityCertificateListener: (listener) => void identities.delete(listener),
    },
    stop: () => clearInterval(timer),
  };
};

const firstRead = (files: CertificateFiles): Read => {
  try {
    return read(files);
  } catch (error) {
    throw new Unstartable(
      `The certificates can't be used (${error instanceof Error ? error.message : String(error)}): see ${files.certificate}, ${files.key} and ${files.authorities}.`,
    );
  }
};

/** Reads the three files; throws unless certificate and key belong together. */
const read = (files: CertificateFiles): Read => {
  const certificate = readFileSync(files.certificate);
  const privateKey = readFileSync(files.key);
  const caCertificate = readFileSync(files.authorities);
  createSecureContext({ cert: certificate, key: privateKey, ca: caCertificate });
  return { certificate, privateKey, caCertificate };
};

const same = (one: Read, other: Read): boolean =>
  one.certificate.equals(other.certificate) &&
  one.privateKey.equals(other.privateKey) &&
  one.caCertificate.equals(other.caCertificate);
