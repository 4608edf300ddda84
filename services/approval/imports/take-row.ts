import {
  contentHash,
  partyCode,
  rowKey,
  type KeyedHash,
  type LicenceRecord,
  type PenaltyRecord,
  type ReadRow,
} from "@yihan/files";
import { derivedId, newMatterKey, Refusal, sha256Hex } from "@yihan/kernel";
import {
  guardedOf,
  verdict,
  type Actor,
  type Command,
  type Matter,
  type MatterService,
  type RowOutcome,
} from "@yihan/matter";
import { licenceOf } from "./licence-row.ts";
import type { LicenseeIndex } from "./licensees.ts";
import { ownRow } from "./own-row.ts";
import { penaltyOf } from "./penalty-row.ts";

/** What taking in one row needs besides the row. */
export interface RowTaking {
  service: MatterService;
  licensees: LicenseeIndex;
  hash: KeyedHash;
  /** Key for personal data in a matter, from the matter's own key. */
  personalKey: (matterKey: Uint8Array) => Uint8Array;
  import: string;
  mode: "send" | "register";
  actor: Actor;
  /** The step that a command of an interrupted run has taken, if it did: what it led to must not be counted as known before. */
  stepOf: (command: string) => Promise<string | undefined>;
}

export type NationalRecord = LicenceRecord | PenaltyRecord;
export type DataRow = Extract<ReadRow<NationalRecord>, { outcome: "data" }>;

/** The matter a record belongs to, the same for every file, clerk and day. */
export const matterOf = (record: NationalRecord, hash: KeyedHash): string =>
  derivedId(record.kind === "licence" ? "approval-notice" : "penalty-notice", rowKey(record, hash));

/**
 * Takes one readable row in, into its `matter`: as a letter, or as known, a correction or unmatched. A lawful "no" holds
 * the row. Doing it twice is doing it once.
 */
export const takeRow = async (
  read: DataRow,
  taking: RowTaking,
  matter = matterOf(read.record, taking.hash),
): Promise<RowOutcome> => {
  const row = ownRow(read, taking.actor, taking.service.circumstances());
  if (!("record" in row)) return { row: read.row, outcome: "held", faults: [row] };
  const remarks = row.remarks.map(({ code }) => code);
  const told = { row: row.row, matter, ...(remarks.length > 0 && { remarks }) };
  try {
    return { ...told, outcome: await outcomeOf(row, matter, remarks, taking) };
  } catch (error) {
    // "Not now" is no fault of the row: the import stops here and goes on later.
    if (!(error instanceof Refusal) || error.kind === "unavailable") throw error;
    return {
      row: row.row,
      outcome: "held",
      faults: [{ column: { code: "*", zh: "整行" }, found: "", code: error.code, expected: error.text }],
    };
  }
};

const outcomeOf = async (
  { row, record }: DataRow,
  matter: string,
  remarks: string[],
  taking: RowTaking,
): Promise<RowOutcome["outcome"]> => {
  const command = derivedId("import", taking.import, String(row));
  const known = await taking.service.find(matter);
  // Who may not know of the letter is refused as anyone who may not open one, so that a row tells them nothing.
  if (known && verdict(taking.actor, guardedOf(known.matter), "existence", taking.service.circumstances()) !== "deny")
    return compared(record, matter, command, taking);
  try {
    const key = newMatterKey();
    const { step } = await taking.service.take(await opening(record, matter, command, key, remarks, taking), key);
    return outcomeOfStep(step);
  } catch (error) {
    // Somebody else's row with the same key was first.
    if (error instanceof Refusal && error.code === "already-open") return compared(record, matter, command, taking);
    throw error;
  }
};

/** What a row became, by the step it led to. */
const outcomeOfStep = (step: string): RowOutcome["outcome"] => {
  if (step === "registered") return "known";
  if (step === "corrected") return "correction";
  return step === "unmatched" ? "unmatched" : "letter";
};

/** What the memory of either flow keeps of the rows that said its matter. */
export interface Remembered {
  seen: readonly string[];
  history: boolean;
}

const compared = async (
  record: NationalRecord,
  matter: string,
  command: string,
  taking: RowTaking,
): Promise<RowOutcome["outcome"]> => {
  const step = await taking.stepOf(command);
  if (step !== undefined) return outcomeOfStep(step);
  const known = (await taking.service.find(matter))!;
  const hash = contentHash(record, taking.hash);
  if ((known.matter.memory as Remembered).seen.includes(hash)) return "known";
  await taking.service.take(correcting(record, known, command, taking));
  return "correction";
};

/** The command by which another content of a known row goes on the old matter. */
export const correcting = (
  record: NationalRecord,
  known: { matter: Matter; key: Uint8Array },
  command: string,
  taking: Pick<RowTaking, "hash" | "personalKey" | "actor">,
): Command => ({
  ...blank(taking),
  id: command,
  matter: known.matter.id,
  flow: known.matter.flow,
  step: "corrected",
  data:
    record.kind === "licence"
      ? { licence: licenceOf(record, taking.hash, taking.personalKey(known.key)) }
      : { penalty: penaltyOf(record, taking.hash, taking.personalKey(known.key), "") },
  fingerprint: contentHash(record, taking.hash),
});

const blank = ({ actor }: Pick<RowTaking, "actor">): Pick<Command, "papers" | "reason" | "actor"> => ({
  papers: [],
  reason: "",
  actor,
});

/** The command by which a row that is not known opens its matter, under the matter's new `key`. */
export const opening = async (
  record: NationalRecord,
  matter: string,
  command: string,
  key: Uint8Array,
  remarks: string[],
  taking: Pick<RowTaking, "hash" | "personalKey" | "actor" | "mode" | "licensees">,
): Promise<Command> => {
  const step = taking.mode === "register" ? "registered" : "issued";
  const fingerprintOf = (content: string): string => sha256Hex(`${step} ${content}`);
  if (record.kind === "licence") {
    const licence = licenceOf(record, taking.hash, taking.personalKey(key));
    return {
      ...blank(taking),
      id: command,
      fingerprint: fingerprintOf(licence.contentHash),
      matter,
      flow: "approval-notice",
      step,
      data: { licence, ...(step === "issued" && { remarks }) },
    };
  }
  const notice = await taking.licensees.find(
    record.party.uscc ?? (record.party.natural ? partyCode(record.party, taking.hash) : ""),
  );
  const penalty = penaltyOf(record, taking.hash, taking.personalKey(key), notice?.matter ?? "");
  return {
    ...blank(taking),
    id: command,
    fingerprint: fingerprintOf(penalty.contentHash),
    matter,
    flow: "penalty-notice",
    step,
    data: {
      penalty,
      ...(step === "issued" && {
        remarks,
        supervisor: notice?.supervisor ?? "",
        item: notice?.item ?? "",
        place: notice?.place || (record.place ?? ""),
        approval: notice?.approval ?? "",
      }),
    },
    ...(notice && { chain: notice.chain }),
  };
};
