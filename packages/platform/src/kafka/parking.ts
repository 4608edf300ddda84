import { WatermarkMoved, type Fact, type Parked, type Views, type ViewSpec, type ViewWrite } from "@yihan/kernel";
import { factFrom, toRecord, type BusRecord, type Unreadability } from "./record.ts";

/** A matter set aside and where it lies; one that is `tried` gets further attempts by itself. */
export interface ParkedMatter extends Parked {
  topic: string;
  partition: number;
  tried: boolean;
}

/** A record that is no fact of its topic: where it lies and why nobody was handed it. */
export interface SetAside {
  group: string;
  topic: string;
  partition: number;
  offset: string;
  kind: Unreadability;
  reason: string;
  since: number;
}

/** A partition as a group's parking table knows it. `moves` counts what was written for it. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  moves: number;
  aside: Map<string, ParkedMatter>;
}

export interface Queued {
  offset: string;
  fact: Fact;
}

/** What a run of records leaves behind: matters newly set aside, facts that queue, records that are no facts. */
export interface Leftover {
  failed: readonly ParkedMatter[];
  queued: readonly Queued[];
  setAside: readonly SetAside[];
}

/**
 * A group's parking table, in the views of the service that reads. Several members may write it: each change of a place
 * is made on the state that its writer saw. Those that return false were not made; the place shows what is new.
 */
export interface Parking {
  open(): Promise<void>;
  placeOf(topic: string, partition: number): Promise<Place>;
  /** Those of the places that another member has changed; they show it now. */
  refresh(places: readonly Place[]): Promise<Place[]>;
  leave(place: Place, leftover: Leftover): Promise<boolean>;
  update(place: Place, matter: ParkedMatter): Promise<boolean>;
  /** The matter goes on as all others. */
  free(place: Place, matter: string): Promise<boolean>;
  /** The first fact that queues for a matter. */
  head(place: Place, matter: string): Promise<Queued | undefined>;
  /** A queued fact was handled. */
  handled(place: Place, queued: Queued): Promise<void>;
  matters(filter?: { tried?: boolean; matter?: string }): Promise<ParkedMatter[]>;
  /** How many matters are tried. */
  trying(): Promise<number>;
  /** How many facts queue for matters that are tried. */
  waiting(): Promise<number>;
  setAside(): Promise<SetAside[]>;
}

const CONSUMER = "bus";
const PARKED = "bus-parked";
const QUEUED = "bus-queued";
const SET_ASIDE = "bus-set-aside";
const SPECS: readonly ViewSpec[] = [
  {
    name: PARKED,
    revision: 1,
    fields: ["group", "place", "tried", "matter"],
    together: [
      ["group", "tried"],
      ["group", "matter"],
    ],
  },
  { name: QUEUED, revision: 1, fields: ["line"] },
  { name: SET_ASIDE, revision: 1, fields: ["group"] },
];

interface StoredFact {
  line: string;
  offset: string;
  key: string | undefined;
  headers: BusRecord["headers"];
  value: string;
}

// Offsets have at most 19 digits; padded, their texts stand in their order.
const padded = (offset: string): string => offset.padStart(19, "0");

