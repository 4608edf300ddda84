import { LEAVES } from "@yihan/audit/ledger";
import { makeLeaf, openCheckpoint, parseVkey } from "@yihan/tlog";
import { account, auditFolder, factsOf, signer, type AuditFolder } from "./open-audit.ts";

let folder: AuditFolder;
beforeEach(async () => {
  folder = await auditFolder();
});
afterEach(() => folder.remove());

const diskFull = (): never => {
  throw new Error("no space left on device");
};
/** The largest number of leaves between two checkpoints that were published one after the other. */
const widest = (): number => {
  const sizes = folder.checkpoints.map((note) => openCheckpoint(note, [parseVkey(signer.vkey)]).size);
  return Math.max(...sizes.map((size, index) => size - (sizes[index - 1] ?? 0)));
};
const clean = (facts: number) => ({ verdict: "holds", once: facts });

describe("the ledger and its log", () => {
  test("facts that come twice, together or overlapping, are leaves once", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    const facts = [...factsOf("a", 3), ...factsOf("b", 2)];
    await ledger.take(facts.slice(0, 2));
    await Promise.all([ledger.take(facts), ledger.take(facts)]);
    await ledger.integrate();
    expect(await account(storage, views, facts)).toMatchObject(clean(5));
  });

  test("a fact whose predecessor has not come is refused, and nothing of its batch is taken", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    await expect(ledger.take([...factsOf("a", 1), ...factsOf("b", 3, 2)])).rejects.toThrow(
      "fact 2 of matter b came after",
    );
    await ledger.take([...factsOf("a", 1), ...factsOf("b", 3)]);
    await ledger.integrate();
    expect(await account(storage, views, [...factsOf("a", 1), ...factsOf("b", 3)])).toMatchObject(clean(4));
  });

  test("killed between the rows and the log, it hands the same leaves over again, and nothing twice", async () => {
    const facts = factsOf("a", 7);
    const first = await folder.openLedger();
    await first.ledger.take(facts);
    expect([first.log.next(), first.log.size()]).toEqual([7, 0]);
    await folder.kill();
    const { ledger, log, storage, views } = await folder.openLedger();
    expect([log.next(), log.size()]).toEqual([7, 0]);
    await ledger.take(facts);
    await ledger.integrate();
    expect(await account(storage, views, facts)).toMatchObject(clean(7));
    expect(ledger.size()).toBe(log.size());
  });

  test("killed after every single write of a checkpoint, it catches up with each leaf once", async () => {
    const facts = factsOf("a", 600);
    for (let survived = 0, done = false; !done; survived++) {
      const { ledger } = await folder.openLedger();
      await ledger.take(facts.slice(0, 20 * (survived + 1)));
      let writes = 0;
      folder.faults.storage = () => void (writes++ >= survived && diskFull());
      done = await ledger.integrate().then(
        () => true,
        () => false,
      );
      folder.faults.storage = undefined;
      await folder.kill();
    }
    const { ledger, storage, views } = await folder.openLedger();
    await ledger.take(facts);
    await ledger.integrate();
    expect(await account(storage, views, facts)).toMatchObject(clean(600));
  });

  test("a store older than the log is refused with what to do", async () => {
    const first = await folder.openLedger();
    await first.ledger.take(factsOf("a", 5));
    await first.ledger.integrate();
    await first.views.write({ puts: [{ view: "leaves", id: "a/5", doc: undefined }] });
    const covers = first.log.size() - 5;
    for (let index = 5; index < 5 + covers; index++)
      await first.views.write({ puts: [{ view: "leaves", id: `cover/${index}`, doc: undefined }] });
    await folder.kill();
    await expect(folder.openLedger()).rejects.toThrow(
      /^The audit log holds \d leaves but the store explains only 4: the store is older than the log\. Restore both/,
    );
  });

  test("a row missing from the middle is refused with what to do", async () => {
    const first = await folder.openLedger();
    await first.ledger.take(factsOf("a", 5));
    await first.views.write({ puts: [{ view: "leaves", id: "a/3", doc: undefined }] });
    await folder.kill();
    await expect(folder.openLedger()).rejects.toThrow("The store lacks the leaf of index");
  });

  test("cover leaves are at most two a checkpoint, stand in the store like others, and hide behind no fact", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    const facts = factsOf("a", 60);
    for (const fact of facts) {
      await ledger.take([fact]);
      await ledger.integrate();
    }
    const told = await account(storage, views, facts);
    expect(told).toMatchObject(clean(60));
    expect(told.covers).toBeGreaterThan(0);
    expect(told.covers).toBeLessThanOrEqual(120);
    expect({ size: told.size, rows: told.rows }).toEqual({ size: 60 + told.covers, rows: 60 + told.covers });
    await ledger.integrate();
    expect(ledger.size()).toBe(told.size);
  });

  test("of many facts at once no two checkpoints are more than 1,000 leaves apart, cover leaves and all", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    const facts = factsOf("a", 6_000);
    for (let start = 0, step = 499; start < facts.length; start += step, step = 499 + (start % 3))
      await ledger.take(facts.slice(start, start + step));
    await ledger.take(factsOf("b", 2_000));
    await ledger.integrate();
    expect(widest()).toBeLessThanOrEqual(1_000);
    expect(folder.checkpoints.length).toBeGreaterThan(8);
    expect(await account(storage, views, [...facts, ...factsOf("b", 2_000)])).toMatchObject(clean(8_000));
  });

  test("what waits from before a kill is put under checkpoints at most 1,000 leaves apart too", async () => {
    const facts = factsOf("a", 4_000);
    const first = await folder.openLedger();
    folder.faults.storage = diskFull;
    await first.ledger.take(facts);
    expect([first.log.size(), folder.failures.length > 0]).toEqual([0, true]);
    await folder.kill();
    folder.faults.storage = undefined;
    const { ledger, storage, views } = await folder.openLedger();
    await ledger.integrate();
    expect(widest()).toBeLessThanOrEqual(1_000);
    expect(await account(storage, views, facts)).toMatchObject(clean(4_000));
  });
});

