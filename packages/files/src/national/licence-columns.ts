import { closingColumns, partyColumns } from "./column.ts";
import type { Column } from "./column.ts";

/** The columns of the national licence file, with the variants met in real files and the set of 2016. */
export const licenceColumns = [
  ...partyColumns("XK"),
  {
    field: "documentName",
    code: "XK_XKWS",
    zh: "行政许可决定文书名称",
    codes: ["XK_XMMC"],
    names: ["许可决定文书名称", "行政许可决定书名称", "项目名称", "许可项目名称"],
  },
  {
    field: "documentNumber",
    code: "XK_WSH",
    zh: "行政许可决定文书号",
    names: [
      "行政许可决定书文号",
      "行政许可决定文书文号",
      "许可决定书文号",
      "许可决定文书号",
      "行政许可决定书号",
      "决定书文号",
      "文书号",
    ],
  },
  { field: "category", code: "XK_XKLB", zh: "许可类别", codes: ["XK_SPLB"], names: ["行政许可类别", "审批类别"] },
  { field: "certificateName", code: "XK_XKZS", zh: "许可证书名称", names: ["许可证名称", "证书名称"] },
  { field: "certificateNumber", code: "XK_XKBH", zh: "许可编号", names: ["许可证编号", "许可证书编号", "证书编号"] },
  { field: "content", code: "XK_NR", zh: "许可内容", names: ["行政许可内容"] },
  { field: "decidedOn", code: "XK_JDRQ", zh: "许可决定日期", names: ["行政许可决定日期", "决定日期"] },
  { field: "validFrom", code: "XK_YXQZ", zh: "有效期自", names: ["许可有效期自", "有效期起"] },
  {
    field: "validTo",
    code: "XK_YXQZI",
    zh: "有效期至",
    codes: ["XK_JZQ"],
    names: ["许可有效期至", "许可截止期", "许可截止日期", "有效期止"],
  },
  {
    field: "authorityName",
    code: "XK_XKJG",
    zh: "许可机关",
    codes: ["XK_XZJG"],
    names: ["行政许可机关", "许可机关名称"],
  },
  { field: "authorityCode", code: "XK_XKJGDM", zh: "许可机关统一社会信用代码", names: ["许可机关代码"] },
  { field: "status", code: "XK_ZT", zh: "当前状态", names: ["状态", "许可状态"] },
  { field: "sourceName", code: "XK_LYDW", zh: "数据来源单位" },
  { field: "sourceCode", code: "XK_LYDWDM", zh: "数据来源单位统一社会信用代码", names: ["数据来源单位代码"] },
  { field: "item", code: "XK_ITEM_BM", zh: "事项编码", names: ["许可事项编码", "行政许可事项编码", "事项代码"] },
  ...closingColumns,
] as const satisfies readonly Column[];

export type LicenceField = (typeof licenceColumns)[number]["field"];
