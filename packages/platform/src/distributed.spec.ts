import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@yihan/kernel/config";
import { databaseUrl, mongoTrust } from "./distributed.ts";

const folder = mkdtempSync(join(tmpdir(), "yihan-database-"));
afterAll(() => rmSync(folder, { recursive: true }));

const urlOf = (url: string, namespace = ""): string =>
  databaseUrl(readConfig({ MONGODB_URL: url, YIHAN_NAMESPACE: namespace }), "audit");

test("each service opens a database of its own on the server that is named", () => {
  expect(urlOf("mongodb://db:27017")).toBe("mongodb://db:27017/yihan-audit");
  expect(urlOf("mongodb://a:1,b:2/other?replicaSet=yihan", "north")).toBe(
    "mongodb://a:1,b:2/north-yihan-audit?replicaSet=yihan",
  );
});

test("who connects is looked up where the URL says, not in the database that is opened", () => {
  expect(urlOf("mongodb://audit:secret@db/")).toBe("mongodb://audit:secret@db/yihan-audit?authSource=admin");
  expect(urlOf("mongodb://audit:secret@a,b?replicaSet=yihan")).toBe(
    "mongodb://audit:secret@a,b/yihan-audit?replicaSet=yihan&authSource=admin",
  );
  expect(urlOf("mongodb://audit:secret@db/people")).toBe("mongodb://audit:secret@db/yihan-audit?authSource=people");
  for (const said of ["authSource=people", "authMechanism=MONGODB-X509"])
    expect(urlOf(`mongodb://audit@db/?${said}`)).toBe(`mongodb://audit@db/yihan-audit?${said}`);
  expect(urlOf("mongodb://audit:secret@db/?authMechanism=SCRAM-SHA-256")).toMatch(/&authSource=admin$/);
});

test("the file of the authority is looked for at the start; without the setting the URL alone says", () => {
  const caFile = join(folder, "authority.pem");
  expect(mongoTrust(readConfig({}))).toEqual({ caFile: undefined });
  expect(() => mongoTrust(readConfig({ MONGO_CA_FILE: caFile }))).toThrow(
    /authority\.pem can't be read \(ENOENT\): see MONGO_CA_FILE/,
  );
  writeFileSync(caFile, "");
  expect(() => mongoTrust(readConfig({ MONGO_CA_FILE: caFile }))).toThrow(/is empty: see MONGO_CA_FILE/);
  writeFileSync(caFile, "-----BEGIN CERTIFICATE-----");
  expect(mongoTrust(readConfig({ MONGO_CA_FILE: caFile }))).toEqual({ caFile });
});
