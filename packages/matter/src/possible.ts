import { forms, type Field } from "@yihan/contracts";
import { Refusal, type Possibility, type Text } from "@yihan/kernel";
import type { Circumstances, Command, Flow, Matter, StepRow } from "./flow.ts";
import { capacityOf, requireCapacity } from "./who-may.ts";

/** True if the step can open a matter. */
export const opensMatter = (row: StepRow): boolean =>
  row.from === "nothing" || (Array.isArray(row.from) && row.from.includes("nothing"));

/** True if the table lets the step follow the matter's present status. */
export const follows = (row: StepRow, matter: Matter | undefined): boolean => {
  if (!matter) return opensMatter(row);
  if (row.from === "nothing") return false;
  if (row.from === "any") return true;
  if (row.from === "open") return !matter.ended;
  return row.from.includes(matter.status);
};

/** The steps this actor could take instead. */
export const possibilities = (
  flow: Flow,
  matter: Matter | undefined,
  command: Command,
  circumstances: Circumstances,
): Possibility[] =>
  Object.entries(flow.steps)
    .filter(([, row]) => follows(row, matter) && capacityOf(flow, row, matter, command, circumstances))
    .map(([step, row]) => ({ step, title: row.title }));

/** One step as a person sees it: may it be taken, and if not, why. */
export interface StepOffer {
  step: string;
  title: Text;
  may: boolean;
  why?: { code: string; text: Text };
  fields: readonly Field[];
  papers: readonly string[];
  reason: boolean;
  warning?: Text;
  basis: string;
}

/** All steps a person could think of in this matter (those of the system left out), each with yes or why not. */
export const offers = (flow: Flow, matter: Matter, command: Command, circumstances: Circumstances): StepOffer[] =>
  Object.entries(flow.steps)
    .filter(([, row]) => row.from !== "nothing" && row.by.some((role) => role !== "system"))
    .map(([step, row]) => {
      const why = refusalOf(flow, step, row, matter, command, circumstances);
      return {
        step,
        title: row.title,
        may: !why,
        ...(why && { why: { code: why.code, text: why.text } }),
        fields: forms[flow.name]?.[step] ?? [],
        papers: row.papers ?? [],
        reason: row.reason ?? false,
        ...(row.warning && { warning: row.warning }),
        basis: row.basis,
      };
    });

const refusalOf = (
  flow: Flow,
  step: string,
  row: StepRow,
  matter: Matter,
  command: Command,
  circumstances: Circumstances,
): Refusal | undefined => {
  try {
    requireStep(flow, step, row, matter, command, circumstances);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
};

/** Refuses unless status, actor and the flow's guard all allow the step, whatever its data. */
export const requireStep = (
  flow: Flow,
  step: string,
  row: StepRow,
  matter: Matter | undefined,
  command: Command,
  circumstances: Circumstances,
): ReturnType<typeof requireCapacity> => {
  const capacity = requireCapacity(flow, row, matter, command, circumstances);
  if (!follows(row, matter)) {
    const status = matter
      ? (flow.statuses[matter.status] ?? { zh: matter.status, en: matter.status })
      : { zh: "尚未发起", en: "not opened" };
    const possible = possibilities(flow, matter, command, circumstances);
    throw new Refusal(
      "conflict",
      matter && row.from === "nothing" ? "already-open" : "wrong-status",
      {
        zh: `事项现为“${status.zh}”，不能办理“${row.title.zh}”。${possible.length > 0 ? `现在可以办理：${possible.map(({ title }) => title.zh).join("、")}。` : ""}`,
        en: `The matter is ${status.en.toLowerCase()}, so this is not possible now: ${row.title.en}. ${possible.length > 0 ? `Possible now: ${possible.map(({ title }) => title.en).join(", ")}.` : "You can do nothing in it now."}`,
      },
      { possible },
    );
  }
  if (matter) flow.guards[step]?.(matter, circumstances);
  return capacity;
};
