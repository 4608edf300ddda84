import type { Measure } from "./measure.ts";
import { p2 } from "./p2.ts";

/** All measures, in the order in which a run takes them. */
export const measures: readonly Measure[] = [p2];
