import type { DirectoryServiceDefinition, ExplainedRoute } from "@yihan/contracts/service/directory";
import type { Verbs } from "@yihan/contracts/verbs";
import type { DutyAnswer, DutyAsked } from "../directory/index.ts";
import type { ComparedRoute, DirectoryAnswers } from "../service-apis/index.ts";
import { fileParts } from "./file-parts.ts";
import { textIn } from "./given.ts";
import { principalOf } from "./principal.ts";

export interface RemoteDirectoryParts {
  verbs: Verbs<typeof DirectoryServiceDefinition>;
  /** The bytes of a file that stands here; it stays. */
  read: (path: string) => AsyncIterable<Uint8Array>;
}

/** The directory's service in another process, used as if it were in this one. It is given single files, not folders. */
export const remoteDirectory = ({ verbs, read }: RemoteDirectoryParts): DirectoryAnswers => ({
  importFrom: async (path, actor, dryRun) => {
    const asked = { extension: /\.\w+$/.exec(path)?.[0] ?? "", actor: principalOf(actor), dryRun };
    const { changes, faults, ...report } = await verbs.importFile(fileParts(asked, read(path)));
    return {
      ...report,
      changes: changes.map(({ before, after, ...change }) => ({
        ...change,
        ...(before !== undefined && { before: JSON.parse(before) as object }),
        after: JSON.parse(after) as object,
      })),
      faults: faults.map(({ text, ...fault }) => ({ ...fault, text: textIn(text) })),
    };
  },
  officers: async (filter, day) =>
    (await verbs.listOfficers({ ...filter, day })).officers.map(({ absent, ...officer }) => ({
      ...officer,
      ...(absent && { absent }),
    })),
  tree: async (day) => (await verbs.getTree({ day })).nodes,
  cover: async (asked, actor) => (await verbs.enterCover({ ...asked, actor: principalOf(actor) })).version,
  handOverAll: async ({ posts, successor, from }, actor) =>
    (await verbs.handOver({ actor: principalOf(actor), posts: [...posts], successor, from })).version,
  whatIf: async ({ covers = [], posts = [], duties = [] }, asked) => {
    const { compared } = await verbs.compareRoutes({ covers, posts, duties, asked: [...asked] });
    return compared.map((one) => ({
      asked: one.asked as DutyAsked,
      before: explainedIn(one.before!),
      after: explainedIn(one.after!),
      same: one.same,
    }));
  },
});

const explainedIn = ({ route, duty, unmatched, explanation }: ExplainedRoute): ComparedRoute["before"] => ({
  answer: (unmatched === undefined ? { route, duty } : { unmatched }) as DutyAnswer,
  explanation: textIn(explanation),
});
