import type { Page } from "@yihan/kernel";
import type { Actor } from "../directory/index.ts";
import type { ImportPreview } from "./import-preview.ts";
import type { ImportReport, RowOutcome } from "./import-report.ts";

export interface Imports {
  /** Says what an import of the file at `path` would do; `part` if the file was cut off, so that its last row may not be whole. */
  preview(asked: {
    path: string;
    kind: "licence" | "penalty";
    mode: "send" | "register";
    actor: Actor;
    part?: boolean;
  }): Promise<ImportPreview>;
  /** Takes a file that stands at `path`; returns at once, the work goes on and survives a restart. */
  start(asked: {
    path: string;
    file: string;
    kind: "licence" | "penalty";
    mode: "send" | "register";
    actor: Actor;
    id: string;
    sha256?: string;
  }): Promise<ImportReport>;
  find(reader: Actor, id: string): Promise<ImportReport | undefined>;
  /** Refuses (403) whoever may not open what such an import opens; asked before the file is taken. */
  requireMayStart(actor: Actor, asked: Pick<ImportReport, "kind" | "mode">): Promise<void>;
  /** The newest first; at most 200 a page, 100 unless told. */
  list(reader: Actor, query?: { limit?: number; cursor?: string }): Promise<Page<ImportReport>>;
  outcomes(id: string, query: { outcome?: string; limit?: number; cursor?: string }): Promise<Page<RowOutcome>>;
  /** Formula-safe CSV of the held rows. */
  faultsCsv(id: string): AsyncIterable<string>;
  /** Sends a held row with the cells as mended. The same `asked` again gives the first outcome, `replayed`. */
  mend(
    actor: Actor,
    id: string,
    row: number,
    cells: Readonly<Record<string, string>>,
    asked?: { id: string; fingerprint: string },
  ): Promise<RowOutcome & { replayed?: true }>;
  /** Resolves when the import has ended. */
  finished(id: string): Promise<ImportReport>;
}
