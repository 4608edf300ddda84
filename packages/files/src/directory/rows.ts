import { isUscc, normaliseUscc } from "@yihan/kernel/uscc";
import { z } from "zod";
import { parseDay } from "../national/parse-day.ts";

/** The kinds of authority there are. */
export const authorityKinds = [
  "APPROVAL",
  "REGULATOR",
  "ENFORCER",
  "TOWN",
  "SQUAD",
  "JUSTICE",
  "JUSTICE_STATION",
  "GOV",
  "POLICE",
  "PROC",
  "DISCIPLINE",
  "BIANBAN",
  "HOTLINE",
  "CREDIT",
  "COURT",
  "EXPERT",
] as const;

export const dutyRoles = ["supervise", "enforce", "copy"] as const;

/** The messages of these schemas are codes of `directoryExpectations`. */
const filled = z.string().min(1, "missing");
const text = z.string();
const day = filled.refine((value) => value === "" || parseDay(value) === value, "notADay");
const dayOrOpen = z.union([z.literal(""), day], "notADay");
const uscc = filled.transform(normaliseUscc).refine(isUscc, "badUscc");
const place = z.string().regex(/^(?:\d{6}(?:\d{3}(?:\d{3})?)?)?$/, "badPlace");
const word = filled
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[a-z][a-z-]*$/.test(value), "badKind");
const list = text.transform((value) =>
  value
    .split(/[;；]/)
    .map((one) => one.trim())
    .filter(Boolean),
);

const yes = ["true", "1", "是", "y", "yes"];
const no = ["", "false", "0", "否", "n", "no"];
const flag = text
  .transform((value) => value.toLowerCase())
  .refine((value) => yes.includes(value) || no.includes(value), "notAFlag")
  .transform((value) => yes.includes(value));

/** One schema per file; a row comes as texts by column, days already as YYYY-MM-DD. An open `to` is "". */
export const directorySchemas = {
  authorities: z.object({
    code: uscc,
    name: filled,
    kind: filled
      .transform((value) => value.toUpperCase().replace("-", "_"))
      .pipe(z.enum(authorityKinds, "badAuthorityKind")),
    level: text,
    parent: z.union([z.literal(""), uscc], "badUscc"),
    place,
    from: day,
    to: dayOrOpen,
  }),
  units: z.object({ code: filled, authority: uscc, name: filled, from: day, to: dayOrOpen }),
  officers: z.object({
    id: filled,
    name: filled,
    authority: uscc,
    unit: text,
    certificate: text,
    certificateTo: dayOrOpen,
    phone: text,
    mail: z.union([z.literal(""), z.email("badMail")], "badMail"),
  }),
  posts: z.object({
    id: filled,
    authority: uscc,
    unit: text,
    name: filled,
    kind: word,
    officer: text,
    from: day,
    to: dayOrOpen,
  }),
  covers: z.object({ officer: filled, deputy: filled, from: day, to: dayOrOpen, reason: text }),
  items: z.object({
    code: filled,
    name: filled,
    kind: word,
    authority: uscc,
    certificateNames: list,
    keywords: list,
    hazardous: flag,
    from: day,
    to: dayOrOpen,
  }),
  duties: z.object({
    item: filled,
    place: place.min(1, "missing"),
    authority: uscc,
    unit: text,
    post: text,
    role: filled.pipe(z.enum(dutyRoles, "badRole")),
    basis: text,
    from: day,
    to: dayOrOpen,
  }),
} as const;

export type DirectoryTable = keyof typeof directorySchemas;

export type AuthorityRow = z.output<typeof directorySchemas.authorities>;
export type UnitRow = z.output<typeof directorySchemas.units>;
export type OfficerRow = z.output<typeof directorySchemas.officers>;
export type PostRow = z.output<typeof directorySchemas.posts>;
export type CoverRow = z.output<typeof directorySchemas.covers>;
export type ItemRow = z.output<typeof directorySchemas.items>;
export type DutyRow = z.output<typeof directorySchemas.duties>;

/** The seven tables; days are YYYY-MM-DD, `to` is the last day and "" while open. */
export interface DirectoryTables {
  authorities: AuthorityRow[];
  units: UnitRow[];
  officers: OfficerRow[];
  posts: PostRow[];
  covers: CoverRow[];
  items: ItemRow[];
  duties: DutyRow[];
}
