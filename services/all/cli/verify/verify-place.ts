import { existsSync } from "node:fs";
import { join } from "node:path";
import { openStoredLeaves, StoreInUse, type StoredLeaves } from "@yihan/audit/stored-leaves";
import { frameOf } from "@yihan/contracts";
import { verifyLog, type LogFault, type LogHolds } from "@yihan/tlog";
import type { ExportVerdict } from "@yihan/tlog/verify/verify-export";
import { steadyRead } from "@yihan/tlog/verify/steady-read";
import { verifyExport } from "@yihan/tlog/verify/verify-export";
import { badUsage } from "../end.ts";
import { openLogTarget, openTarget, type ExportTarget, type LogTarget } from "./open-target.ts";
import { givenKeys, keysForLog, readText, type TrustedKeys } from "./trusted-keys.ts";

/** What the auditor holds beside the place to verify. */
export interface Held {
  key?: readonly string[];
  /** The log, for an export that does not enclose it. */
  log?: string;
  earlier?: readonly string[];
  other?: readonly string[];
}

export type Verified =
  | {
      what: "log";
      place: string;
      keys: TrustedKeys;
      verdict: LogHolds | LogFault;
      rows: "checked" | "absent" | "in use";
      /** Rows of cover leaves among those compared: no fact stands behind them. */
      covers: number;
    }
  | { what: "export"; place: string; keys: TrustedKeys["source"]; verdict: ExportVerdict };

const checkpoints = (paths: readonly string[] | undefined): Promise<string[]> =>
  Promise.all((paths ?? []).map(readText));

/** The installation's rows, or why they can't be compared. */
const rowsIn = (data: string | undefined): StoredLeaves | "absent" | "in use" => {
  if (data === undefined || !existsSync(join(data, "yihan.db"))) return "absent";
  try {
    return openStoredLeaves(join(data, "yihan.db"));
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    return "in use";
  }
};

/** A leaf without any row behind it: the rows end before the log does. */
const rowsEnd = (verdict: LogHolds): LogFault => ({
  ok: false,
  class: "row-edited",
  index: verdict.rows,
  detail: `there is no row behind entry ${verdict.rows}`,
});

const verifyWholeLog = async (target: LogTarget, held: Held): Promise<Verified> => {
  const keys = await keysForLog(target, held.key);
  const [earlier, others] = await Promise.all([checkpoints(held.earlier), checkpoints(held.other)]);
  const stored = rowsIn(target.data);
  const claim = { read: await steadyRead(target.read), vkeys: keys.vkeys, earlier, others };
  const about = { what: "log", place: target.place, keys } as const;
  if (typeof stored === "string") return { ...about, verdict: await verifyLog(claim), rows: stored, covers: 0 };
  try {
    const verdict = await verifyLog({ ...claim, rows: stored.rows() });
    return {
      ...about,
      verdict: verdict.ok && verdict.rows < verdict.size ? rowsEnd(verdict) : verdict,
      rows: "checked",
      covers: stored.covers(),
    };
  } finally {
    stored.close();
  }
};

/** The papers that a fact's own bytes name; none if they are no fact of this program, for then only the manifest can tell. */
const papersOf = (bytes: Uint8Array): string[] => {
  try {
    return frameOf(bytes).papers.map(({ sha256 }) => sha256);
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
};

const verifyWholeExport = async (target: ExportTarget, held: Held): Promise<Verified> => {
  try {
    if (held.log === undefined && (held.earlier || held.other))
      throw badUsage(
        "--earlier 和 --other 核验的是日志：请用 --log 指明。",
        "--earlier and --other are about a log: name it with --log.",
      );
    const vkeys = await givenKeys(held.key);
    const asked = held.log === undefined ? undefined : await openLogTarget(held.log);
    if (asked && (held.earlier || held.other)) {
      const whole = await verifyWholeLog(asked, held);
      if (!whole.verdict.ok) return whole;
    }
    const log = asked && (await steadyRead(asked.read));
    const verdict = await verifyExport(target.files, { papersOf, ...(vkeys && { vkeys }), ...(log && { log }) });
    return { what: "export", place: target.place, keys: vkeys ? "given" : "enclosed", verdict };
  } finally {
    target.close();
  }
};

/** Verifies whatever stands at `place`, trusting keys alone; a folder or zip is verified without any network. */
export const verifyPlace = async (place: string, held: Held): Promise<Verified> => {
  const target = await openTarget(place);
  return target.kind === "export" ? verifyWholeExport(target, held) : verifyWholeLog(target, held);
};
