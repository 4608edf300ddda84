import { frameOf } from "@yihan/contracts";
import { FactMissing, readAgainIfMoved, type Clock, type Fact, type Views, type ViewWrite } from "@yihan/kernel";
import type { Lapse } from "./lapses.ts";
import type { MatterRow } from "./matter-row.ts";
import { IN_APP, project, stampAt, type Framed, type KeptNotification, type Projected } from "./projection.ts";
import { turnOf, type Queued } from "./queued.ts";
import type { Rungs } from "./rungs.ts";
import { addCounts, type Tally } from "./tallies.ts";
import { DAYS, EPOCH, LAPSES, MATTERS, NOTIFICATIONS, PROJECTOR, QUEUE, RUNGS, TALLIES, UNREAD } from "./views.ts";

/**
 * The watermark that numbers batches: whoever writes a batch moves it on, so that no two batches have the same number and
 * no row changes between being read and being written. How far a matter is taken in says its row.
 */
export const FEED = "feed";

/** Since when places in the feed are counted; places of another epoch say nothing. */
export interface Epoch {
  id: string;
  begun: number;
}

interface Parts {
  views: Views;
  clock: Clock;
  /** Channels besides the in-app one. */
  channels: readonly string[];
}

/** Frames of the facts that the rows do not hold yet. Throws at a gap, so that the bus sets the matter aside. */
export const freshFrames = (facts: readonly Fact[], rows: ReadonlyMap<string, MatterRow>): Framed[] => {
  const at = new Map<string, number>();
  const framed: Framed[] = [];
  for (const fact of facts) {
    const version = at.get(fact.matter) ?? rows.get(fact.matter)?.version ?? 0;
    if (fact.version <= version) continue;
    if (fact.version !== version + 1) throw new FactMissing(fact.matter, fact.version, version);
    at.set(fact.matter, fact.version);
    framed.push({ fact, frame: frameOf(fact.data) });
  }
  return framed;
};

/** Rows, notifications and day accounts as view writes. `rungs` are those known from before a replay. */
export const writesOf = (projected: Projected, batch: number, rungs: ReadonlyMap<string, Rungs>): ViewWrite[] => {
  const puts: ViewWrite[] = [];
  for (const [id, { row }] of projected.rows) puts.push({ view: MATTERS, id, doc: row });
  for (const [id, doc] of projected.notifications) {
    puts.push({ view: NOTIFICATIONS, id, doc });
    if (doc.feed !== undefined && rungs.get(id)?.read === undefined)
      puts.push({ view: UNREAD, id: doc.feed, doc: { id } });
  }
  for (const [id, doc] of projected.lapses) puts.push({ view: LAPSES, id, doc });
  for (const [account, ids] of projected.opened)
    puts.push({ view: DAYS, id: `${account}/${batch}`, doc: { account, ids } });
  return puts;
};

/**
 * Takes facts into the views: one write for a batch, watermark and all, so that whatever is killed or comes twice,
 * nobody is told twice. Resolves with what changed, once it is durable.
 */
export const takingIn = ({ views, clock, channels }: Parts) => {
  const all = [IN_APP, ...channels];
  let epoch: Epoch | undefined;

  const currentEpoch = async (): Promise<Epoch> => {
    epoch ??= await views.get<Epoch>(EPOCH, "epoch");
    if (epoch) return epoch;
    const begun = clock.now();
    epoch = { id: begun.toString(36), begun };
    await views.write({ puts: [{ view: EPOCH, id: "epoch", doc: epoch }] });
    return epoch;
  };

  const acceptances = async ({ accepted }: Projected): Promise<ViewWrite[]> => {
    if (accepted.size === 0) return [];
    const known = await views.getMany<KeptNotification>(NOTIFICATIONS, [...accepted.keys()]);
    return [...known].map(([id, notification]) => ({
      view: NOTIFICATIONS,
      id,
      doc: { ...notification, accepted: accepted.get(id)! },
    }));
  };

  const metNow = async ({ met }: Projected): Promise<ViewWrite[]> => {
    if (met.size === 0) return [];
    const known = await views.getMany<Lapse>(LAPSES, [...met.keys()]);
    return [...known].map(([id, lapse]) => ({ view: LAPSES, id, doc: { ...lapse, met: met.get(id)! } }));
  };

  const tallied = async ({ tallies }: Projected): Promise<ViewWrite[]> => {
    const known = await views.getMany<Tally>(TALLIES, [...tallies.keys()]);
    return [...tallies].map(([id, tally]) => {
      const before = known.get(id);
      if (before) addCounts(tally, before);
      return { view: TALLIES, id, doc: tally };
    });
  };

  const toSend = ({ notifications }: Projected, rungs: ReadonlyMap<string, Rungs>): ViewWrite[] =>
    [...notifications.values()]
      .filter(({ channel, id }) => channel !== IN_APP && rungs.get(id)?.delivered === undefined)
      .map(({ id, channel, sent }) => ({
        view: QUEUE,
        id,
        doc: { id, channel, since: sent, attempts: 0, turn: turnOf(channel, 0) } satisfies Queued,
      }));

  const attempt = async (facts: readonly Fact[]): Promise<Projected | undefined> => {
    const { begun } = await currentEpoch();
    const rows = await views.getMany<MatterRow>(MATTERS, [...new Set(facts.map(({ matter }) => matter))]);
    const framed = freshFrames(facts, rows);
    if (framed.length === 0) return undefined;
    const number = (await views.watermarks(PROJECTOR, [FEED])).get(FEED) ?? 0;
    const batch = Math.max(number + 1, clock.now());
    let place = 0;
    const projected = project(rows, framed, all, () => stampAt(batch, place++));
    // Only what was recorded before these views began can have been read or sent before.
    const old = [...projected.notifications.values()].filter(({ sent }) => sent <= begun).map(({ id }) => id);
    const rungs = old.length === 0 ? new Map<string, Rungs>() : await views.getMany<Rungs>(RUNGS, old);
    await views.write({
      puts: [
        ...writesOf(projected, batch, rungs),
        ...(await acceptances(projected)),
        ...(await metNow(projected)),
        ...(await tallied(projected)),
        ...toSend(projected, rungs),
      ],
      consumer: PROJECTOR,
      advance: [{ matter: FEED, from: number, to: batch }],
    });
    return projected;
  };

  return {
    currentEpoch,
    forgetEpoch: (): void => {
      epoch = undefined;
    },
    /** The number of the last batch. */
    head: async (): Promise<number> => (await views.watermarks(PROJECTOR, [FEED])).get(FEED) ?? 0,
    take: (facts: readonly Fact[]): Promise<Projected | undefined> => readAgainIfMoved(() => attempt(facts)),
  };
};

export type TakingIn = ReturnType<typeof takingIn>;
