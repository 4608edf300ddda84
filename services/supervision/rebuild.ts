import type { Clock, Fact, Views } from "@yihan/kernel";
import { IN_APP, project, stampAt } from "./projection.ts";
import type { Rungs } from "./rungs.ts";
import { FEED, freshFrames, writesOf, type Epoch } from "./taking-in.ts";
import { addCounts, type Tallies } from "./tallies.ts";
import { EPOCH, projectedViews, PROJECTOR, RUNGS, TALLIES } from "./views.ts";

/** Writes that may share a commit: until all is made anew nobody waits for one of them. */
const TOGETHER = 4;

/**
 * Makes all projected views anew from `facts`, beside those that are read, and swaps them in one step. The facts of one
 * matter must come together and in order, each once, as a store gives them: then a matter is folded whole and written
 * once, and no row has to be remembered. One that comes in pieces is refused. Nothing is sent again; what officers have
 * read stays read. Open pages begin a new epoch.
 */
export const rebuild = async (
  views: Views,
  clock: Clock,
  facts: AsyncIterable<readonly Fact[]> | Iterable<readonly Fact[]>,
): Promise<void> => {
  const begun = clock.now();
  await views.rebuild(PROJECTOR, projectedViews, async (fresh) => {
    const tallies: Tallies = new Map();
    let batch = 0;
    let place = 0;
    let newest = begun;
    let writing: Promise<void>[] = [];

    const written = async (): Promise<void> => {
      await Promise.all(writing);
      writing = [];
    };
    const writeMatters = async (some: readonly Fact[]): Promise<void> => {
      if (some.length === 0) return;
      batch += 1;
      const projected = project(new Map(), freshFrames(some, new Map()), [IN_APP], ({ recordedTime }) => {
        newest = Math.max(newest, recordedTime);
        place = (place + 1) % 1_000_000;
        return stampAt(recordedTime, place);
      });
      for (const [id, tally] of projected.tallies) {
        const known = tallies.get(id);
        if (known) addCounts(known, tally);
        else tallies.set(id, tally);
      }
      const rungs = await views.getMany<Rungs>(RUNGS, [...projected.notifications.keys()]);
      const write = fresh.write({ puts: writesOf(projected, batch, rungs) });
      write.catch(() => undefined); // `written` throws it
      writing.push(write);
      if (writing.length === TOGETHER) await written();
    };

    let held: Fact[] = [];
    for await (const list of facts) {
      held.push(...list);
      // The last matter may go on in the next list.
      const last = held.at(-1)?.matter;
      let end = held.length;
      while (end > 0 && held[end - 1]!.matter === last) end -= 1;
      await writeMatters(held.slice(0, end));
      held = held.slice(end);
    }
    await writeMatters(held);
    await written();
    const epoch: Epoch = { id: `${begun.toString(36)}r`, begun };
    const advance = [{ matter: FEED, from: 0, to: newest }];
    await fresh.write({
      consumer: PROJECTOR,
      advance,
      puts: [
        { view: EPOCH, id: "epoch", doc: epoch },
        ...[...tallies].map(([id, doc]) => ({ view: TALLIES, id, doc })),
      ],
    });
  });
};
