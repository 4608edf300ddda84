import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { Unstartable } from "@yihan/kernel";
import { watchCertificates, type CertificateFiles } from "./certificates.ts";
import { connect } from "./connect.ts";
import { newAuthority } from "./issuing.ts";
import { offer } from "./offer.ts";
import { serve } from "./serve.ts";

const logger = { error: () => undefined };
const opened: (() => Promise<void> | void)[] = [];
const folder = mkdtempSync(join(tmpdir(), "yihan-certificates-"));
const folderFor = (name: string): string => mkdtempSync(join(folder, `${name}-`));
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const authority = newAuthority("county");

const serving = async (certificates: CertificateFiles, callers?: readonly string[]): Promise<number> => {
  const { port, stop } = await serve({
    host: "127.0.0.1",
    port: 0,
    certificates,
    logger,
    offered: [
      offer(
        MatterServiceDefinition,
        {
          take: async () => ({ fact: undefined, replayed: false }),
          readFacts: async () => ({ facts: [], more: false }),
          listOffers: async () => ({ offers: [] }),
          describeFlows: async () => ({ flows: [] }),
        },
        callers,
      ),
    ],
  });
  opened.push(stop);
  return port;
};

const asking = async (
  port: number,
  certificates: CertificateFiles | undefined,
  caller = "gateway",
): Promise<unknown> => {
  const peer = connect({
    address: `127.0.0.1:${port}`,
    peer: "approval",
    caller,
    logger,
    ...(certificates && { certificates }),
  });
  try {
    return await peer.verbs(MatterServiceDefinition).describeFlows({});
  } finally {
    peer.close();
  }
};

test("two services that show certificates of the county's authority talk to each other", async () => {
  const port = await serving(authority.issue("approval", folderFor("approval")), ["gateway"]);
  await expect(asking(port, authority.issue("gateway", folderFor("gateway")))).resolves.toEqual({ flows: [] });
});

test("whoever calls is who their certificate says, not who they say they are", async () => {
  const port = await serving(authority.issue("approval", folderFor("approval")), ["gateway"]);
  const stranger = authority.issue("audit", folderFor("audit"));
  await expect(asking(port, stranger, "audit")).rejects.toMatchObject({ code: "caller-not-allowed" });
  await expect(asking(port, stranger, "gateway")).rejects.toMatchObject({
    kind: "unauthenticated",
    code: "caller-mismatch",
  });
});

test("no certificate, one of a foreign authority, one that has run out, another service's: no connection", async () => {
  const port = await serving(authority.issue("approval", folderFor("approval")));
  const foreign = newAuthority("county");
  const expired = authority.issue("gateway", folderFor("expired"), { until: Date.now() - 60_000 });
  const unavailable = { kind: "unavailable", code: "service-unavailable" };
  await expect(asking(port, undefined)).rejects.toMatchObject(unavailable);
  const strange = foreign.issue("gateway", folderFor("foreign"), { authorities: authority.pem });
  await expect(asking(port, strange)).rejects.toMatchObject(unavailable);
  await expect(asking(port, expired)).rejects.toMatchObject(unavailable);
  const other = await serving(authority.issue("enforcement", folderFor("enforcement")));
  await expect(asking(other, authority.issue("gateway", folderFor("gateway")))).rejects.toMatchObject(unavailable);
});

test("certificates that are replaced are in force without a restart, those of an authority no longer believed are not", async () => {
  const own = folderFor("approval");
  const gateway = authority.issue("gateway", folderFor("gateway"));
  const port = await serving(authority.issue("approval", own));
  await expect(asking(port, gateway)).resolves.toBeDefined();
  const next = newAuthority("county of tomorrow");
  next.issue("approval", own);
  const renewed = next.issue("gateway", folderFor("renewed"));
  await until(() =>
    asking(port, renewed).then(
      () => true,
      () => false,
    ),
  );
  await expect(asking(port, gateway)).rejects.toMatchObject({ kind: "unavailable" });
});

test("files that do not belong together leave the last good certificates in force, and that is said once", async () => {
  const own = folderFor("approval");
  const files = authority.issue("approval", own);
  const told: unknown[] = [];
  const heard: Buffer[] = [];
  const { provider, stop } = watchCertificates(files, { lookEvery: 5, failed: (error) => void told.push(error) });
  opened.push(stop);
  provider.addIdentityCertificateListener((update) => void heard.push(update!.certificate));
  await until(async () => heard.length === 1);
  writeFileSync(files.key, "half a key");
  await until(async () => told.length === 1);
  authority.issue("approval", own);
  await until(async () => heard.length === 2);
  expect(told).toHaveLength(1);
});

test("faulty certificates at the start are told in a sentence", () => {
  const missing = { certificate: "/nowhere/a.pem", key: "/nowhere/a.key", authorities: "/nowhere/ca.pem" };
  expect(() => watchCertificates(missing)).toThrow(Unstartable);
  expect(() => watchCertificates(missing)).toThrow("/nowhere/a.key");
});

/** Asks until it is so; the test's own time limit ends it otherwise. */
const until = async (so: () => Promise<boolean>): Promise<void> => {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 20));
};
