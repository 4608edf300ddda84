import type { Day } from "@yihan/kernel";

/** The last day on which the violation could still be discovered in time: two years, five where people or savings were harmed (行政处罚法 Art 36). */
export const limitationEnd = (violatedOn: Day, harm: boolean): Day =>
  `${Number(violatedOn.slice(0, 4)) + (harm ? 5 : 2)}${violatedOn.slice(4)}`;
