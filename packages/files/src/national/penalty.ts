import { normaliseDocumentNumber } from "@yihan/kernel/document-number";
import type { Day } from "@yihan/kernel/instant";
import { readAuthority, readSource } from "./authority.ts";
import type { NamedAuthority } from "./authority.ts";
import { readParty } from "./party.ts";
import type { Party } from "./party.ts";
import type { PenaltyField } from "./penalty-columns.ts";
import type { RowContext } from "./read-rows.ts";
import type { RowFields } from "./row-fields.ts";
import { readStatus } from "./status.ts";
import type { Status } from "./status.ts";

/** The kinds of penalty (行政处罚法, Article 9) and the words that name them in files. */
const penaltyWords = {
  warning: /警告/,
  criticism: /通报批评/,
  fine: /罚款/,
  confiscation: /没收/,
  suspendedPermit: /暂扣/,
  loweredGrade: /降低资质/,
  revokedPermit: /吊销/,
  restrictedBusiness: /限制开展|限制生产经营/,
  stoppedBusiness: /停产停业|停业整顿/,
  closure: /责令关闭/,
  barredFromTrade: /限制从业|禁止从业/,
  detention: /拘留/,
} as const;

export type PenaltyCategory = keyof typeof penaltyWords | "other";

/** One decided penalty, as the national file has it. Money is in fen. */
export interface PenaltyRecord {
  kind: "penalty";
  party: Party;
  document: { name: string; number: string; numberKey: string };
  violation: { type: string; facts: string; basis: string };
  categories: PenaltyCategory[];
  content: string;
  fine?: number;
  confiscated?: number;
  /** the permit suspended or revoked, name and number in one text */
  certificate: string;
  decidedOn: Day;
  validTo?: Day;
  publicUntil?: Day;
  authority: NamedAuthority;
  status: Status;
  source: NamedAuthority;
  note: string;
  item?: string;
  place?: string;
  extra: Record<string, string>;
}

/** Reads a penalty; problems go to the row's faults and remarks. */
export function readPenalty(fields: RowFields<PenaltyField>, context: RowContext): PenaltyRecord {
  const number = fields.needed("documentNumber");
  const numberKey = number === "" ? "" : normaliseDocumentNumber(number);
  if (number !== "" && numberKey === "") fields.fault("documentNumber", "noDocumentNumber");
  const party = readParty(fields, context.today);
  const content = fields.text("content");
  if (content === "" && fields.has("content")) fields.remark("content", "noContent");
  const decidedOn = fields.needed("decidedOn") === "" ? undefined : fields.day("decidedOn");
  if (decidedOn && context.today && decidedOn > context.today) fields.remark("decidedOn", "decidedLater");
  const fine = fields.money("fine");
  const confiscated = fields.money("confiscated");
  const validTo = fields.end("validTo");
  const publicUntil = fields.end("publicUntil");
  const item = fields.code("item");
  const place = fields.code("place");
  return {
    kind: "penalty",
    party,
    document: { name: fields.text("documentName"), number, numberKey },
    violation: { type: fields.text("violation"), facts: fields.text("facts"), basis: fields.text("basis") },
    categories: readCategories(fields),
    content,
    ...(fine !== undefined && { fine }),
    ...(confiscated !== undefined && { confiscated }),
    certificate: fields.text("certificate"),
    decidedOn: decidedOn ?? "",
    ...(validTo && { validTo }),
    ...(publicUntil && { publicUntil }),
    authority: readAuthority(fields),
    status: readStatus(fields, context.set2016),
    source: readSource(fields),
    note: fields.text("note"),
    ...(item && { item }),
    ...(place && { place }),
    extra: context.extra,
  };
}

function readCategories(fields: RowFields<PenaltyField>): PenaltyCategory[] {
  const text = `${fields.text("category")} ${fields.text("secondCategory")}`.trim();
  const found = (Object.keys(penaltyWords) as (keyof typeof penaltyWords)[]).filter((one) =>
    penaltyWords[one].test(text),
  );
  if (found.length > 0) return found;
  if (fields.has("category") && !/其他|其它/.test(text)) fields.remark("category", "unknownCategory");
  return ["other"];
}
