import type { Flow, FlowFact } from "@yihan/matter";
import { everyFlow } from "./every-flow.ts";

const told: { flow: Flow; facts: FlowFact[] }[] = [];
for (const flow of everyFlow) {
  const from = `../../services/${flow.service}/flows/${flow.name}/stories.ts`;
  const { stories: tell } = (await import(from)) as { stories: () => FlowFact[] };
  told.push({ flow, facts: tell() });
}

/** For each flow one fact of each step at least, from its fixed stories: what its golden bytes are made of, and its page's examples. */
export const stories = (): readonly { flow: Flow; facts: readonly FlowFact[] }[] => told;
