import { normaliseDocumentNumber } from "@yihan/kernel/document-number";
import type { Day } from "@yihan/kernel/instant";
import { readAuthority, readSource } from "./authority.ts";
import type { NamedAuthority } from "./authority.ts";
import type { LicenceField } from "./licence-columns.ts";
import { readParty } from "./party.ts";
import type { Party } from "./party.ts";
import type { RowContext } from "./read-rows.ts";
import type { RowFields } from "./row-fields.ts";
import { readStatus } from "./status.ts";
import type { Status } from "./status.ts";

/** The six licence categories of the national format. */
export const licenceCategories = {
  "01": "普通",
  "02": "特许",
  "03": "认可",
  "04": "核准",
  "05": "登记",
  "06": "其他",
} as const;

export type LicenceCategory = keyof typeof licenceCategories;

/** One decided licence, as the national file has it. */
export interface LicenceRecord {
  kind: "licence";
  party: Party;
  /** `numberKey` is the normal form that tells whether two numbers are the same */
  document: { name: string; number: string; numberKey: string };
  category: LicenceCategory;
  certificate: { name: string; number: string };
  content: string;
  decidedOn: Day;
  validFrom?: Day;
  /** 2099-12-31 is without end */
  validTo?: Day;
  authority: NamedAuthority;
  status: Status;
  source: NamedAuthority;
  note: string;
  /** the approval item's code, where a centre adds the column */
  item?: string;
  /** division code */
  place?: string;
  /** the columns that are not of the format, by the name in the header */
  extra: Record<string, string>;
}

/** Reads a licence; problems go to the row's faults and remarks. Law or format behind each: README of this package. */
export function readLicence(fields: RowFields<LicenceField>, context: RowContext): LicenceRecord {
  const number = fields.needed("documentNumber");
  const numberKey = number === "" ? "" : normaliseDocumentNumber(number);
  if (number !== "" && numberKey === "") fields.fault("documentNumber", "noDocumentNumber");
  const party = readParty(fields, context.today);
  const name = fields.text("documentName");
  if (name === "" && fields.has("documentName")) fields.remark("documentName", "noDocumentName");
  const content = fields.text("content");
  if (content === "" && fields.has("content")) fields.remark("content", "noContent");
  const decidedOn = fields.needed("decidedOn") === "" ? undefined : fields.day("decidedOn");
  if (decidedOn && context.today && decidedOn > context.today) fields.remark("decidedOn", "decidedLater");
  const validFrom = fields.day("validFrom");
  const validTo = fields.end("validTo");
  if (validFrom && validTo && validTo < validFrom) fields.fault("validTo", "endsBeforeStart");
  if (validFrom && decidedOn && validFrom < decidedOn) fields.remark("validFrom", "validBeforeDecision");
  const item = fields.code("item");
  const place = fields.code("place");
  return {
    kind: "licence",
    party,
    document: { name, number, numberKey },
    category: readCategory(fields),
    certificate: { name: fields.text("certificateName"), number: fields.text("certificateNumber") },
    content,
    decidedOn: decidedOn ?? "",
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    authority: readAuthority(fields),
    status: readStatus(fields, context.set2016),
    source: readSource(fields),
    note: fields.text("note"),
    ...(item && { item }),
    ...(place && { place }),
    extra: context.extra,
  };
}

function readCategory(fields: RowFields<LicenceField>): LicenceCategory {
  const text = fields.text("category").normalize("NFKC");
  const code = /^0?([1-6])$/.exec(text)?.[1];
  if (code) return `0${code}` as LicenceCategory;
  const known = (Object.keys(licenceCategories) as LicenceCategory[]).find((one) =>
    text.includes(licenceCategories[one]),
  );
  if (known) return known;
  if (fields.has("category")) fields.remark("category", "unknownCategory");
  return "06";
}
