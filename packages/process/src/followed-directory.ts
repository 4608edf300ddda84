import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import type { Clock, Fact, Views, ViewSpec } from "@yihan/kernel";
import { directoryMatter, directoryReplica, remoteMatters, type Directory } from "@yihan/matter";
import { inRounds, pause, type Part } from "@yihan/platform";
import type { Peers } from "./peers.ts";

/** The directory as another process keeps it, followed from here. */
export interface FollowedDirectory {
  directory(): Directory;
  /** Resolves when at least that version is known here; asks for it at once. */
  caughtUp(version: number): Promise<void>;
  /** Begins to follow; resolves when what the directory's keeper had, or what was kept here before, is known. */
  part: Part;
}

export interface FollowedDirectoryParts {
  /** Facts of the directory's matter after a version, asked of its keeper. */
  factsAfter(version: number): Promise<readonly Fact[]>;
  /** Where they are kept here, so that a start needs no keeper. */
  views: Views;
  onFault(error: unknown): void;
}

const CONSUMER = "directory";
const VIEW = "directory-facts";
const spec: ViewSpec = { name: VIEW, revision: 1, fields: ["version"] };

/** How often the keeper is asked for news, and how often one that does not answer, in milliseconds. */
const LOOK_EVERY = 500;

interface KeptFact {
  version: number;
  /** As JSON with bytes in base64. */
  fact: Omit<Fact, "key" | "data"> & { key: string; data: string };
}

const kept = (fact: Fact): KeptFact => ({
  version: fact.version,
  fact: {
    ...fact,
    key: Buffer.from(fact.key).toString("base64"),
    data: Buffer.from(fact.data).toString("base64"),
  },
});

const read = ({ fact }: KeptFact): Fact => ({
  ...fact,
  key: Buffer.from(fact.key, "base64"),
  data: Buffer.from(fact.data, "base64"),
});

/**
 * A replica of the directory, folded from its facts. It asks its keeper, not the bus: every process has the whole of it, a
 * group of processes would share it out. What it has heard it also keeps, and begins with that when the keeper is away.
 */
export const followedDirectory = ({ factsAfter, views, onFault }: FollowedDirectoryParts): FollowedDirectory => {
  const replica = directoryReplica();
  const ending = new AbortController();

  const ask = async (): Promise<void> => {
    const facts = (await factsAfter(replica.seen())).filter(({ matter }) => matter === directoryMatter);
    if (facts.length === 0) return;
    await views.write({
      puts: facts.map((fact) => ({ view: VIEW, id: String(fact.version).padStart(10, "0"), doc: kept(fact) })),
    });
    replica.take(facts);
  };
  /** Callers at the same time share one question, and one that came later waits for one that was asked after it. */
  const refresh = inRounds(ask);

  const recall = async (): Promise<void> => {
    await views.define(CONSUMER, [spec]);
    for (let cursor: string | undefined; ;) {
      const page = await views.find<KeptFact>(VIEW, {
        order: { by: "version" },
        limit: 100,
        ...(cursor !== undefined && { cursor }),
      });
      replica.take(page.items.map(read));
      cursor = page.next;
      if (cursor === undefined) return;
    }
  };

  /** Until the keeper has answered once, unless something is known from before. */
  const begin = async (): Promise<void> => {
    await recall();
    for (;;) {
      try {
        return await refresh();
      } catch (error) {
        onFault(error);
        if (replica.current().version > 0) return;
        await pause(LOOK_EVERY, ending.signal);
        if (ending.signal.aborted) return;
      }
    }
  };

  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await pause(LOOK_EVERY, ending.signal);
      if (!ending.signal.aborted) await refresh().catch(onFault);
    }
  };

  return {
    directory: () => replica.current(),
    caughtUp: async (version) => {
      if (replica.current().version < version) await refresh();
    },
    part: {
      name: "directory",
      start: async () => {
        await begin();
        const following = follow();
        return async () => {
          ending.abort();
          await following;
        };
      },
    },
  };
};

/** The directory of the service of that name, which answers for its facts as those do that own matters. */
export const directoryOf = ({
  verbs,
  clock,
  ...parts
}: Omit<FollowedDirectoryParts, "factsAfter"> & { verbs: Peers["verbs"]; clock: Clock }): FollowedDirectory => {
  const keeper = remoteMatters({
    verbs: verbs("directory", MatterServiceDefinition),
    flows: [],
    directory: () => followed.directory(),
    clock,
  });
  const followed: FollowedDirectory = followedDirectory({
    ...parts,
    factsAfter: (version) => keeper.facts(directoryMatter, version),
  });
  return followed;
};
