import type { Flow, FlowFact } from "@yihan/matter";
import { given, type Told } from "@yihan/matter/testing";
import { county, on, system } from "../cast.ts";

/** Who does what on which day of 2026. */
export type Step = Omit<Told, "at"> & { at: [day: string, time?: string] };

/** Tells a story from its beginning; each line is who does what on which day of 2026. */
export const tell = <F extends FlowFact, M>(flow: Flow<F, M>, ...steps: Step[]): F[] => [
  ...steps.reduce((story, { at, ...step }) => story.when({ ...step, at: on(...at) }), given(flow, county)).facts,
];

/** A story in which a clock passes and climbs. */
export const silence = <F extends FlowFact, M>(
  flow: Flow<F, M>,
  open: Step,
  clock: string,
  passed: [string],
  still: [string],
): F[] =>
  tell(
    flow,
    open,
    { step: "lapsed", by: system, at: passed, data: { clock } },
    { step: "escalated", by: system, at: still, data: { clock: "E1" } },
  );
