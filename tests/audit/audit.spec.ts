import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AuditFact, frameOf } from "@yihan/contracts";
import { cast } from "../cast.ts";
import { account, auditFolder, factsOf, type AuditFolder } from "./open-audit.ts";

let folder: AuditFolder;
beforeEach(async () => {
  folder = await auditFolder();
});
afterEach(() => folder.remove());

type Opened = Awaited<ReturnType<AuditFolder["openService"]>>;

/** The readings of a matter on record, and the stream's keys as text. */
const readingsOf = async ({ store }: Opened, stream: string) => {
  const facts = await store.read(stream);
  return {
    facts,
    versions: facts.map(({ version }) => version),
    keys: new Set(facts.map(({ key }) => Buffer.from(key).toString("hex"))),
    readers: facts.map(({ data }) => frameOf(data).actor!.id),
    read: facts.map(({ data }) => AuditFact.decode(data).step?.value),
  };
};

/** The one stream that a fresh folder has, asked for as the relay sees it. */
const streamIn = async ({ store }: Opened): Promise<string> => (await store.pending(1))[0]!.matter;

describe("a reading", () => {
  test("is durable before it is done: killed right after, it is there", async () => {
    const first = await folder.openService();
    await first.api.recordRead(cast.wang, "matter-1", "papers", "a paper");
    await folder.kill();
    const again = await folder.openService();
    const { read, readers } = await readingsOf(again, await streamIn(again));
    expect({ read, readers }).toEqual({
      read: [{ matter: "matter-1", what: "papers", detail: "a paper" }],
      readers: ["wang"],
    });
  });

  test("two at once of one matter are two leaves of one stream, versions 1 and 2", async () => {
    const audit = await folder.openService();
    const relay = audit.startRelay();
    await audit.start();
    await Promise.all([
      audit.api.recordRead(cast.wang, "matter-1", "papers", "a"),
      audit.api.recordRead(cast.zhou, "matter-1", "papers", "a"),
    ]);
    const { facts, versions, keys, readers } = await readingsOf(audit, await streamIn(audit));
    expect({ versions, keys: keys.size, readers: readers.toSorted() }).toEqual({
      versions: [1, 2],
      keys: 1,
      readers: ["wang", "zhou"],
    });
    await relay.settled();
    await audit.api.settled();
    expect(await account(audit.ports.logStorage, audit.ports.views, facts)).toMatchObject({
      verdict: "holds",
      once: 2,
    });
    await audit.stop();
    await relay.stop();
  });

  test("thirty at once, and again after a restart, leave no gap and have one key", async () => {
    const many = async (audit: Opened): Promise<void> => {
      const readings: Promise<void>[] = [];
      for (let index = 0; index < 30; index++) {
        readings.push(audit.api.recordRead(index % 2 ? cast.wang : cast.zhou, "matter-1", "facts", String(index)));
        if (index % 2) await Promise.resolve(); // so that each pair comes upon another moment of those before it
      }
      await Promise.all(readings);
    };
    const first = await folder.openService();
    await many(first);
    await folder.kill();
    const again = await folder.openService();
    await many(again);
    const { versions, keys } = await readingsOf(again, await streamIn(again));
    expect({ versions, keys: keys.size }).toEqual({
      versions: Array.from({ length: 60 }, (_, index) => index + 1),
      keys: 1,
    });
  });

  test("what an administrator did stands on a stream of its own", async () => {
    const audit = await folder.openService();
    await audit.api.recordAdministration(
      { kind: "machine", id: "operator", name: "operator", authority: "" },
      "directory-import",
      "its hash",
    );
    const { read, readers } = await readingsOf(audit, await streamIn(audit));
    expect({ read, readers }).toEqual({
      read: [{ action: "directory-import", detail: "its hash" }],
      readers: ["operator"],
    });
  });
});

describe("the log of a restarted service", () => {
  /** A county's day: facts come by the bus, are under a checkpoint, and the service ends as told. */
  const dayOfFacts = async (last: number): Promise<void> => {
    const audit = await folder.openService();
    await audit.start();
    await audit.ports.bus.publish("yihan.approval", factsOf("a", last));
    await audit.api.settled();
    await audit.stop();
    await folder.kill();
  };

  test("holds every fact once after a kill at any moment, however often the bus hands them over", async () => {
    const facts = factsOf("a", 5);
    const first = await folder.openService();
    await first.start();
    await first.ports.bus.publish("yihan.approval", facts);
    await folder.kill();
    const again = await folder.openService();
    await again.start();
    await again.ports.bus.publish("yihan.approval", facts);
    await again.api.settled();
    expect(await account(again.ports.logStorage, again.ports.views, facts)).toMatchObject({
      verdict: "holds",
      once: 5,
    });
    await again.stop();
  });

  test("is refused where the log's folder is older than the store, and says what to do", async () => {
    await dayOfFacts(3);
    const checkpoint = join(folder.data, "log", "checkpoint");
    const old = await readFile(checkpoint);
    await dayOfFacts(6);
    await writeFile(checkpoint, old);
    await expect(folder.openService()).rejects.toThrow(
      /can't be continued \(rolled-back\).*Restore store and log from the same backup/,
    );
  });

  test("is refused where the log's folder is gone, rather than begun anew", async () => {
    await dayOfFacts(3);
    await rm(join(folder.data, "log"), { recursive: true });
    await expect(folder.openService()).rejects.toThrow(/can't be continued \(rolled-back\)/);
  });

  test("tries a checkpoint that failed again by itself, and tells of each failure", async () => {
    const audit = await folder.openService();
    await audit.start();
    await audit.api.settled();
    const before = await audit.api.size();
    const published = new Promise<void>((resolve) => {
      let refused = 0;
      folder.faults.storage = (path) => {
        if (path !== "checkpoint") return;
        if (refused++ < 2) throw new Error("no space left on device");
        resolve();
      };
    });
    await audit.ports.bus.publish("yihan.approval", factsOf("a", 3));
    await published;
    folder.faults.storage = undefined;
    await audit.api.settled();
    expect(await audit.api.size()).toBeGreaterThanOrEqual(before + 3);
    expect(folder.failures.map(String)).toEqual(Array(2).fill("Error: no space left on device"));
    expect(await account(audit.ports.logStorage, audit.ports.views, factsOf("a", 3))).toMatchObject({
      verdict: "holds",
      once: 3,
    });
    await audit.stop();
  });
});

describe("what the public may read", () => {
  test("is the checkpoint and the tiles, and nothing else of the folder or beside it", async () => {
    const audit = await folder.openService();
    await audit.start();
    await audit.ports.bus.publish("yihan.approval", factsOf("a", 300));
    await audit.api.settled();
    await writeFile(join(folder.data, "log", "notes"), "of the operator");
    await writeFile(join(folder.data, "log", "tile", "0", "000.bak"), "a copy");
    for (const path of ["checkpoint", "tile/0/000", "tile/entries/000"])
      expect(await audit.api.read(path)).toBeInstanceOf(Uint8Array);
    for (const path of [
      "",
      "notes",
      "tile",
      "tile/0",
      "tile/0/000.bak",
      ".part",
      "tile/0/..",
      "../yihan.db",
      "tile/0/../../notes",
      "tile/../../keys/log.key",
      "/etc/passwd",
      "tile/0/000/",
      "tile//0/000",
      "tile/0/000\\0",
      "tile/0/000\n",
      "TILE/0/000",
      "tile/0/%2e%2e",
      "checkpoint/../notes",
    ])
      expect([path, await audit.api.read(path)]).toEqual([path, undefined]);
    await audit.stop();
  });
});