export const parking = (views: Views, group: string): Parking => {
  const placeKey = ({ topic, partition }: Pick<Place, "topic" | "partition">): string =>
    `${group}/${topic}/${partition}`;
  const lineOf = ({ topic }: Pick<Place, "topic">, matter: string): string => `${group}/${topic}/${matter}`;

  const all = async <T>(view: string, conditions: Record<string, { eq: string | boolean }>): Promise<T[]> => {
    const found: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await views.find<T>(view, {
        where: { all: conditions },
        limit: 500,
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  };

  /** The count before the documents: what is written in between shows as a move at the next write. */
  const load = async (place: Place): Promise<void> => {
    const moves = await views.watermarks(CONSUMER, [placeKey(place)]);
    const parked = await all<ParkedMatter>(PARKED, { place: { eq: placeKey(place) } });
    place.moves = moves.get(placeKey(place)) ?? 0;
    place.aside = new Map(parked.map((matter) => [matter.matter, matter]));
  };

  const write = async (place: Place, puts: readonly ViewWrite[]): Promise<boolean> => {
    const advance = [{ matter: placeKey(place), from: place.moves, to: place.moves + 1 }];
    try {
      await views.write({ puts, consumer: CONSUMER, advance });
    } catch (error) {
      if (!(error instanceof WatermarkMoved)) throw error;
      await load(place);
      return false;
    }
    place.moves += 1;
    return true;
  };

  const parkedDoc = (place: Place, matter: ParkedMatter): ViewWrite => ({
    view: PARKED,
    id: lineOf(place, matter.matter),
    doc: { ...matter, place: placeKey(place) },
  });
  const queuedId = (place: Place, matter: string, offset: string): string =>
    `${lineOf(place, matter)}/${padded(offset)}`;
  const queuedDoc = (place: Place, { offset, fact }: Queued): ViewWrite => {
    const { key, headers, value } = toRecord(fact);
    const line = lineOf(place, fact.matter);
    const doc: StoredFact = { line, offset, key, headers, value: Buffer.from(value ?? []).toString("base64") };
    return { view: QUEUED, id: queuedId(place, fact.matter, offset), doc };
  };

  let opening: Promise<void> | undefined;

  return {
    open: () => {
      opening ??= views.define(CONSUMER, SPECS).catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    placeOf: async (topic, partition) => {
      const place: Place = { topic, partition, moves: 0, aside: new Map() };
      await load(place);
      return place;
    },
    refresh: async (places) => {
      const moves = await views.watermarks(CONSUMER, places.map(placeKey));
      const moved = places.filter((place) => (moves.get(placeKey(place)) ?? 0) !== place.moves);
      for (const place of moved) await load(place);
      return moved;
    },
    leave: async (place, { failed, queued, setAside }) => {
      const written = await write(place, [
        ...failed.map((matter) => parkedDoc(place, matter)),
        ...queued.map((one) => queuedDoc(place, one)),
        ...setAside.map((one) => ({ view: SET_ASIDE, id: `${placeKey(place)}/${padded(one.offset)}`, doc: one })),
      ]);
      if (written) for (const matter of failed) place.aside.set(matter.matter, matter);
      return written;
    },
    update: async (place, matter) => {
      const written = await write(place, [parkedDoc(place, matter)]);
      if (written) place.aside.set(matter.matter, matter);
      return written;
    },
    free: async (place, matter) => {
      const written = await write(place, [{ view: PARKED, id: lineOf(place, matter), doc: undefined }]);
      if (written) place.aside.delete(matter);
      return written;
    },
    head: async (place, matter) => {
      const { items } = await views.find<StoredFact>(QUEUED, {
        where: { all: { line: { eq: lineOf(place, matter) } } },
        limit: 1,
      });
      const [stored] = items;
      if (!stored) return undefined;
      const value = Buffer.from(stored.value, "base64");
      return {
        offset: stored.offset,
        fact: factFrom(place.topic, { key: stored.key, headers: stored.headers, value }),
      };
    },
    handled: (place, { offset, fact }) =>
      views.write({ puts: [{ view: QUEUED, id: queuedId(place, fact.matter, offset), doc: undefined }] }),
    matters: async ({ tried, matter } = {}) =>
      all<ParkedMatter>(PARKED, {
        group: { eq: group },
        ...(tried === undefined ? {} : { tried: { eq: tried } }),
        ...(matter === undefined ? {} : { matter: { eq: matter } }),
      }),
    trying: () => views.count(PARKED, { all: { group: { eq: group }, tried: { eq: true } } }),
    waiting: async () => {
      let sum = 0;
      for (const matter of await all<ParkedMatter>(PARKED, { group: { eq: group }, tried: { eq: true } })) {
        sum += await views.count(QUEUED, { all: { line: { eq: lineOf(matter, matter.matter) } } });
      }
      return sum;
    },
    setAside: () => all<SetAside>(SET_ASIDE, { group: { eq: group } }),
  };
};
