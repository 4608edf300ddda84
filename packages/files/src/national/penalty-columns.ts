import { closingColumns, partyColumns } from "./column.ts";
import type { Column } from "./column.ts";

/** The columns of the national penalty file, with the variants met in real files and the set of 2016. */
export const penaltyColumns = [
  ...partyColumns("CF"),
  {
    field: "documentName",
    code: "CF_CFMC",
    zh: "处罚名称",
    codes: ["CF_AJMC"],
    names: ["行政处罚决定文书名称", "行政处罚决定书名称", "案件名称"],
  },
  {
    field: "documentNumber",
    code: "CF_WSH",
    zh: "行政处罚决定文书号",
    names: ["行政处罚决定书文号", "处罚决定书文号", "处罚决定文书号", "行政处罚决定书号", "决定书文号", "文书号"],
  },
  { field: "violation", code: "CF_WFXW", zh: "违法行为类型", names: ["违法行为"] },
  { field: "facts", code: "CF_SY", zh: "违法事实", names: ["处罚事由"] },
  { field: "basis", code: "CF_YJ", zh: "处罚依据", names: ["行政处罚依据"] },
  {
    field: "category",
    code: "CF_CFLB",
    zh: "处罚类别",
    codes: ["CF_CFLB1"],
    names: ["行政处罚类别", "处罚类别1", "处罚种类"],
  },
  { field: "secondCategory", code: "CF_CFLB2", zh: "处罚类别2" },
  { field: "content", code: "CF_NR", zh: "处罚内容", codes: ["CF_JG"], names: ["行政处罚内容", "处罚结果"] },
  { field: "fine", code: "CF_NR_FK", zh: "罚款金额(万元)", names: ["罚款金额", "罚款万元"] },
  {
    field: "confiscated",
    code: "CF_NR_WFFF",
    zh: "没收违法所得、没收非法财物的金额(万元)",
    names: [
      "没收金额万元",
      "没收金额",
      "没收违法所得没收非法财物的金额",
      "没收违法所得没收非法财物金额万元",
      "没收违法所得",
      "没收违法所得万元",
    ],
  },
  { field: "certificate", code: "CF_NR_ZKDX", zh: "暂扣或吊销证照名称及编号" },
  { field: "decidedOn", code: "CF_JDRQ", zh: "处罚决定日期", names: ["行政处罚决定日期", "决定日期"] },
  { field: "validTo", code: "CF_YXQ", zh: "处罚有效期", codes: ["CF_JZRQ"], names: ["处罚截止期", "处罚截止日期"] },
  { field: "publicUntil", code: "CF_GSJZQ", zh: "公示截止期", names: ["公示截止日期"] },
  {
    field: "authorityName",
    code: "CF_CFJG",
    zh: "处罚机关",
    codes: ["CF_XZJG"],
    names: ["行政处罚机关", "处罚机关名称"],
  },
  { field: "authorityCode", code: "CF_CFJGDM", zh: "处罚机关统一社会信用代码", names: ["处罚机关代码"] },
  { field: "status", code: "CF_ZT", zh: "当前状态", names: ["状态"] },
  { field: "sourceName", code: "CF_SJLY", zh: "数据来源单位", codes: ["CF_LYDW"], names: ["来源单位"] },
  {
    field: "sourceCode",
    code: "CF_SJLYDM",
    zh: "数据来源单位统一社会信用代码",
    codes: ["CF_LYDWDM"],
    names: ["数据来源单位代码", "来源单位代码"],
  },
  { field: "item", code: "CF_ITEM_BM", zh: "事项编码", names: ["处罚事项编码", "行政处罚事项编码", "事项代码"] },
  ...closingColumns,
] as const satisfies readonly Column[];

export type PenaltyField = (typeof penaltyColumns)[number]["field"];
