import type { DescribedFlow } from "../../packages/matter/src/index.ts";

/** What flows, their steps and statuses are called, as JSON for the page that verifies an export without a server. */
export function flowWords(flows: readonly DescribedFlow[]): string {
  const words = flows.map(({ name, title, steps, statuses }) => [
    name,
    {
      title,
      steps: Object.fromEntries(steps.map(({ step, title: called }) => [step, called])),
      statuses: Object.fromEntries(statuses.map(({ code, title: called }) => [code, called])),
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(words), null, 2)}\n`;
}
