import type { Circumstances, Matter, Outcome } from "@yihan/matter";
import type { TransferMemory } from "./memory.ts";
import { refuse, type Of } from "./rules.ts";

type Transfer = Matter<TransferMemory>;

const passed = (matter: Transfer, codes: readonly string[], now: number): boolean =>
  !matter.clocks.some(({ code, due }) => codes.includes(code) && due > now);

/** In environmental cases both are working days (环环监〔2017〕17号). */
const inWorkingDays = (matter: Transfer | undefined): boolean => matter!.memory.suspicion?.sector === "environment";

export const gapNoticed = {
  /** Within 24 hours and once; the police accept it all the same (程序规定 Art 180). */
  guard: (matter: Transfer, { now }: Circumstances): void => {
    if (passed(matter, ["C3"], now))
      refuse(
        "conflict",
        "gap-too-late",
        "接受后 24 小时内一次告知，现已不能再要求补充，请依现有材料审查",
        "What is missing is said once, within 24 hours; review what is at hand",
      );
  },
};

export const completed = {
  guard: (matter: Transfer): void => {
    if (!matter.clocks.some(({ code }) => code === "C3S"))
      refuse("conflict", "nothing-missing", "公安机关未要求补充材料", "The police did not ask for anything");
  },
  rule: ({ command }: Of<"completed">): Outcome => {
    if (command.papers.length === 0)
      refuse("invalid", "paper-missing", "补充须附材料", "Papers must come with it", "/papers");
    return {};
  },
};

export const reviewProlonged = {
  guard: (matter: Transfer, { now }: Circumstances): void => {
    if (passed(matter, ["C5"], now))
      refuse("conflict", "not-prolongable", "审查期限已届满或者已延长", "The time has passed or was prolonged before");
  },
  /** Seven or thirty days, counted from the receipt like the three. */
  rule: ({ value, matter }: Of<"reviewProlonged">): Outcome => ({
    opens: [{ clock: value.why === "verify" ? "C5M" : "C5L", party: "police", start: matter!.memory.receivedAt }],
  }),
};

/** Three days for reconsideration or for the procuratorate, whichever the organ chooses. */
export const notFiled = ({ matter }: Of<"notFiled">): Outcome => ({
  opens: [{ clock: inWorkingDays(matter) ? "C6W" : "C6", party: "sender" }],
});

const inTime = (matter: Transfer, codes: readonly string[], now: number): void => {
  if (passed(matter, codes, now))
    refuse(
      "conflict",
      "remedy-too-late",
      "救济期限已过，请依法作出行政处理",
      "The time for it has passed; handle the case administratively",
    );
};

export const reconsiderationAsked = {
  guard: (matter: Transfer, { now }: Circumstances): void => inTime(matter, ["C6", "C6W"], now),
  rule: ({ matter }: Of<"reconsiderationAsked">): Outcome => ({
    opens: [{ clock: inWorkingDays(matter) ? "C7W" : "C7", party: "police" }],
  }),
};

/** Upheld leaves three days for the procuratorate; else it counts as filed. */
export const reconsidered = ({ value }: Of<"reconsidered">): Outcome =>
  value.result === "filed"
    ? { to: "filed", opens: [{ clock: "C9", party: "sender" }] }
    : { opens: [{ clock: "C8", party: "sender" }] };

export const supervisionSuggested = {
  guard: (matter: Transfer, { now }: Circumstances): void => inTime(matter, ["C6", "C6W", "C8"], now),
};

export const correctionNoticed = {
  guard: (matter: Transfer): void => {
    if (!matter.clocks.some(({ code, lapsed }) => code === "C11" && lapsed))
      refuse("conflict", "filing-awaited", "通知立案的期限未届满", "The fifteen days for filing have not passed");
  },
};

/** Goes on as a reverse transfer: whether a penalty is due is the procuratorate's to review (刑事诉讼法 Art 177). */
export const notProsecuted = ({ value, matter }: Of<"notProsecuted">): Outcome => {
  const { partyName, offence, sender, item, place, earlierPenalty, suspectedOn } = matter!.memory.suspicion!;
  const known = { partyName, offence, sender, item, place, earlierPenalty, discoveredOn: suspectedOn };
  return { value: { ...value, ...known } };
};
