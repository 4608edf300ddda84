import { contentHash, type Fault } from "@yihan/files";
import { dayOf, newMatterKey, Refusal } from "@yihan/kernel";
import { maskIdentity } from "@yihan/kernel/mask";
import { maskCell } from "@yihan/kernel/mask-cell";
import {
  decide,
  evolve,
  findItem,
  guardedOf,
  matchItem,
  verdict,
  type Flow,
  type FlowFact,
  type Matter,
  type PreviewRow,
  type RowOutcome,
} from "@yihan/matter";
import { unmatchedTexts } from "./preview-reasons.ts";
import {
  correcting,
  matterOf,
  opening,
  type DataRow,
  type NationalRecord,
  type Remembered,
  type RowTaking,
} from "./take-row.ts";

/** What a dry run needs; `decided` holds the matters that earlier rows of the same file would have made. */
export interface RowPreviewing extends Pick<
  RowTaking,
  "service" | "licensees" | "hash" | "personalKey" | "mode" | "actor"
> {
  decided: Map<string, { matter: Matter; key: Uint8Array }>;
}

/** What would become of a row, with the code of why it is unmatched. */
export interface Foreseen {
  outcome: RowOutcome["outcome"];
  to: PreviewRow["to"];
  unmatched: string;
  item: string;
  faults: Fault[] | NonNullable<RowOutcome["faults"]>;
}

const nothing: Omit<Foreseen, "outcome"> = { to: null, unmatched: "", item: "", faults: [] };

/** What `takeRow` would make of the row, by the same rules of the flow, with nothing written and nobody told. */
export const foresee = async (row: DataRow, previewing: RowPreviewing): Promise<Foreseen> => {
  try {
    return await foreseen(row, previewing);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "unavailable") throw error;
    return {
      ...nothing,
      outcome: "held",
      faults: [{ column: { code: "*", zh: "整行" }, found: "", code: error.code, expected: error.text }],
    };
  }
};

const foreseen = async ({ record, remarks }: DataRow, previewing: RowPreviewing): Promise<Foreseen> => {
  const { service, hash, mode, actor, decided } = previewing;
  const id = matterOf(record, hash);
  const known = decided.get(id) ?? (await service.find(id));
  const circumstances = service.circumstances();
  const mayKnow = known && verdict(actor, guardedOf(known.matter), "existence", circumstances) !== "deny";
  if (mayKnow && (known.matter.memory as Remembered).seen.includes(contentHash(record, hash)))
    return { ...nothing, outcome: "known" };
  const key = known?.key ?? newMatterKey();
  const command = mayKnow
    ? correcting(record, known, id, previewing)
    : await opening(
        record,
        id,
        id,
        key,
        remarks.map(({ code }) => code),
        previewing,
      );
  const flow = flowNamed(service.flows, command.flow);
  const { fact } = decide(flow, known?.matter, command, circumstances);
  decided.set(id, { matter: evolve(flow, known?.matter, fact), key });
  if (mayKnow) return { ...nothing, outcome: "correction", to: fact.frame?.told[0] ?? null };
  return ofOpening(fact, mode);
};

const ofOpening = (fact: FlowFact, mode: RowPreviewing["mode"]): Foreseen => {
  const value = fact.step!.value as { item?: string; why?: string; licence?: { item: string } };
  const item = value.item || (value.licence?.item ?? "");
  if (mode === "register") return { ...nothing, item, outcome: "known" };
  if (fact.step!.$case === "unmatched") return { ...nothing, item, outcome: "unmatched", unmatched: value.why ?? "" };
  return { ...nothing, item, outcome: "letter", to: fact.frame?.next ?? null };
};

const flowNamed = (flows: readonly Flow[], name: string): Flow => {
  const flow = flows.find((one) => one.name === name);
  if (flow) return flow;
  throw new Error(`the service has no flow ${name}`);
};

const hintsOf = (record: NationalRecord): Parameters<typeof matchItem>[1] =>
  record.kind === "licence"
    ? {
        item: record.item,
        certificateName: record.certificate.name,
        documentName: record.document.name,
        content: record.content,
      }
    : { documentName: record.violation.type, certificateName: record.certificate, content: record.violation.facts };

/** The row as it is read, for people: masked and cut. */
export const shownRecord = (
  record: NationalRecord,
  { item }: Foreseen,
  { service }: RowPreviewing,
): Pick<PreviewRow, "party" | "partyCode" | "document" | "subject" | "decidedOn" | "validTo" | "item"> => {
  const { directory, now } = service.circumstances();
  const match = matchItem(directory, hintsOf(record), dayOf(now));
  const said =
    "item" in match && match.item.code === item
      ? { by: match.by, matched: maskCell(match.matched) }
      : { by: "", matched: "" };
  return {
    party: maskCell(record.party.name),
    partyCode: record.party.uscc ?? (record.party.natural ? maskIdentity(record.party.natural.idNumber) : ""),
    document: maskCell(record.document.number),
    subject: maskCell(
      record.kind === "licence"
        ? record.certificate.name || record.document.name || record.content
        : record.violation.type,
    ),
    decidedOn: record.decidedOn,
    validTo: record.validTo ?? "",
    item: item === "" ? null : { code: item, name: findItem(directory, item, dayOf(now))?.name ?? item, ...said },
  };
};

/** Why a row is unmatched, in words; the code itself where it is new. */
export const unmatchedText = (code: string) => unmatchedTexts[code] ?? { zh: code, en: code };
