import type { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Audit } from "../service-apis/index.ts";
import { actorIn } from "./principal.ts";

/** What the audit service offers to other processes. */
export const auditVerbs = (audit: Audit): Verbs<typeof AuditServiceDefinition> => ({
  recordRead: async ({ reader, matter, what, detail }) => {
    await audit.recordRead(actorIn(reader), matter, what as Parameters<Audit["recordRead"]>[2], detail);
    return {};
  },
  recordAdministration: async ({ actor, action, detail }) => {
    await audit.recordAdministration(actorIn(actor), action, detail);
    return {};
  },
  listIndexes: async ({ matter }) => ({
    indexes: [...(await audit.indexes(matter))].map(([version, index]) => ({ version, index })),
  }),
  getReceipt: async ({ matter, version }) => ({ receipt: await audit.receipt(matter, version) }),
  exportChain: async function* exportChain({ chain, matters }, signal) {
    for await (const part of await audit.exportChain(chain, matters)) {
      if (signal.aborted) return;
      yield { part: Buffer.from(part.buffer, part.byteOffset, part.byteLength) };
    }
  },
  getLog: async () => ({
    checkpoint: await audit.checkpoint(),
    keys: await audit.keys(),
    size: await audit.size(),
  }),
  readLog: async ({ path }) => {
    const bytes = await audit.read(path);
    return { bytes: bytes && Buffer.from(bytes) };
  },
  settle: async () => {
    await audit.settled();
    return {};
  },
});
