import { frameOf } from "@yihan/contracts";
import { WatermarkMoved, type Clock, type Fact, type Views } from "@yihan/kernel";
import { IN_APP, project, stampAt, type Framed } from "./projection.ts";
import type { Rungs } from "./rungs.ts";
import { FEED, writesOf, type Epoch } from "./taking-in.ts";
import { addCounts, type Tallies } from "./tallies.ts";
import { EPOCH, projectedViews, PROJECTOR, RUNGS, TALLIES } from "./views.ts";

/**
 * Makes all projected views anew from `facts`, beside those that are read, and swaps them in one step. The facts of one
 * matter must come together and in order, as a store gives them: then a matter is folded whole and written once, and no
 * row has to be remembered. Nothing is sent again; what officers have read stays read. Open pages begin a new epoch.
 */
export const rebuild = async (
  views: Views,
  clock: Clock,
  facts: AsyncIterable<readonly Fact[]> | Iterable<readonly Fact[]>,
): Promise<void> => {
  const begun = clock.now();
  await views
    .rebuild(PROJECTOR, projectedViews, async (fresh) => {
      const tallies: Tallies = new Map();
      let batch = 0;
      let place = 0;
      let newest = begun;

      const writeMatters = async (framed: readonly Framed[]): Promise<void> => {
        if (framed.length === 0) return;
        batch += 1;
        const projected = project(new Map(), framed, [IN_APP], ({ recordedTime }) => {
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
        const advance = [...projected.rows].map(([matter, { row }]) => ({ matter, from: 0, to: row.version }));
        await fresh.write({ puts: writesOf(projected, batch, rungs), consumer: PROJECTOR, advance });
      };

      let held: Framed[] = [];
      for await (const list of facts) {
        for (const fact of list) held.push({ fact, frame: frameOf(fact.data) });
        // The last matter may go on in the next list.
        const last = held.at(-1)?.fact.matter;
        let end = held.length;
        while (end > 0 && held[end - 1]!.fact.matter === last) end -= 1;
        await writeMatters(held.slice(0, end));
        held = held.slice(end);
      }
      await writeMatters(held);
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
    })
    .catch((error: unknown) => {
      if (error instanceof WatermarkMoved)
        throw new Error("the facts of a matter must come together to make the views anew", { cause: error });
      throw error;
    });
};
