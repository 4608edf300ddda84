import { directory as contract } from "@yihan/contracts";
import { derivedId, type Fact } from "@yihan/kernel";
import { emptyDirectory, withChange, type Changed, type Directory, type Rows } from "./directory.ts";

/** The one matter in which the directory's changes stand. */
export const directoryMatter: string = derivedId("directory");

/** What a service knows of the directory, folded from the directory's facts. */
export interface DirectoryReplica {
  current(): Directory;
  /** Version of the last fact taken in. */
  seen(): number;
  /**
   * Takes in facts in order; others than the directory's and those known already change nothing. A change in parts
   * counts when its last part is there; parts whose change was given up are dropped when another change begins.
   * Throws at a gap between versions or parts: what came before the gap is kept.
   */
  take(facts: readonly Fact[]): void;
}

const together = (parts: readonly Changed[]): Rows => ({
  authorities: parts.flatMap((part) => part.authorities),
  units: parts.flatMap((part) => part.units),
  officers: parts.flatMap((part) => part.officers),
  posts: parts.flatMap((part) => part.posts),
  covers: parts.flatMap((part) => part.covers),
  items: parts.flatMap((part) => part.items),
  duties: parts.flatMap((part) => part.duties),
});

/** A replica that knows nothing yet. */
export const directoryReplica = (): DirectoryReplica => {
  let current = emptyDirectory();
  let seen = 0;
  let held: Changed[] = [];

  const takeOne = (fact: Fact): void => {
    if (fact.flow !== "directory" || fact.version <= seen) return;
    if (fact.version !== seen + 1) throw new Error(`directory fact ${fact.version} came after ${seen}`);
    const step = contract.DirectoryFact.decode(fact.data).step;
    if (step?.$case !== "changed") throw new Error(`directory fact ${fact.version} says nothing that is known here`);
    const change = step.value;
    const before = held[0]?.change === change.change && change.part > 1 ? held : [];
    if (change.part !== before.length + 1) {
      throw new Error(`part ${change.part} of directory change ${change.change} came after part ${before.length}`);
    }
    held = [...before, change];
    seen = fact.version;
    if (change.part < change.parts) return;
    current = withChange(current, together(held));
    held = [];
  };

  return {
    current: () => current,
    seen: () => seen,
    take: (facts) => {
      for (const fact of facts) takeOne(fact);
    },
  };
};