describe("a disk that is full for a while", () => {
  test("where the checkpoint can't be written, its leaves wait and stand under the next one", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    await ledger.take(factsOf("a", 3));
    folder.faults.storage = (path) => void (path === "checkpoint" && diskFull());
    await expect(ledger.integrate()).rejects.toThrow("no space left");
    await ledger.take(factsOf("a", 5));
    await expect(ledger.integrate()).rejects.toThrow("no space left");
    folder.faults.storage = undefined;
    await ledger.integrate();
    expect(await account(storage, views, factsOf("a", 5))).toMatchObject(clean(5));
  });

  test("a checkpoint that fails again and again is not padded again and again", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    await ledger.take(factsOf("a", 3));
    folder.faults.storage = diskFull;
    for (let attempt = 0; attempt < 40; attempt++) await expect(ledger.integrate()).rejects.toThrow("no space left");
    folder.faults.storage = undefined;
    await ledger.integrate();
    const told = await account(storage, views, factsOf("a", 3));
    expect(told).toMatchObject(clean(3));
    expect(told.covers).toBeLessThanOrEqual(2);
  });

  test("where a batch can't be recorded, it is taken whole when it comes again", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    folder.faults.views = diskFull;
    await expect(ledger.take(factsOf("a", 3))).rejects.toThrow("no space left");
    folder.faults.views = undefined;
    await ledger.take(factsOf("a", 3));
    await ledger.integrate();
    expect(await account(storage, views, factsOf("a", 3))).toMatchObject(clean(3));
  });

  test("where the answer to a written batch is lost, its leaves stand once and what follows goes on", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    const facts = factsOf("a", 6);
    folder.faults.answer = diskFull;
    await expect(ledger.take(facts.slice(0, 3))).rejects.toThrow("no space left");
    folder.faults.answer = undefined;
    await ledger.take(factsOf("b", 2));
    await ledger.take(facts);
    await ledger.integrate();
    expect(await account(storage, views, [...facts, ...factsOf("b", 2)])).toMatchObject(clean(8));
  });

  test("a write thought lost that is carried out later is refused no index, and the next goes behind it", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    await ledger.take(factsOf("a", 2));
    let late: Parameters<typeof views.write>[0] | undefined;
    folder.faults.views = (change) => {
      late = change;
      diskFull();
    };
    await expect(ledger.take(factsOf("b", 2))).rejects.toThrow("no space left");
    folder.faults.views = undefined;
    await views.write(late!);
    await ledger.take([...factsOf("c", 3), ...factsOf("b", 2)]);
    await ledger.integrate();
    const facts = [...factsOf("a", 2), ...factsOf("b", 2), ...factsOf("c", 3)];
    expect(await account(storage, views, facts)).toMatchObject(clean(7));
  });

  test("whoever else writes leaves in between is seen, and the batch goes behind them", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    await ledger.take(factsOf("a", 2));
    const other = { index: 2, leaf: Buffer.from(makeLeaf(factsOf("b", 1)[0]!.key, 1, factsOf("b", 1)[0]!.data)) };
    await views.write({
      puts: [{ view: LEAVES, id: "b/1", doc: { ...other, leaf: other.leaf.toString("base64") } }],
      consumer: "audit",
      advance: [{ matter: LEAVES, from: 2, to: 3 }],
    });
    await ledger.take([...factsOf("c", 1), ...factsOf("b", 1)]);
    await ledger.integrate();
    const facts = [...factsOf("a", 2), ...factsOf("b", 1), ...factsOf("c", 1)];
    expect(await account(storage, views, facts)).toMatchObject(clean(4));
  });

  test("where cover leaves can't be recorded, no index is left out and facts go on", async () => {
    const { ledger, storage, views } = await folder.openLedger();
    const facts = factsOf("a", 40);
    let refused = 0;
    folder.faults.views = ({ puts }) => {
      if (puts.some(({ id }) => id.startsWith("cover/"))) {
        refused++;
        diskFull();
      }
    };
    for (const fact of facts) {
      await ledger.take([fact]);
      await ledger.integrate().catch(() => undefined);
    }
    folder.faults.views = undefined;
    expect(refused).toBeGreaterThan(0);
    await ledger.integrate();
    expect(await account(storage, views, facts)).toMatchObject(clean(40));
  });
});
