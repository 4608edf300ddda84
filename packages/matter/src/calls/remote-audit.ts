import type { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Audit } from "../service-apis/index.ts";
import { principalOf } from "./principal.ts";

/** The audit service in another process, used as if it were in this one. */
export const remoteAudit = (verbs: Verbs<typeof AuditServiceDefinition>): Audit => ({
  recordRead: async (reader, matter, what, detail) =>
    void (await verbs.recordRead({ reader: principalOf(reader), matter, what, detail })),
  recordAdministration: async (actor, action, detail) =>
    void (await verbs.recordAdministration({ actor: principalOf(actor), action, detail })),
  indexes: async (matter) =>
    new Map((await verbs.listIndexes({ matter })).indexes.map(({ version, index }) => [version, index])),
  receipt: async (matter, version) => (await verbs.getReceipt({ matter, version })).receipt,
  exportChain: async (chain, matters) => {
    const pieces = verbs.exportChain({ chain, matters: [...matters] }, new AbortController().signal);
    const rest = pieces[Symbol.asyncIterator]();
    // A refusal is heard before anything is sent on.
    return parts(await rest.next(), rest);
  },
  checkpoint: async () => (await verbs.getLog({})).checkpoint,
  keys: async () => (await verbs.getLog({})).keys,
  size: async () => (await verbs.getLog({})).size,
  read: async (path) => (await verbs.readLog({ path })).bytes,
  settled: async () => void (await verbs.settle({})),
});

async function* parts(
  first: IteratorResult<{ part: Uint8Array }>,
  rest: AsyncIterator<{ part: Uint8Array }>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value.part;
  } finally {
    await rest.return?.();
  }
}
