import { maskCell } from "@yihan/kernel/mask-cell";
import type { Text } from "@yihan/kernel/text";

/** Which column, by code and Chinese name; `*` and 整行 for the whole row. */
export interface ColumnName {
  code: string;
  zh: string;
}

/** A problem that holds a row back: where, what stands there (at most 40 characters, masked), what would be right. */
export interface Fault {
  column: ColumnName;
  found: string;
  expected: Text;
  code: FaultCode;
}

/** Something odd about a row that can be sent all the same; nothing personal is in its text. */
export interface Remark {
  column: ColumnName;
  text: Text;
  code: RemarkCode;
}

export const wholeRow: ColumnName = { code: "*", zh: "整行" };

export const expectations = {
  missing: { zh: "此列必须填写", en: "this column must be filled" },
  cellError: { zh: "公式有错误；请填写正确的值", en: "the formula is in error; put the right value here" },
  noStoredValue: {
    zh: "公式没有保存计算结果；请填写数值或文字",
    en: "the formula has no stored result; put the value itself here",
  },
  precisionLost: {
    zh: "号码被存成了数字，末尾已丢失；请把单元格设为文本后重新填写",
    en: "the number was stored as a quantity and lost its last digits; set the cell to text and fill it again",
  },
  notADay: { zh: "真实存在的日期，例如 2026-01-05", en: "a day that exists, such as 2026-01-05" },
  endsBeforeStart: { zh: "有效期至不早于有效期自", en: "the end of validity is not before its start" },
  badUscc: {
    zh: "18 位统一社会信用代码，校验码正确（GB 32100）",
    en: "a unified social credit code of 18 characters with the right check character (GB 32100)",
  },
  badResidentId: {
    zh: "18 位居民身份证号，校验码正确（GB 11643）",
    en: "a resident identity number of 18 characters with the right check character (GB 11643)",
  },
  notMoney: {
    zh: "以万元为单位的金额，最多 6 位小数，例如 0.2",
    en: "an amount in units of ten thousand yuan with at most 6 decimals, such as 0.2",
  },
  noAuthority: {
    zh: "机关名称或统一社会信用代码至少填写一项",
    en: "the authority's name or its unified social credit code",
  },
  notYourAuthority: {
    zh: "许可机关（处罚机关）不是本机关；只能发送本机关作出的决定",
    en: "an authority's own decisions: another one granted or decided this and sends it itself",
  },
  noDocumentNumber: { zh: "含有文字或数字的文书号", en: "a document number with letters or digits" },
  brokenQuote: { zh: "成对的引号；此行的引号没有闭合", en: "quotes in pairs; a quote in this row is not closed" },
  rowTooLong: { zh: "不超过 1,048,576 个字符的一行", en: "a row of at most 1,048,576 characters" },
  cellTooLong: { zh: "不超过 32,767 个字符的单元格", en: "cells of at most 32,767 characters" },
  tooManyColumns: { zh: "不超过 256 列", en: "at most 256 columns" },
  undecodable: {
    zh: "能够识别的文字；此行的编码已损坏",
    en: "text that can be decoded; the encoding of this row is damaged",
  },
  nulCharacter: { zh: "不含空字符的文字", en: "text without zero bytes" },
} as const satisfies Record<string, Text>;

export type FaultCode = keyof typeof expectations;

export const remarkTexts = {
  noPartyCode: { zh: "相对人没有任何代码，按名称识别", en: "the party has no code and is known by its name" },
  zeroUscc: {
    zh: "统一社会信用代码全为零，按没有代码处理",
    en: "the unified social credit code is all zeros and counts as none",
  },
  unknownPartyCategory: {
    zh: "相对人类别无法识别，已按代码判断",
    en: "the party's category is not known; it was told from its codes",
  },
  noPersonNumber: { zh: "自然人没有证件号码", en: "the natural person has no identity number" },
  badRepresentativeId: {
    zh: "法定代表人的身份证号校验不通过",
    en: "the legal representative's identity number fails its check",
  },
  noAuthorityCode: { zh: "没有机关代码，按机关名称识别", en: "the authority has no code and is known by its name" },
  unknownAuthority: {
    zh: "机构库中没有这一机关，按历史机关处理",
    en: "the directory has no such authority; it counts as one of the past",
  },
  noAuthorityName: { zh: "没有机关名称", en: "the authority's name is missing" },
  badSourceCode: { zh: "数据来源单位的代码校验不通过", en: "the source's code fails its check" },
  unknownCategory: {
    zh: "类别不在国家标准之列，按“其他”处理",
    en: "the category is not in the national list and counts as other",
  },
  noDocumentName: { zh: "没有文书名称", en: "the document's name is missing" },
  noContent: { zh: "没有内容", en: "the content is missing" },
  zeroStatus: { zh: "状态为 0，不据此认定许可失效", en: "the status is 0, which alone ends nothing" },
  unknownStatus: { zh: "状态无法识别，不据此认定许可失效", en: "the status is not known, which alone ends nothing" },
  endedStatus: { zh: "状态为无效或撤销", en: "the status says that it is no longer valid" },
  formula: { zh: "单元格是公式，取其保存的结果", en: "the cell is a formula; its stored result was taken" },
  decidedLater: { zh: "决定日期晚于导入日期", en: "the decision is dated after the import" },
  validBeforeDecision: { zh: "有效期自早于决定日期", en: "validity starts before the decision" },
  moneyInYuan: { zh: "金额写明以元为单位，已换算", en: "the amount says yuan and was converted" },
  unreadableDay: { zh: "日期无法识别，未采用", en: "the date can't be read and was left out" },
} as const satisfies Record<string, Text>;

export type RemarkCode = keyof typeof remarkTexts;

/** A fault; `found` is masked and cut here, so that no caller can forget it. */
export function fault(column: ColumnName, code: FaultCode, found: string): Fault {
  return { column: { code: column.code, zh: column.zh }, code, found: maskCell(found), expected: expectations[code] };
}

export function remark(column: ColumnName, code: RemarkCode): Remark {
  return { column: { code: column.code, zh: column.zh }, code, text: remarkTexts[code] };
}
