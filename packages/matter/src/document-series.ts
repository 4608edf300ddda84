import { dayOf, type Instant } from "@yihan/kernel";

/** Ends of authority names that a document word leaves out, longest first. */
const ENDINGS = ["人民政府", "委员会", "办公室", "服务中心", "局", "大队", "中心", "委"];

/** The short name from which an authority's document word is made: 云溪市行政审批局 → 云溪行政审批. */
export const shortName = (authority: string): string => {
  // The first administrative suffix after at least two characters of a place name.
  const withoutPlace = authority.replace(/^(.{2,3}?)[市县区州](?=.{2})/u, "$1");
  const ending = ENDINGS.find((end) => withoutPlace.endsWith(end) && withoutPlace.length > end.length + 1);
  return ending ? withoutPlace.slice(0, -ending.length) : withoutPlace;
};

/** The book a document's number comes from: one per authority, kind and year, from 1 without gap (GB/T 9704, domain 14.1). */
export const documentSeries = (authority: string, word: string, now: Instant): string =>
  `${shortName(authority)}${word}〔${dayOf(now).slice(0, 4)}〕`;

/** The number as printed: 云溪行政审批函〔2026〕87号. */
export const documentNumber = (series: string, number: number): string => `${series}${number}号`;
