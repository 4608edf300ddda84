import { forms, type Field } from "@yihan/contracts";
import { newMatterKey, type NewFact } from "@yihan/kernel";
import type { Flow, FlowFact } from "@yihan/matter";
import { stories } from "../flows/stories.ts";

/** Markup, right-to-left marks, an Arabic word, rare characters (CJK Extension B), and one word that never ends. */
export const nastily = (mark: string, length: number): string =>
  [...`<b id=${mark}>&lt;img src=x onerror=alert(1)>\u202E\u2067مرحبا𠮷𪚥𠀋${"字".repeat(40)}${"w".repeat(10_000)}`]
    .slice(0, length)
    .join("");

/** Fields whose text a person writes. */
const isText = ({ type, format, choices, personal }: Field): boolean =>
  type === "string" && ["text", "long-text", "document-number"].includes(format) && choices.length === 0 && !personal;

/** A matter as somebody hostile would have it, and the marks of the texts that its page has to show. */
export interface Hostile {
  flow: Flow;
  id: string;
  marks: string[];
  facts: NewFact[];
}

/** The stories of every flow with every text that people write made hostile, each marked. `idOf` gives each matter its own id. */
export const hostileStories = (idOf: (number: number) => string): Hostile[] => {
  const all: Hostile[] = [];
  let count = 0;
  for (const { flow, facts } of stories())
    for (const fact of facts) {
      if (fact.frame!.version === 1) all.push({ flow, id: idOf(all.length), marks: [], facts: [] });
      const { id, marks, facts: made } = all.at(-1)!;
      const nasty = (length: number): string => {
        const mark = `n${(count += 1)}n`;
        marks.push(mark);
        return nastily(mark, length);
      };
      const { frame, ...rest } = hostile(flow, fact, id, nasty);
      // A matter has one title, the last it was given; its mark stands first.
      if (frame!.title !== "") {
        if (frame!.version > 1) marks.shift();
        const mark = `n${(count += 1)}n`;
        marks.unshift(mark);
        frame!.title = nastily(mark, 200);
      }
      made.push(asNew(flow, { frame, ...rest }, id));
    }
  return all;
};

/** Those of the matters that take a step which none before them took: every step of every flow is in one of them. */
export const withNewSteps = (all: readonly Hostile[]): Hostile[] => {
  const seen = new Set<string>();
  return all.filter(({ flow, facts }) => {
    const steps = facts.map(({ step }) => `${flow.name}/${step}`).filter((step) => !seen.has(step));
    for (const step of steps) seen.add(step);
    return steps.length > 0;
  });
};

const hostileData = (fields: readonly Field[], value: Record<string, unknown>, nasty: (length: number) => string) =>
  Object.fromEntries(
    Object.entries(value).map(([name, given]): [string, unknown] => {
      const field = fields.find((one) => one.name === name);
      if (!field) return [name, given];
      if (field.type === "message" && given !== null && typeof given === "object" && !Array.isArray(given))
        return [name, hostileData(field.fields, given as Record<string, unknown>, nasty)];
      if (!isText(field)) return [name, given];
      return [name, field.list ? [nasty(field.max)] : nasty(field.max)];
    }),
  );

const hostile = (flow: Flow, { frame, step }: FlowFact, id: string, nasty: (length: number) => string): FlowFact => ({
  frame: {
    ...frame!,
    matter: id,
    chain: id,
    cause: "",
    openings: [],
    reason: frame!.reason === "" ? "" : nasty(2_000),
    papers: frame!.papers.map((paper) => ({ ...paper, name: nasty(200) })),
  },
  step: step && {
    ...step,
    value: hostileData(forms[flow.name]?.[step.$case] ?? [], step.value as Record<string, unknown>, nasty),
  },
});

const asNew = (flow: Flow, fact: FlowFact, id: string): NewFact => {
  const { version, step, recordedTime } = fact.frame!;
  return {
    matter: id,
    version,
    service: flow.service,
    flow: flow.name,
    step,
    chain: id,
    lane: flow.lane,
    time: recordedTime,
    key: newMatterKey(),
    command: `hostile ${id} ${version}`,
    fingerprint: "",
    data: flow.codec.encode(fact).finish(),
  };
};
