import type { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import type { Verbs } from "@yihan/contracts/verbs";
import type { ImportReport, Imports } from "../service-apis/index.ts";
import { withFile, type ReceiveFile } from "./file-parts.ts";
import { given } from "./given.ts";
import { outcomeMessage, previewMessage, reportMessage } from "./import-messages.ts";
import { pageMessage } from "./pages.ts";
import { actorIn } from "./principal.ts";

const TABLE = (): string => ".table";

type Kind = ImportReport["kind"];
type Mode = ImportReport["mode"];

/** What imports offer to other processes. Files arrive with the call, since no two processes share a folder. */
export const importVerbs = (imports: Imports, receive: ReceiveFile): Verbs<typeof ImportServiceDefinition> => ({
  preview: (parts) =>
    withFile(parts, receive, TABLE, async ({ kind, mode, actor, part }, { path }) =>
      previewMessage(
        await imports.preview({ path, kind: kind as Kind, mode: mode as Mode, actor: actorIn(actor), part }),
      ),
    ),
  start: (parts) =>
    withFile(parts, receive, TABLE, async ({ id, file, kind, mode, actor, sha256 }, { path }) => ({
      report: reportMessage(
        await imports.start({
          path,
          file,
          kind: kind as Kind,
          mode: mode as Mode,
          actor: actorIn(actor),
          id,
          ...(sha256 !== undefined && { sha256 }),
        }),
      ),
    })),
  requireMayStart: async ({ actor, kind, mode }) => {
    await imports.requireMayStart(actorIn(actor), { kind: kind as Kind, mode: mode as Mode });
    return {};
  },
  find: async ({ reader, id }) => {
    const report = await imports.find(actorIn(reader), id);
    return { report: report && reportMessage(report) };
  },
  list: async ({ reader, ...query }) => pageMessage(await imports.list(actorIn(reader), given(query)), reportMessage),
  listOutcomes: async ({ id, ...query }) => pageMessage(await imports.outcomes(id, given(query)), outcomeMessage),
  listFaults: async function* listFaults({ id }, signal) {
    for await (const text of imports.faultsCsv(id)) {
      if (signal.aborted) return;
      yield { text };
    }
  },
  mend: async ({ actor, id, row, cells, asked }) => {
    const { replayed, ...outcome } = await imports.mend(actorIn(actor), id, row, cells, asked);
    return { outcome: outcomeMessage(outcome), replayed: replayed ?? false };
  },
});
