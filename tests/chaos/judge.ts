import type { Account, Ledger } from "./ledger.ts";

/** What a campaign found; everything but the first five is wanted empty. */
export interface Verdict {
  kills: number;
  sent: number;
  acknowledged: number;
  stored: number;
  notified: number;
  lost: string[];
  /** Acknowledged, and there, but not as acknowledged. */
  altered: string[];
  doubled: string[];
  outOfOrder: string[];
  unnotified: string[];
  notInTheLog: string[];
  unequal: string[];
  parked: string[];
  otherAnswers: string[];
  logFault: string;
}

const repeated = (values: Iterable<string>): string[] => {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const value of values) {
    if (seen.has(value)) twice.push(value);
    seen.add(value);
  }
  return twice;
};

/** Numbers of every series of documents stand from the first used on without gap and each once. */
const seriesFaults = (numbers: readonly string[]): { doubled: string[]; gaps: string[] } => {
  const bySeries = new Map<string, number[]>();
  for (const text of numbers) {
    // `云汀行政审批函〔2026〕282号`: the series, the number in it, the last word.
    const [, series, number] = /^(.*〕)(\d+)号$/.exec(text) ?? [];
    if (series === undefined) continue;
    const list = bySeries.get(series);
    if (list) list.push(Number(number));
    else bySeries.set(series, [Number(number)]);
  }
  const doubled: string[] = [];
  const gaps: string[] = [];
  for (const [series, list] of bySeries) {
    const sorted = list.toSorted((a, b) => a - b);
    if (sorted[0] !== 1) gaps.push(`${series} begins at ${sorted[0]}`);
    for (const [index, number] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before === undefined) continue;
      if (number === before) doubled.push(`${series}${number}号`);
      else if (number !== before + 1) gaps.push(`${series} lacks ${before + 1}`);
    }
  }
  return { doubled, gaps };
};

/** Compares what was acknowledged with what is there. Pure. */
export const judge = (ledger: Ledger, account: Account): Verdict => {
  const { facts, notifications } = account;
  const byId = new Map(facts.map((fact) => [`${fact.matter}/${fact.version}`, fact]));
  const series = seriesFaults(facts.map(({ documentNumber }) => documentNumber));
  const versions = new Map<string, number[]>();
  for (const { matter, version } of facts) versions.set(matter, [...(versions.get(matter) ?? []), version]);
  const told = new Set(notifications);
  const letters = facts.filter(
    ({ step, next }) =>
      (step === "issued" || step === "routed" || step === "forwarded" || step === "sent") && next !== "",
  );
  const violations = facts.filter(({ step }) => step === "violationFound");
  const clues = facts
    .filter(({ flow, version }) => flow === "clue-transfer" && version === 1)
    .map(({ cause }) => cause);
  return {
    kills: ledger.kills,
    sent: ledger.sent,
    acknowledged: ledger.acknowledged.length,
    stored: facts.length,
    notified: notifications.length,
    lost: [
      ...ledger.acknowledged
        .filter(({ matter, version }) => !byId.has(`${matter}/${version}`))
        .map(({ number, matter, version, step }) => `command ${number}: ${step} ${matter}/${version}`),
      ...violations
        .filter(({ matter, version }) => !clues.includes(`${matter}/${version}`))
        .map(({ matter }) => `clue of ${matter}`),
    ],
    altered: ledger.acknowledged
      .filter(({ matter, version, step, documentNumber, mark }) => {
        const fact = byId.get(`${matter}/${version}`);
        return fact && (fact.step !== step || fact.documentNumber !== documentNumber || fact.mark !== mark);
      })
      .map(({ number, matter, version, step }) => `command ${number}: ${step} ${matter}/${version}`),
    doubled: [
      ...repeated(facts.map(({ matter, version }) => `${matter}/${version}`)),
      ...repeated(facts.filter(({ mark }) => mark !== "").map(({ step, mark }) => `${step} ${mark}`)),
      ...repeated(notifications).map((one) => `notification ${one}`),
      ...repeated(clues).map((cause) => `clue of ${cause}`),
      ...series.doubled,
    ],
    outOfOrder: [
      ...[...versions]
        .filter(([, list]) => list.toSorted((a, b) => a - b).some((version, index) => version !== index + 1))
        .map(([matter, list]) => `${matter}: ${list.join()}`),
      ...series.gaps,
    ],
    unnotified: letters
      .filter(({ matter, version, next }) => !told.has(`${matter}/${version} ${next}`))
      .map(({ matter, version, next }) => `${matter}/${version} ${next}`),
    notInTheLog: facts
      .filter(({ leaves }) => leaves !== 1)
      .map(({ matter, version, leaves }) => `${matter}/${version}: ${leaves} leaves`),
    unequal: account.unequal,
    parked: account.parked,
    otherAnswers: ledger.otherAnswers,
    logFault: account.logFault,
  };
};

const faults = [
  "lost",
  "altered",
  "doubled",
  "outOfOrder",
  "unnotified",
  "notInTheLog",
  "unequal",
  "parked",
  "otherAnswers",
] as const;

/** True if nothing at all was found. */
export const isClean = (verdict: Verdict): boolean =>
  verdict.logFault === "" && faults.every((name) => verdict[name].length === 0);

/** The ledger as it is printed: numbers, and the first of what is wrong. */
export const printedVerdict = (verdict: Verdict): string =>
  [
    `kills ${verdict.kills}, sent ${verdict.sent}, acknowledged ${verdict.acknowledged}, stored ${verdict.stored}, notified ${verdict.notified}; ` +
      `lost ${verdict.lost.length}, altered ${verdict.altered.length}, doubled ${verdict.doubled.length}, out of order ${verdict.outOfOrder.length}, not notified ${verdict.unnotified.length}, ` +
      `not in the log ${verdict.notInTheLog.length}, lists unequal ${verdict.unequal.length}, parked ${verdict.parked.length}, other answers ${verdict.otherAnswers.length}, ` +
      `log ${verdict.logFault || "verified"}`,
    ...faults.flatMap((name) => verdict[name].slice(0, 5).map((one) => `  ${name}: ${one}`)),
  ].join("\n");
