import type { Text } from "@yihan/kernel/text";
import type { Day } from "../day.ts";

/** A word or sentence in both languages of the product. */
export type Bilingual = Readonly<Text>;

/** One holiday of a year's notice: the days off, first and last included, and the weekend days worked for it. */
export type HolidayBlock = {
  readonly name: Bilingual;
  readonly from: Day;
  readonly to: Day;
  readonly makeUp: readonly Day[];
};

/**
 * The days off and make-up workdays of one year as the State Council's notice sets them. A notice that is amended gives a new
 * `revision`; clocks keep the calendar version they were counted with.
 */
export type HolidayTable = {
  readonly year: number;
  readonly revision: number;
  readonly source: { readonly title: string; readonly number: string; readonly date: Day };
  readonly blocks: readonly HolidayBlock[];
};
