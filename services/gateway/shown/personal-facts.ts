import { forms } from "@yihan/contracts";
import { Refusal, type Fact } from "@yihan/kernel";
import type { Flow } from "@yihan/matter";
import { carriesPersonal } from "./data.ts";

/** True if a person's data stands in the fact, as somebody filled it in. */
export const personalFact = (flow: Flow, fact: Fact): boolean => {
  const { step } = flow.codec.decode(fact.data);
  return step !== undefined && carriesPersonal(forms[flow.name]?.[step.$case] ?? [], step.value);
};

/** Stored bytes can't be masked without breaking their proof, so who may not see the personal data in them does not get them. */
export const personalBytes = (): Refusal =>
  new Refusal("forbidden", "personal-data", {
    zh: "原始字节含有个人信息，仅限该事项的当事单位取用；您可以查看遮蔽后的时间线。",
    en: "The stored bytes hold personal data and are for the matter's parties alone; the timeline shows it masked.",
  });
