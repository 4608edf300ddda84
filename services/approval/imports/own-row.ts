import { fault, remark, type Fault, type LicenceRecord, type PenaltyRecord, type ReadRow } from "@yihan/files";
import { decidedBy, type Actor, type Circumstances } from "@yihan/matter";
import { penaltyBy } from "../flows/penalty-notice/rules.ts";

type DataRow = Extract<ReadRow<LicenceRecord | PenaltyRecord>, { outcome: "data" }>;

const columns = {
  licence: { code: "XK_XKJGDM", zh: "许可机关统一社会信用代码" },
  penalty: { code: "CF_CFJGDM", zh: "处罚机关统一社会信用代码" },
} as const;

/**
 * The row as its sender may send it, with a remark where the directory does not have the authority that decided; or the
 * fault of a row that another authority must send. The data source (XK_LYDW, CF_SJLY) says who filled the row in, and
 * nothing hangs on it.
 */
export const ownRow = (row: DataRow, actor: Actor, circumstances: Circumstances): DataRow | Fault => {
  const { kind, authority } = row.record;
  const named = authority.code || authority.name;
  const decided = (kind === "licence" ? decidedBy : penaltyBy)(named, actor, circumstances);
  if (decided === "others") return fault(columns[kind], "notYourAuthority", named);
  if (decided === "own") return row;
  return { ...row, remarks: [...row.remarks, remark(columns[kind], "unknownAuthority")] };
};
