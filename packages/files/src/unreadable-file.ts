import { Refusal } from "@yihan/kernel/errors";
import type { RefusalKind } from "@yihan/kernel/errors";
import type { Text } from "@yihan/kernel/text";

/** Why a file is refused whole. */
export type UnreadableCode =
  | "emptyFile"
  | "fileTooLarge"
  | "oldExcel"
  | "notATable"
  | "brokenZip"
  | "encrypted"
  | "inflatesTooMuch"
  | "tooManyEntries"
  | "notAWorkbook"
  | "forbiddenXml"
  | "brokenXml"
  | "tooMuchText"
  | "tooManyRows"
  | "tooManyColumns"
  | "tooManySheets"
  | "notOfItsKind"
  | "otherKind"
  | "missingColumns"
  | "repeatedColumn"
  | "missingTables";

const kinds: Partial<Record<UnreadableCode, RefusalKind>> = {
  fileTooLarge: "too-large",
  inflatesTooMuch: "too-large",
  tooManyEntries: "too-large",
  tooMuchText: "too-large",
  tooManyRows: "too-large",
  tooManySheets: "too-large",
  oldExcel: "unsupported",
  notATable: "unsupported",
  encrypted: "unsupported",
};

/** A file that can't be read, or isn't of its kind: refused whole, with one sentence in each language. */
export class UnreadableFile extends Refusal {
  constructor(code: UnreadableCode, text: Text) {
    super(kinds[code] ?? "invalid", code, text);
    this.name = "UnreadableFile";
  }
}
