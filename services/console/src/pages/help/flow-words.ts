import type { Flow } from "../../api/types.gen.ts";

type Step = Flow["steps"][number];

/** Titles of a flow's codes; a code that has none stands for itself. */
export const titlesOf = (flow: Flow) => {
  const find = (list: readonly { code: string; title: string }[], code: string): string =>
    list.find((one) => one.code === code)?.title ?? code;
  return {
    status: (code: string): string => find(flow.statuses, code),
    party: (code: string): string => find(flow.parties, code),
    clock: (code: string): string => find(flow.clocks, code),
    paper: (code: string): string => find(flow.papers, code),
  };
};

/** What a status means by the flow's own table: what leads to it, and what can be done from it. Steps of any status are in neither. */
export const meaningOf = (flow: Pick<Flow, "steps">, code: string): { by: Step[]; after: Step[]; ends: boolean } => {
  const by = flow.steps.filter(({ to, mayTo }) => to === code || mayTo.includes(code));
  return {
    by,
    after: flow.steps.filter(({ from }) => from.includes(code)),
    ends: by.some(({ ends, to }) => ends && to === code),
  };
};
