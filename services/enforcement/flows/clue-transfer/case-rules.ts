import { dayOf, startOfDay } from "@yihan/kernel";
import {
  findOfficer,
  isCertified,
  routeOfficer,
  routeTo,
  type Circumstances,
  type Matter,
  type Outcome,
} from "@yihan/matter";
import type { ClueMemory } from "./memory.ts";
import { partyCode, refuse, refuseAt, SENDERS, someoneOf, type Of } from "./rules.ts";

export const notAfterToday = (day: string, now: number, pointer: string): void => {
  if (day > dayOf(now)) refuseAt(pointer, "in-future", "日期不得晚于今天", "the date can't be after today");
};

const toldSender = (deciding: Of<"filed"> | Of<"notFiled"> | Of<"decided">): Outcome["told"] => [
  someoneOf(deciding, "sender", SENDERS),
];

/** Five working days from the day of the decision on filing, which may be earlier than its entry. */
const reporterClock = ({ memory }: Matter<ClueMemory>, start: number): NonNullable<Outcome["opens"]> =>
  memory.clue?.realNameReporter ? [{ clock: "X3", party: "enforcer", start }] : [];

export const reporterWaits = ({ clocks }: Matter<ClueMemory>): boolean => clocks.some(({ code }) => code === "X3");

/** A case is handled by two or more officers of the bureau who hold a certificate on the day of filing (行政处罚法 Art 42). */
export const filed = (deciding: Of<"filed">): Outcome => {
  const { value, matter, directory, now } = deciding;
  notAfterToday(value.filedOn, now, "/data/filedOn");
  const handlers = [...new Set(value.handlers)];
  if (handlers.length < 2)
    refuseAt("/data/handlers", "two-handlers", "办案人员不得少于两人", "a case needs at least two handlers");
  for (const officer of handlers) {
    const pointer = `/data/handlers/${value.handlers.indexOf(officer)}`;
    if (findOfficer(directory, officer)?.authority !== partyCode(matter, "enforcer"))
      refuseAt(pointer, "not-of-this-authority", "办案人员须为本机关人员", "a handler must belong to the bureau");
    if (!isCertified(directory, officer, value.filedOn))
      refuseAt(
        pointer,
        "not-certified",
        "办案人员须持有效执法证件",
        "a handler needs a certificate that holds on the day of filing",
      );
  }
  const first = routeOfficer(directory, handlers[0]!, dayOf(now)) ?? someoneOf(deciding, "enforcer", ["handler"]);
  return {
    value: { ...value, handlers },
    responsible: first,
    next: first,
    told: [
      ...toldSender(deciding)!,
      ...handlers.slice(1).flatMap((officer) => routeOfficer(directory, officer, dayOf(now)) ?? []),
    ],
    opens: [
      { clock: "X4", party: "enforcer", start: startOfDay(value.filedOn) },
      ...reporterClock(matter!, startOfDay(value.filedOn)),
    ],
  };
};

export const filingExtended = {
  /** The time that has passed can't be given back, nor twice (市场监督管理行政处罚程序规定 Art 18). */
  guard: (matter: Matter<ClueMemory>, { now }: Circumstances): void => {
    const clock = matter.clocks.find(({ code }) => code === "X2");
    if (!clock || clock.due === 0 || clock.due <= now)
      refuse(
        "conflict",
        "not-extendable",
        "立案期限未在计算或已届满，不能延长",
        "The time for filing is not running or has passed; it can't be extended",
      );
    if (clock!.extensions.length > 0)
      refuse("conflict", "extended-before", "立案期限只能延长一次", "The time for filing can be extended once only");
  },
  rule: ({ value, command }: Of<"filingExtended">): Outcome => ({
    extends: [{ clock: "X2", amount: value.days, reason: command.reason }],
  }),
};

/** No case: the matter ends, unless a reporter who gave a name still waits to be told. */
export const notFiled = (deciding: Of<"notFiled">): Outcome => {
  const opens = reporterClock(deciding.matter!, deciding.now);
  return {
    told: toldSender(deciding)!,
    opens,
    ...(opens.length > 0 ? { next: someoneOf(deciding, "enforcer", ["handler", "desk"]) } : { ends: true }),
  };
};

export const reporterTold = {
  guard: (matter: Matter<ClueMemory>): void => {
    if (!reporterWaits(matter))
      refuse("conflict", "no-reporter-waits", "没有待告知的实名举报人", "No real-name reporter waits to be told");
  },
  rule: ({ value, matter, now }: Of<"reporterTold">): Outcome => {
    notAfterToday(value.toldOn, now, "/data/toldOn");
    return matter!.status === "not-filed" ? { ends: true } : {};
  },
};

/** A penalty bears a number; the result goes to the sender and, where a licence is concerned, to who granted it. */
export const decided = (deciding: Of<"decided">): Outcome => {
  const { value, matter, now } = deciding;
  notAfterToday(value.decidedOn, now, "/data/decidedOn");
  if (value.decidedOn < matter!.memory.filedOn)
    refuseAt(
      "/data/decidedOn",
      "before-filing",
      "决定日期不得早于立案日期",
      "the decision can't be dated before the filing",
    );
  if (value.result === "penalty" && value.documentNumber === "")
    refuseAt("/data/documentNumber", "missing", "行政处罚须填写决定书文号", "a penalty needs its decision number");
  const approval = partyCode(matter, "approval");
  return {
    told: [...toldSender(deciding)!, ...(approval ? [routeTo(deciding, approval, ["handler", "signer"])] : [])],
    keywords: value.documentNumber ? [value.documentNumber] : [],
    // What is served runs its days first; a case that was dropped leaves nothing to serve.
    opens: [
      { clock: value.result === "dropped" ? "X10" : "X5", party: "enforcer", start: startOfDay(value.decidedOn) },
    ],
  };
};
