import { ApprovalNoticeFact, frameOf } from "@yihan/contracts";
import { readAgainIfMoved, topicOf, type EventBus, type Fact, type Subscription, type Views } from "@yihan/kernel";

/** The letter by which a party's licence is known: what a later penalty needs to join its chain. */
export interface LicenseeNotice {
  matter: string;
  /** The matter's fact that it is taken from. */
  version: number;
  /** Credit code, or the keyed hash of a natural person's number. */
  party: string;
  chain: string;
  supervisor: string;
  approval: string;
  item: string;
  place: string;
  opened: number;
  /** `<party>/<opened>`: one party's notices in their order. */
  order: string;
}

/** Raise it when a document gets another meaning: the index is then made anew from the first fact. */
const REVISION = 2;
const VIEW = "licensees";
const CONSUMER = "licensees";
/** The watermark that numbers writes. */
const BATCHES = "batches";

/** The approval service's own index from party to notice, folded from its facts. */
export const licenseeIndex = async (views: Views, bus: EventBus) => {
  await views.define(CONSUMER, [{ name: VIEW, revision: REVISION, fields: ["order"] }]);
  let subscription: Subscription | undefined;

  const attempt = async (facts: readonly Fact[]): Promise<void> => {
    const telling = facts.filter(({ flow, step }) => flow === "approval-notice" && TELLING.has(step));
    if (telling.length === 0) return;
    const mark = (await views.watermarks(CONSUMER, [BATCHES])).get(BATCHES) ?? 0;
    const known = await views.getMany<LicenseeNotice>(VIEW, [...new Set(telling.map(({ matter }) => matter))]);
    const puts = new Map<string, LicenseeNotice>();
    for (const fact of telling) {
      const before = puts.get(fact.matter) ?? known.get(fact.matter);
      if (before && fact.version <= before.version) continue;
      const notice = OPENINGS.has(fact.step) ? noticeOf(fact) : before && movedNotice(before, fact);
      if (notice) puts.set(notice.matter, notice);
    }
    if (puts.size === 0) return;
    await views.write({
      consumer: CONSUMER,
      // Whoever writes moves it on, so that no entry changes between being read and being written.
      advance: [{ matter: BATCHES, from: mark, to: mark + 1 }],
      puts: [...puts.values()].map((doc) => ({ view: VIEW, id: doc.matter, doc })),
    });
  };

  return {
    start: async (): Promise<void> => {
      subscription = await bus.subscribe({
        group: `${CONSUMER}-${REVISION}`,
        topics: [topicOf({ service: "approval", lane: "ordinary" })],
        handle: (facts) => readAgainIfMoved(() => attempt(facts)),
      });
    },
    stop: async (): Promise<void> => subscription?.stop(),
    settled: async (): Promise<void> => subscription?.settled(),
    /** The newest notice of the party, or undefined. */
    find: async (party: string): Promise<LicenseeNotice | undefined> => {
      if (party === "") return undefined;
      const { items } = await views.find<LicenseeNotice>(VIEW, {
        where: { all: { order: { gt: `${party}/`, lt: `${party}0` } } },
        order: { by: "order", descending: true },
        limit: 1,
      });
      return items[0];
    },
  };
};

export type LicenseeIndex = Awaited<ReturnType<typeof licenseeIndex>>;

/** Steps that open a letter, and those by which it goes to another supervisor: no others change an entry. */
const OPENINGS = new Set(["issued", "unmatched", "registered"]);
const TELLING = new Set([...OPENINGS, "routed", "forwarded"]);

const noticeOf = (fact: Fact): LicenseeNotice | undefined => {
  const { frame, step } = ApprovalNoticeFact.decode(fact.data);
  const licence = step && "licence" in step.value ? step.value.licence : undefined;
  const party = licence?.partyCode || licence?.personalHash;
  if (!frame || !licence || !party) return undefined;
  const codeOf = (role: string): string => frame.parties.find((held) => held.role === role)?.authority ?? "";
  return {
    matter: fact.matter,
    version: fact.version,
    party,
    chain: fact.chain,
    supervisor: codeOf("supervisor"),
    approval: codeOf("approval"),
    item: licence.item,
    place: licence.place,
    opened: fact.time,
    order: `${party}/${String(fact.time).padStart(15, "0")}`,
  };
};

/** A letter that went to another supervisor takes its index entry along. */
const movedNotice = (notice: LicenseeNotice, fact: Fact): LicenseeNotice => {
  const supervisor = frameOf(fact.data).parties.find(({ role }) => role === "supervisor")?.authority;
  return { ...notice, version: fact.version, ...(supervisor && { supervisor }) };
};
