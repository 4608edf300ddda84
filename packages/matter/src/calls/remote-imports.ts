import type { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Imports } from "../service-apis/index.ts";
import { fileParts } from "./file-parts.ts";
import { outcomeIn, previewIn, reportIn } from "./import-messages.ts";
import { pageIn } from "./pages.ts";
import { principalOf } from "./principal.ts";

export interface RemoteImportsParts {
  verbs: Verbs<typeof ImportServiceDefinition>;
  /** The bytes of a file that stands here; it stays. */
  read: (path: string) => AsyncIterable<Uint8Array>;
}

/**
 * Imports in another process, used as if they were in this one. Waiting for an import to end is left out: whoever wants to
 * know asks how it stands.
 */
export const remoteImports = ({ verbs, read }: RemoteImportsParts): Omit<Imports, "finished"> => ({
  preview: async ({ path, kind, mode, actor, part }) =>
    previewIn(
      await verbs.preview(fileParts({ kind, mode, actor: principalOf(actor), part: part ?? false }, read(path))),
    ),
  start: async ({ path, actor, sha256, ...asked }) => {
    const start = { id: asked.id, file: asked.file, kind: asked.kind, mode: asked.mode, sha256 };
    const { report } = await verbs.start(fileParts({ ...start, actor: principalOf(actor) }, read(path)));
    return reportIn(report!);
  },
  requireMayStart: async (actor, { kind, mode }) =>
    void (await verbs.requireMayStart({ actor: principalOf(actor), kind, mode })),
  find: async (reader, id) => {
    const { report } = await verbs.find({ reader: principalOf(reader), id });
    return report && reportIn(report);
  },
  list: async (reader, query = {}) => pageIn(await verbs.list({ ...query, reader: principalOf(reader) }), reportIn),
  outcomes: async (id, query) => pageIn(await verbs.listOutcomes({ ...query, id }), outcomeIn),
  faultsCsv: async function* faultsCsv(id) {
    for await (const { text } of verbs.listFaults({ id }, new AbortController().signal)) yield text;
  },
  mend: async (actor, id, row, cells, asked) => {
    const { outcome, replayed } = await verbs.mend({
      actor: principalOf(actor),
      id,
      row,
      cells: { ...cells },
      asked,
    });
    return { ...outcomeIn(outcome!), ...(replayed && { replayed }) };
  },
});
