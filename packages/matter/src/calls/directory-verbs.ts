import type {
  DirectoryServiceDefinition,
  EffectCounts,
  ExplainedRoute,
  ImportFileResponse,
  OfficerEntry,
  TableFault,
  TreeNode,
} from "@yihan/contracts/service/directory";
import type { Verbs } from "@yihan/contracts/verbs";
import type { DutyAsked } from "../directory/index.ts";
import type { ComparedRoute, DirectoryAnswers, DirectoryReport } from "../service-apis/index.ts";
import { withFile, type ReceiveFile } from "./file-parts.ts";
import { actorIn } from "./principal.ts";

/** What the directory offers to other processes. */
export const directoryVerbs = (
  directory: DirectoryAnswers,
  receive: ReceiveFile,
): Verbs<typeof DirectoryServiceDefinition> => ({
  importFile: (parts) =>
    withFile(
      parts,
      receive,
      ({ extension }) => extension,
      async ({ actor, dryRun }, { path }) => reportMessage(await directory.importFrom(path, actorIn(actor), dryRun)),
    ),
  listOfficers: async ({ day, ...filter }) => ({ officers: (await directory.officers(filter, day)) as OfficerEntry[] }),
  getTree: async ({ day }) => ({ nodes: (await directory.tree(day)) as TreeNode[] }),
  enterCover: async ({ actor, ...asked }) => ({ version: await directory.cover(asked, actorIn(actor)) }),
  handOver: async ({ actor, ...asked }) => ({ version: await directory.handOverAll(asked, actorIn(actor)) }),
  compareRoutes: async ({ asked, ...planned }) => ({
    compared: (await directory.whatIf(planned, asked as DutyAsked[])).map((one) => ({
      asked: one.asked,
      before: explainedMessage(one.before),
      after: explainedMessage(one.after),
      same: one.same,
    })),
  }),
});

const explainedMessage = ({ answer, explanation }: ComparedRoute["before"]): ExplainedRoute =>
  "route" in answer
    ? { route: answer.route, duty: answer.duty, explanation }
    : { unmatched: answer.unmatched, explanation };

const reportMessage = ({ counts, changes, faults, ...report }: DirectoryReport): ImportFileResponse => ({
  ...report,
  counts: counts as Record<string, EffectCounts>,
  changes: (changes as { table: string; key: string; effect: string; before?: object; after: object }[]).map(
    ({ before, after, ...change }) => ({
      ...change,
      before: before && JSON.stringify(before),
      after: JSON.stringify(after),
    }),
  ),
  faults: faults as TableFault[],
});
