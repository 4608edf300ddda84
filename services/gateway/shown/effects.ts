import type { Language } from "@yihan/kernel";
import type { Flow, Matter, StepRow } from "@yihan/matter";
import { z } from "zod";
import type { FindFlow } from "./matter.ts";

export const effectsSchema = z
  .object({
    status: z
      .string()
      .nullable()
      .meta({ description: "title of the status afterwards; null if it stays or the data decide" }),
    ends: z.boolean(),
    leadsTo: z.string().nullable().meta({ description: "title of the flow in which a matter is opened" }),
    reaches: z
      .array(z.object({ role: z.string(), roleTitle: z.string(), authority: z.string(), name: z.string() }))
      .meta({ description: "the other parties that hear of it" }),
  })
  .meta({ id: "Effects" });

/** The parties that a step's row names: who acts next, who is told, who gets a copy. A step that can't be taken back concerns all. */
const rolesOf = (row: StepRow, matter: Matter): readonly string[] =>
  row.warning || row.ends
    ? Object.keys(matter.parties)
    : [
        ...(row.next && row.next !== "nobody" ? [row.next.party] : []),
        ...(row.tells ?? []).map(({ party }) => party),
        ...(row.copies ?? []),
        ...(row.responsible ? [row.responsible] : []),
      ];

/** What a step will do and whom it reaches, from the flow's own row and the matter as it stands; `own` is the authority of whoever asks. */
export const shownEffects = (
  flow: Flow,
  row: StepRow,
  matter: Matter,
  own: string,
  flowOf: FindFlow,
  language: Language,
): z.output<typeof effectsSchema> => ({
  status: row.to && !row.mayTo ? (flow.statuses[row.to]?.[language] ?? row.to) : null,
  ends: row.ends ?? false,
  leadsTo: row.leadsTo ? (flowOf(row.leadsTo)?.title[language] ?? row.leadsTo) : null,
  reaches: [...new Set(rolesOf(row, matter))].flatMap((role) => {
    const held = matter.parties[role];
    return held && held.authority !== own
      ? [{ role, roleTitle: flow.parties[role]?.[language] ?? role, authority: held.authority, name: held.name }]
      : [];
  }),
});
