/** A column of a national file: its code and Chinese name today, and what else it has been called. */
export interface Column<Field extends string = string> {
  field: Field;
  code: string;
  zh: string;
  /** other codes it is met under */
  codes?: readonly string[];
  /** other Chinese names, in the form of `headerName` */
  names?: readonly string[];
}

/** Which of the two national files. */
export type Kind = "licence" | "penalty";

export const kindNames = {
  licence: { zh: "行政许可", en: "licence" },
  penalty: { zh: "行政处罚", en: "penalty" },
} as const satisfies Record<Kind, { zh: string; en: string }>;

/** A header without what people add to it: width, case, spaces, stars, brackets, and the running number of a code. */
export function headerName(text: string): string {
  const bare = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s*'"“”‘’:;,，。、()[\]{}〔〕【】《》<>\uFEFF\u200B]/g, "");
  // "行政相对人代码_1(统一社会信用代码)": the number differs between the sets of 2016 and 2018, the name doesn't.
  return bare.replace(/^(?:行政相对人)?代码_?\d(?=.)/, "");
}

/** The columns that say who the party is; the same in both files but for the prefix. */
export const partyColumns = (prefix: "XK" | "CF") =>
  [
    {
      field: "partyName",
      code: `${prefix}_XDR_MC`,
      zh: "行政相对人名称",
      codes: [`${prefix}_XDR`],
      names: ["相对人名称", "行政相对人"],
    },
    {
      field: "partyCategory",
      code: `${prefix}_XDR_LB`,
      zh: "行政相对人类别",
      codes: [`${prefix}_XDR_TYPE`],
      names: ["相对人类别", "行政相对人类型", "相对人类型"],
    },
    {
      field: "uscc",
      code: `${prefix}_XDR_SHXYM`,
      zh: "统一社会信用代码",
      names: ["行政相对人统一社会信用代码", "行政相对人代码_1", "代码_1", "社会信用代码"],
    },
    {
      field: "registration",
      code: `${prefix}_XDR_GSZC`,
      zh: "工商注册号",
      codes: [`${prefix}_XDR_GSDJ`],
      names: ["工商登记码", "工商登记号", "工商注册码"],
    },
    { field: "organisation", code: `${prefix}_XDR_ZZJG`, zh: "组织机构代码", codes: [`${prefix}_XDR_ZDM`] },
    { field: "tax", code: `${prefix}_XDR_SWDJ`, zh: "税务登记号" },
    { field: "institution", code: `${prefix}_XDR_SYDW`, zh: "事业单位证书号" },
    { field: "society", code: `${prefix}_XDR_SHZZ`, zh: "社会组织登记证号" },
    {
      field: "representative",
      code: `${prefix}_FRDB`,
      zh: "法定代表人",
      codes: [`${prefix}_FDDB`, `${prefix}_FR`, `${prefix}_FDDBR`],
      names: ["法定代表人姓名", "法定代表人负责人", "法人代表"],
    },
    { field: "representativeIdType", code: `${prefix}_FR_ZJLX`, zh: "法定代表人证件类型" },
    {
      field: "representativeIdNumber",
      code: `${prefix}_FR_ZJHM`,
      zh: "法定代表人证件号码",
      codes: [`${prefix}_FR_SFZH`],
      names: ["法定代表人身份证号", "法定代表人身份证号码"],
    },
    {
      field: "personIdType",
      code: `${prefix}_XDR_ZJLX`,
      zh: "自然人证件类型",
      names: ["行政相对人证件类型", "相对人证件类型"],
    },
    {
      field: "personIdNumber",
      code: `${prefix}_XDR_ZJHM`,
      zh: "自然人证件号码",
      codes: [`${prefix}_XDR_SFZ`],
      names: [
        "行政相对人证件号码",
        "相对人证件号码",
        "居民身份证号",
        "居民身份证号码",
        "自然人身份证号",
        "自然人身份证号码",
      ],
    },
  ] as const satisfies readonly Column[];

/** The columns that close both files. */
export const closingColumns = [
  { field: "note", code: "BZ", zh: "备注" },
  { field: "place", code: "DFBM", zh: "地方编码", names: ["行政区划", "行政区划代码", "行政区划编码", "所属区划"] },
] as const satisfies readonly Column[];
