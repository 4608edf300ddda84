import type { Text } from "@yihan/kernel/text";
import type { FactWords } from "../checked.ts";
import known from "./flow-words.json" with { type: "json" };
import type { Language } from "./texts.ts";

/** What a flow and its steps are called. */
interface Words {
  title: Text;
  steps: Readonly<Record<string, Text>>;
}

/** The log's own records of who read what are no flow, and so not among the generated words. */
const reads: Words = { title: { zh: "查阅记录", en: "Record of reads" }, steps: { read: { zh: "查阅", en: "Read" } } };

const words: ReadonlyMap<string, Words> = new Map<string, Words>([...Object.entries(known), ["read-audit", reads]]);

/** A flow's title; its own name where it is not known here, as that of a flow made after this page. */
export const flowInWords = (flow: string, language: Language): string => words.get(flow)?.title[language] ?? flow;

/** What was done, likewise. */
export const stepInWords = ({ flow, step }: FactWords, language: Language): string => {
  const steps = words.get(flow)?.steps ?? {};
  return Object.hasOwn(steps, step) ? steps[step]![language] : step;
};

const system: Text = { zh: "系统", en: "The system" };

/** Who took the step: the officer or machine by name, or that the system did. */
export const actorInWords = ({ by, bySystem }: FactWords, language: Language): string =>
  bySystem ? system[language] : by;
