import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import { runProgram } from "../journeys/child.ts";

const folder = mkdtempSync(join(tmpdir(), "yihan-make-"));
afterAll(() => rmSync(folder, { recursive: true }));

const make = (...args: readonly string[]) =>
  runProgram(join(import.meta.dirname, "../../infra/certificates/make.ts"), [folder, ...args]);
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), "utf8");

test("brokers and databases that are named get certificates of the same authority, for the name that clients reach them by", async () => {
  expect(await make("kafka", "mongo", "mongo-1.data.svc", "127.0.0.1")).toMatchObject({ code: 0, err: "" });
  const authority = new X509Certificate(read("authority", "ca.crt"));
  for (const name of ["approval", "kafka", "mongo", "mongo-1.data.svc", "127.0.0.1"]) {
    const own = new X509Certificate(read(name, "tls.crt"));
    expect([name, own.verify(authority.publicKey)]).toEqual([name, true]);
    expect(own.checkHost(name) ?? own.checkIP(name)).toBe(name);
  }
  const both = read("mongo", "tls.pem");
  expect(() => createSecureContext({ cert: both, key: both })).not.toThrow();
  expect(statSync(join(folder, "mongo", "tls.pem")).mode & 0o077).toBe(0);
});

test("run again, everyone has a new certificate of the authority that is there", async () => {
  const [authority, before] = [read("authority", "ca.crt"), read("mongo", "tls.pem")];
  expect(await make("mongo")).toMatchObject({ code: 0 });
  expect(read("authority", "ca.crt")).toBe(authority);
  expect(read("mongo", "tls.pem")).not.toBe(before);
});

test("no name leads out of the folder, into the authority's or into a service's", async () => {
  for (const name of ["../out", "authority", "approval", "a/b", "..", ""])
    expect([name, (await make(name)).code]).toEqual([name, 2]);
}, 60_000);
