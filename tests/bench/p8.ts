import { hash } from "node:crypto";
import { join } from "node:path";
import { auditService } from "@yihan/audit";
import { openSigningKey } from "@yihan/audit/signing-key";
import { newMatterKey, systemClock, type Fact } from "@yihan/kernel";
import { openEmbedded } from "@yihan/platform/embedded";
import { folderStorage } from "@yihan/platform";
import { verifyLog } from "@yihan/tlog";
import { timed } from "./in-flight.ts";
import type { Measure } from "./measure.ts";

const LEAVES = 1_000_000;
const BATCH = 500;

const factOf = (index: number, bytes: Uint8Array, key: Uint8Array): Fact => ({
  matter: `bench-${index}`,
  version: 1,
  service: "approval",
  flow: "approval-notice",
  step: "issued",
  chain: `bench-${index}`,
  lane: "ordinary",
  time: 0,
  key,
  command: `bench-${index}`,
  fingerprint: "",
  data: bytes,
});

/** What a tree of so many leaves costs at least: one leaf hash and one node hash each, nothing kept. */
const hashing = (count: number) => {
  const leaf = Buffer.alloc(65, 7);
  return timed(count, async () => {
    for (let index = 0; index < count; index += 1) {
      hash("sha256", leaf, "hex");
      hash("sha256", leaf, "hex");
    }
  });
};

export const p8: Measure = {
  name: "P8",
  title: "audit: facts made leaves, durable under a checkpoint; P9: the whole log verified",
  run: async ({ folder, scale, measured }) => {
    const count = Math.round(LEAVES * scale);
    const data = await folder();
    const clock = systemClock();
    const { bus, views, papers, logStorage, storeOf, close } = openEmbedded({ data, clock });
    const audit = await auditService({
      bus,
      views,
      papers,
      clock,
      store: storeOf("audit"),
      storage: logStorage,
      signer: await openSigningKey(join(data, "keys", "log.key"), "yihan.example/audit"),
      topics: ["yihan.approval"],
      factsOf: async () => [],
      failed: (error) => {
        throw error;
      },
    });
    const bytes = Buffer.alloc(950, 3);
    const key = newMatterKey();
    await audit.start();
    const send = async (from: number, until: number): Promise<void> => {
      for (let at = from; at < until; at += BATCH * 20) {
        const facts = Array.from({ length: Math.min(BATCH * 20, until - at) }, (_, offset) =>
          factOf(at + offset, bytes, key),
        );
        await bus.publish("yihan.approval", facts);
      }
      await audit.api.settled();
    };
    // The profile is of a part; it would be too large of the whole.
    const measuredPart = Math.round(count / 10);
    const appended = await measured(() => timed(measuredPart, () => send(0, measuredPart)));
    await send(measuredPart, count);
    const vkeys = (await audit.api.keys()).trim().split("\n");
    await audit.stop();
    await close();
    const storage = folderStorage(join(data, "log"));
    let size = 0;
    const verify = async (): Promise<void> => {
      const verdict = await verifyLog({ read: storage.read, vkeys });
      if (!verdict.ok) throw new Error(`the log does not verify: ${verdict.class} ${verdict.detail}`);
      size = verdict.size;
    };
    const verified = await measured(() => timed(1, verify));
    const limit = await hashing(measuredPart);
    const perSecond = verified.perSecond * size;
    const of = { what: "leaf and node hashed", figure: limit.perSecond };
    return [
      {
        what: "P8 leaves/s, rows and tiles durable",
        figure: appended.perSecond,
        limit: of,
        wanted: "≥ 20,000",
        reached: appended.perSecond >= 20_000,
      },
      {
        what: "P8 CPU µs a leaf",
        figure: appended.cpu,
        limit: { what: "hashed", figure: limit.cpu },
        wanted: "informs",
      },
      {
        what: `P9 leaves/s verified, of ${size}`,
        figure: perSecond,
        limit: of,
        wanted: "≥ 150,000",
        reached: perSecond >= 150_000,
      },
      {
        what: "P9 CPU µs a leaf",
        figure: verified.cpu / size,
        limit: { what: "hashed", figure: limit.cpu },
        wanted: "informs",
      },
    ];
  },
};
