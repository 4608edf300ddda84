import { ApprovalNoticeFact } from "@yihan/contracts";
import { topicOf, type EventBus, type Fact, type Subscription, type Views } from "@yihan/kernel";

/** The letter by which a party's licence is known: what a later penalty needs to join its chain. */
export interface LicenseeNotice {
  matter: string;
  /** Credit code, or the keyed hash of a natural person's number. */
  party: string;
  chain: string;
  supervisor: string;
  approval: string;
  item: string;
  place: string;
  opened: number;
}

const VIEW = "licensees";
const CONSUMER = "licensees";

/** The approval service's own index from party to notice, folded from its facts. */
export const licenseeIndex = async (views: Views, bus: EventBus) => {
  await views.define(CONSUMER, [{ name: VIEW, revision: 1, fields: ["party", "opened"] }]);
  let subscription: Subscription | undefined;

  const take = async (facts: readonly Fact[]): Promise<void> => {
    const notices = facts.filter(({ flow }) => flow === "approval-notice");
    if (notices.length === 0) return;
    const before = await views.watermarks(CONSUMER, [...new Set(notices.map(({ matter }) => matter))]);
    const marks = new Map(before);
    const puts = new Map<string, LicenseeNotice>();
    for (const fact of notices) {
      const mark = marks.get(fact.matter) ?? 0;
      if (fact.version <= mark) continue;
      if (fact.version > mark + 1)
        throw new Error(`facts ${mark + 1} to ${fact.version - 1} of matter ${fact.matter} have not come`);
      marks.set(fact.matter, fact.version);
      const notice = noticeOf(fact) ?? (await movedNotice(views, puts, fact));
      if (notice) puts.set(notice.matter, notice);
    }
    const advance = [...marks]
      .map(([matter, to]) => ({ matter, from: before.get(matter) ?? 0, to }))
      .filter(({ from, to }) => to > from);
    if (advance.length === 0) return;
    await views.write({
      consumer: CONSUMER,
      advance,
      puts: [...puts.values()].map((doc) => ({ view: VIEW, id: doc.matter, doc })),
    });
  };

  return {
    start: async (): Promise<void> => {
      subscription = await bus.subscribe({
        group: CONSUMER,
        topics: [topicOf({ service: "approval", lane: "ordinary" })],
        handle: take,
      });
    },
    stop: async (): Promise<void> => subscription?.stop(),
    settled: async (): Promise<void> => subscription?.settled(),
    /** The newest notice of the party, or undefined. */
    find: async (party: string): Promise<LicenseeNotice | undefined> => {
      if (party === "") return undefined;
      const { items } = await views.find<LicenseeNotice>(VIEW, {
        where: { all: { party: { eq: party } } },
        order: { by: "opened", descending: true },
        limit: 1,
      });
      return items[0];
    },
  };
};

export type LicenseeIndex = Awaited<ReturnType<typeof licenseeIndex>>;

const OPENINGS = ["issued", "unmatched", "registered"];

const noticeOf = (fact: Fact): LicenseeNotice | undefined => {
  if (!OPENINGS.includes(fact.step)) return undefined;
  const { frame, step } = ApprovalNoticeFact.decode(fact.data);
  const licence = step && "licence" in step.value ? step.value.licence : undefined;
  const party = licence?.partyCode || licence?.personalHash;
  if (!frame || !licence || !party) return undefined;
  const codeOf = (role: string): string => frame.parties.find((held) => held.role === role)?.authority ?? "";
  return {
    matter: fact.matter,
    party,
    chain: fact.chain,
    supervisor: codeOf("supervisor"),
    approval: codeOf("approval"),
    item: licence.item,
    place: licence.place,
    opened: fact.time,
  };
};

/** A letter that went to another supervisor takes its index entry along. */
const movedNotice = async (
  views: Views,
  puts: ReadonlyMap<string, LicenseeNotice>,
  fact: Fact,
): Promise<LicenseeNotice | undefined> => {
  if (fact.step !== "routed" && fact.step !== "forwarded") return undefined;
  const notice = puts.get(fact.matter) ?? (await views.get<LicenseeNotice>(VIEW, fact.matter));
  const supervisor = ApprovalNoticeFact.decode(fact.data).frame?.parties.find(
    ({ role }) => role === "supervisor",
  )?.authority;
  return notice && supervisor ? { ...notice, supervisor } : undefined;
};
