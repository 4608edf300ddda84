import type { Text } from "@yihan/kernel";
import type { LogFaultClass } from "@yihan/tlog";
import type { ExportFaultClass } from "@yihan/tlog/verify/export-fault";

/** What each class of fault in a log means, in a sentence. */
export const logFaults: Readonly<Record<LogFaultClass, Text>> = {
  "entry-altered": { zh: "日志条目的内容被改动。", en: "An entry of the log was altered." },
  "entry-dropped": { zh: "日志中少了一个条目。", en: "An entry was dropped from the log." },
  "entries-swapped": { zh: "日志中有两个条目被对调。", en: "Two entries of the log were swapped." },
  "entry-doubled": { zh: "日志中有一个条目出现两次。", en: "An entry of the log was doubled." },
  "bundle-truncated": { zh: "条目文件的末尾被截去。", en: "The end of a bundle of entries was cut off." },
  "tile-replaced": {
    zh: "哈希文件被替换，与条目不符。",
    en: "A hash tile was replaced: it does not match the entries.",
  },
  "foreign-signature": {
    zh: "检查点不是由受信任的密钥签署的。",
    en: "The checkpoint was not signed with a trusted key.",
  },
  "rebuilt-without-key": {
    zh: "日志被重建，但没有原来的签名密钥：签名与内容不符。",
    en: "The log was rebuilt without its key: the signature is not for this content.",
  },
  "rolled-back": { zh: "检查点退回到了较早的状态。", en: "The checkpoint was rolled back to an earlier state." },
  "tail-deleted": {
    zh: "日志末尾的条目连同最新的检查点被删除。",
    en: "The last entries were deleted together with the newest checkpoint.",
  },
  "rewritten-with-key": {
    zh: "日志用真正的密钥被改写：与先前保存的检查点矛盾。",
    en: "The log was rewritten with its true key: it contradicts a checkpoint kept from earlier.",
  },
  forked: {
    zh: "日志出现分叉：别人看到的是另一份同样大小的日志。",
    en: "The log was forked: somebody else was shown another tree of that size.",
  },
  "row-edited": {
    zh: "日志条目背后的数据库记录被改动或者缺失。",
    en: "The database row behind an entry was edited or is gone.",
  },
  "checkpoint-missing": { zh: "这里没有检查点。", en: "There is no checkpoint." },
  "checkpoint-malformed": { zh: "检查点无法读取。", en: "The checkpoint can't be read." },
};

/** What each class of fault in an export means, in a sentence. */
export const exportFaults: Readonly<Record<ExportFaultClass, Text>> = {
  "fact-altered": { zh: "一条记录或其回执被改动。", en: "A fact or its receipt was altered." },
  "fact-left-out": { zh: "缺少一条记录。", en: "A fact was left out." },
  "fact-doubled": { zh: "有一条记录被放入两次。", en: "A fact was put in twice." },
  "receipt-of-another-fact": { zh: "回执属于另一条记录。", en: "A receipt belongs to another fact." },
  "receipt-missing": { zh: "一条记录缺少回执。", en: "A fact has no receipt." },
  "paper-altered": { zh: "一份材料被改动。", en: "A paper was altered." },
  "paper-left-out": { zh: "缺少一份材料。", en: "A paper was left out." },
  "unexpected-file": {
    zh: "导出包中有不应存在的文件。",
    en: "There is a file in the export that does not belong there.",
  },
  "checkpoint-untrusted": {
    zh: "检查点不是由受信任的密钥签署的。",
    en: "The checkpoint was not signed with a trusted key.",
  },
  "log-altered": {
    zh: "所附或所查的日志与检查点不符。",
    en: "The log, enclosed or asked, does not match the checkpoint.",
  },
  forked: {
    zh: "日志出现分叉：回执出自另一份同样大小的日志。",
    en: "The log was forked: a receipt was made for another tree of that size.",
  },
  "export-malformed": { zh: "导出包无法读取。", en: "The export can't be read." },
};
