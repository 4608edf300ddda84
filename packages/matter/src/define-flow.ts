import type { Frame } from "@yihan/contracts";
import { commonSteps, escalated, lapsed, reassigned, urged } from "./common-steps.ts";
import type {
  Circumstances,
  Codec,
  Deciding,
  Flow,
  FlowFact,
  Matter,
  Outcome,
  StepName,
  StepRow,
  StepValue,
} from "./flow.ts";

type CommonStep = "lapsed" | "urged" | "escalated" | "reassigned";

/** A flow as its folder says it: the common steps are added here. */
export interface FlowDefinition<F extends FlowFact, M> extends Omit<
  Flow<F, M>,
  "steps" | "rules" | "guards" | "codec" | "remember"
> {
  codec: Codec<F>;
  steps: Readonly<Record<Exclude<StepName<F>, CommonStep>, StepRow>>;
  guards?: { readonly [K in StepName<F>]?: (matter: Matter<M>, circumstances: Circumstances) => void };
  rules: { readonly [K in Exclude<StepName<F>, CommonStep>]?: (deciding: Deciding<M, StepValue<F, K>>) => Outcome };
  remember(memory: M, step: NonNullable<F["step"]>, frame: Frame): M;
}

/** The whole flow. Throws at start if the table names a status, party or paper that the flow does not have. */
export const defineFlow = <F extends FlowFact, M>(definition: FlowDefinition<F, M>): Flow<F, M> => {
  const everyone = Object.keys(definition.parties);
  const steps: Record<string, StepRow> = {
    ...(definition.steps as Record<string, StepRow>),
    ...commonSteps,
    urged: { ...commonSteps["urged"]!, by: [...everyone, "judicial"] },
    reassigned: { ...commonSteps["reassigned"]!, by: [...everyone, "judicial"] },
  };
  for (const [step, row] of Object.entries(steps)) checkRow(definition as never, step, row);
  return {
    ...definition,
    steps,
    guards: (definition.guards ?? {}) as Flow<F, M>["guards"],
    rules: { ...(definition.rules as Flow<F, M>["rules"]), lapsed, urged, escalated, reassigned },
    remember: (memory, fact) => definition.remember(memory, fact.step as NonNullable<F["step"]>, fact.frame!),
  };
};

const checkRow = (flow: FlowDefinition<FlowFact, unknown>, step: string, row: StepRow): void => {
  const known = (role: string): boolean => role in flow.parties || role === "judicial" || role === "system";
  const roles = [
    ...row.by,
    ...(row.opens ?? []).map(({ party }) => party),
    ...(row.responsible ? [row.responsible] : []),
    ...(row.next && row.next !== "nobody" ? [row.next.party] : []),
    ...(row.tells ?? []).map(({ party }) => party),
    ...(row.copies ?? []),
  ];
  const faults = [
    ...roles.filter((role) => !known(role)).map((role) => `party ${role}`),
    ...[...(Array.isArray(row.from) ? row.from : []), ...(row.to ? [row.to] : []), ...(row.mayTo ?? [])]
      .filter((status) => status !== "nothing" && !(status in flow.statuses))
      .map((status) => `status ${status}`),
    ...(row.papers ?? []).filter((paper) => !(paper in flow.papers)).map((paper) => `paper ${paper}`),
  ];
  if (faults.length > 0) throw new Error(`flow ${flow.name}, step ${step}: unknown ${faults.join(", ")}`);
};
