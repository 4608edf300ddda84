import { Refusal } from "@yihan/kernel";
import type { Flow } from "./flow.ts";

/** The flow of that name; refuses if there is none. */
export const getFlow = (flows: readonly Flow[], name: string): Flow => {
  const flow = flows.find((candidate) => candidate.name === name);
  if (flow) return flow;
  throw new Refusal("not-found", "no-such-flow", { zh: `没有“${name}”这一流程。`, en: `There is no flow ${name}.` });
};
