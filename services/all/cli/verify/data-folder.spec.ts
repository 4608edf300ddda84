import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LEAVES, openLedger } from "@yihan/audit/ledger";
import { openSigningKey } from "@yihan/audit/signing-key";
import { movableClock, type Fact } from "@yihan/kernel";
import { openEmbedded } from "@yihan/platform/embedded";
import { openLog } from "@yihan/tlog";
import { ran, testFolder } from "../testing.ts";
import { bytesOf, key, signer } from "./fixture.ts";

const folder = testFolder();

describe("a data folder", () => {
  const facts = [1, 2, 3].map((version): Fact => ({
    matter: "m",
    version,
    service: "approval",
    flow: "f",
    step: "s",
    chain: "m",
    lane: "ordinary",
    time: 1_767_000_000_000 + version,
    key,
    command: `c${version}`,
    fingerprint: "x",
    data: bytesOf(version),
  }));

  /** A data folder as the services leave it, the log's key included. */
  const dataFolder = async (name: string): Promise<string> => {
    const data = join(folder.path, name);
    const ports = openEmbedded({ data, clock: movableClock(1_767_000_000_000) });
    const own = await openSigningKey(join(data, "keys", "log.key"), signer.name);
    await ports.views.define("audit", [{ name: LEAVES, revision: 1, fields: ["index"] }]);
    const log = await openLog({ storage: ports.logStorage, origin: own.name, signer: own });
    const ledger = await openLedger(ports.views, log, (error) => expect(error).toBeUndefined());
    for (const fact of facts) await ports.storeOf("approval").append(fact);
    await ledger.take(facts);
    await ledger.integrate();
    await ports.close();
    return data;
  };
  const edit = (data: string, sql: string): void => {
    const db = new DatabaseSync(join(data, "yihan.db"));
    db.exec(sql);
    db.close();
  };

  test("is verified with its rows, under its own key", async () => {
    const { code, out } = await ran(["verify", await dataFolder("whole-data"), "--json"]);
    expect(code).toBe(0);
    const verdict = JSON.parse(out) as { size: number; rows: number; covers: number };
    expect(verdict).toMatchObject({ ok: true, trusted: "own" });
    expect(verdict.rows).toBe(verdict.size);
    expect(verdict.covers).toBe(verdict.size - facts.length);
  });

  test("names the entry whose database row was edited", async () => {
    const data = await dataFolder("edited-data");
    edit(data, `UPDATE "fact.approval" SET data = x'00' WHERE version = 2`);
    const { code, out } = await ran(["verify", data, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "row-edited", index: 1 });
  });

  test("names the entry whose fact is gone, and the first entry without a row", async () => {
    const data = await dataFolder("emptied-data");
    edit(data, `DELETE FROM "fact.approval" WHERE version = 3`);
    expect(JSON.parse((await ran(["verify", data, "--json"])).out)).toMatchObject({ class: "row-edited", index: 2 });
    edit(data, `DELETE FROM "view.leaves@1"`);
    expect(JSON.parse((await ran(["verify", data, "--json"])).out)).toMatchObject({ class: "row-edited", index: 0 });
  });

  test("of a running service is verified without its rows, and says so", async () => {
    const data = await dataFolder("running-data");
    const ports = openEmbedded({ data, clock: movableClock(1_767_000_000_000) });
    const { code, out } = await ran(["verify", data, "--lang", "en"]);
    await ports.close();
    expect(code).toBe(0);
    expect(out).toContain("the database rows (the service is running");
  });
});
