import { withWrongCheck } from "./identifiers.ts";
import type { LicenceColumn, LicenceRow } from "./licence-rows.ts";

/** A way to spoil a good row so that exactly one column is at fault. */
export interface PlantedFault {
  column: LicenceColumn;
  why: string;
  /** The kind of party the row needs for this fault. */
  needs: "organisation" | "person";
  spoil: (row: LicenceRow) => LicenceRow;
}

const change =
  (column: LicenceColumn, value: (was: string) => string) =>
  (row: LicenceRow): LicenceRow => ({ ...row, [column]: value(row[column] ?? "") });

const fault = (
  column: LicenceColumn,
  why: string,
  value: (was: string) => string,
  needs: PlantedFault["needs"] = "organisation",
): PlantedFault => ({
  column,
  why,
  needs,
  spoil: change(column, value),
});

/** Ten faults of ten kinds. None of them is a matter of opinion: each breaks the format, a check character or a column that identifies the row. */
export const plantedFaults: readonly PlantedFault[] = [
  fault("XK_JDRQ", "a day that no calendar has", () => "2026-11-31"),
  fault("XK_WSH", "no decision number", () => ""),
  fault("XK_XDR_SHXYM", "the party code's check character is wrong", withWrongCheck),
  fault("XK_XDR_MC", "no party name", () => ""),
  fault("XK_JDRQ", "no decision date", () => ""),
  fault("XK_XDR_SHXYM", "the party code has 17 characters", (code) => code.slice(0, 17)),
  fault("XK_XDR_ZJHM", "the identity number's check digit is wrong", withWrongCheck, "person"),
  fault("XK_JDRQ", "words instead of a date", () => "十一月上旬"),
  fault("XK_XDR_SHXYM", "a letter that such codes never have", (code) => `${code.slice(0, 10)}O${code.slice(11)}`),
  fault("XK_XKJGDM", "the deciding authority's code has a wrong check character", withWrongCheck),
];
