/** What `verifyExport` can find. The first seven are about one fact or paper, the others about the export or the log. */
export type ExportFaultClass =
  | "fact-altered"
  | "fact-left-out"
  | "fact-doubled"
  | "receipt-of-another-fact"
  | "receipt-missing"
  | "paper-altered"
  | "paper-left-out"
  | "unexpected-file"
  | "checkpoint-untrusted"
  | "log-altered"
  | "forked"
  | "export-malformed";

/** A fault in an export, with the fact it concerns: matter, version and, where known, index in the log. */
export type ExportFault = {
  ok: false;
  class: ExportFaultClass;
  matter?: string;
  version?: number;
  index?: number;
  path?: string;
  detail: string;
};

/** Thrown inside the verification to end it with a fault. */
export class FaultFound extends Error {
  readonly fault: ExportFault;

  constructor(
    faultClass: ExportFaultClass,
    detail: string,
    about: { matter?: string; version?: number; index?: number | undefined; path?: string } = {},
  ) {
    super(detail);
    const { index, ...rest } = about;
    this.fault = { ok: false, class: faultClass, detail, ...rest, ...(index === undefined ? {} : { index }) };
  }
}
