import type { RowFields } from "./row-fields.ts";

/** Whether the record is in force; `unclear` never ends anything. */
export type Status = "valid" | "ended" | "unclear";

/**
 * The status column. Since 2018: 1 in force, 2 no longer. In the set of 2016: 0 normal, 1 revoked, 2 disputed, 3 other.
 * 0 was "normal" once and is nothing today, so it never ends a record.
 */
export function readStatus(fields: RowFields<"status">, set2016: boolean): Status {
  const text = fields
    .text("status")
    .normalize("NFKC")
    .replace(/^0(?=\d)/, "");
  if (text === "" || /^(?:有效|正常|在用|存续)$/.test(text)) return "valid";
  const ended = set2016 ? "1" : "2";
  if (text === ended || /^(?:无效|撤销|注销|吊销|失效|废止|撤回)$/.test(text)) {
    fields.remark("status", "endedStatus");
    return "ended";
  }
  if (text === "0") {
    if (!set2016) fields.remark("status", "zeroStatus");
    return "valid";
  }
  if (text === "1") return "valid";
  fields.remark("status", "unknownStatus");
  return "unclear";
}
