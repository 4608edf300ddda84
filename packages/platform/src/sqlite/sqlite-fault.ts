import { Refusal } from "@yihan/kernel";

export type SqliteFault =
  | "busy"
  | "readonly"
  | "cannot-open"
  | "full"
  | "io"
  | "memory"
  | "corrupt"
  | "not-a-database"
  | "constraint"
  | "other";

// Primary result codes, https://www.sqlite.org/rescode.html
const faults: Readonly<Record<number, SqliteFault>> = {
  5: "busy",
  6: "busy",
  7: "memory",
  8: "readonly",
  10: "io",
  11: "corrupt",
  13: "full",
  14: "cannot-open",
  19: "constraint",
  26: "not-a-database",
};

/** What SQLite found wrong, or undefined if the error isn't SQLite's. */
export const sqliteFault = (error: unknown): SqliteFault | undefined => {
  if (typeof error !== "object" || error === null || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  // The low byte is the primary code; the rest says where.
  return faults[error.errcode & 0xff] ?? "other";
};

/** True if nothing more can be written in this transaction, whoever asks. */
export const endsTransaction = (error: unknown): boolean => {
  const fault = sqliteFault(error);
  return fault !== undefined && fault !== "constraint" && fault !== "other";
};

/** The same fault as a lawful "not now", where it is one that can pass; otherwise the error itself. */
export const asRefusal = (error: unknown): unknown => {
  switch (sqliteFault(error)) {
    case "full":
      return new Refusal("unavailable", "disk-full", {
        zh: "磁盘已满，未保存任何内容；腾出空间后请重试。",
        en: "The disk is full; nothing was stored. Try again once there is room.",
      });
    case "io":
    case "readonly":
    case "cannot-open":
      return new Refusal("unavailable", "disk-failed", {
        zh: "磁盘读写失败，未确认任何内容；请稍后重试。",
        en: "The disk failed; nothing was acknowledged. Try again later.",
      });
    default:
      return error;
  }
};
