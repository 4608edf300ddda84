import type { Text } from "@yihan/kernel/text";
import type { ExportFaultClass } from "@yihan/tlog/verify/export-fault";

/** Everything the page says, in both languages. `{…}` is filled in. */
export const texts = {
  title: { zh: "核验导出包", en: "Verify an export" },
  askTitle: { zh: "导出包", en: "The export" },
  intro: {
    zh: "核验完全在本页内进行：不联网，文件不会离开这台电脑。断网也可以用。",
    en: "Everything is checked inside this page: it makes no request, and the file does not leave this computer. It works without a network.",
  },
  choose: { zh: "选择导出包（.zip）", en: "Choose an export (.zip)" },
  orDrop: { zh: "或者拖到本页任意位置", en: "or drop it anywhere on this page" },
  keyTitle: { zh: "我另行取得的日志公钥（可不填）", en: "A log key I have from elsewhere (may be left out)" },
  keyLabel: { zh: "日志公钥，每行一个", en: "Verifier keys, one a line" },
  keyHint: {
    zh: "格式为“名称+编号+base64”，见该系统的 /log/keys。请从导出包以外的途径取得：不填时，只能采信导出包自带的公钥。",
    en: "Written name+id+base64, as under /log/keys of that system. Get it by another way than the export: without it, the key that the export brings along is believed.",
  },
  again: { zh: "用这些公钥重新核验", en: "Verify again with these keys" },
  badKey: { zh: "公钥无法识别：{why}", en: "The key can't be read: {why}" },
  checking: { zh: "正在核验 {name}……", en: "Checking {name} …" },
  failed: {
    zh: "核验没有完成：{why}。导出包是真是假，还没有结论。",
    en: "The check did not finish: {why}. Nothing is known of the export yet.",
  },
  holds: { zh: "核验通过：{facts} 条记录全部属实", en: "It holds: all {facts} facts are genuine" },
  holdsWhy: {
    zh: "每条记录都与日志中的一致，由签名的检查点证明；材料与记录中的哈希一致；没有多出的文件。",
    en: "Each fact is as the log holds it, proven under a signed checkpoint; the papers have the hashes that the facts name; nothing is there besides.",
  },
  fails: { zh: "核验不通过", en: "It does not hold" },
  failsAt: { zh: "核验不通过：第 {version} 条记录", en: "It does not hold: fact {version}" },
  where: {
    zh: "事项 {matter}，第 {version} 条，日志位置 {index}",
    en: "matter {matter}, fact {version}, index {index} in the log",
  },
  whereUnknown: { zh: "事项 {matter}，第 {version} 条", en: "matter {matter}, fact {version}" },
  file: { zh: "文件：{path}", en: "File: {path}" },
  detail: { zh: "程序所见：{detail}", en: "What the program saw: {detail}" },
  stopped: {
    zh: "核验在第一处错误停下；其后的记录没有核验。",
    en: "The check ended at the first fault; what comes after it was not checked.",
  },
  checked: { zh: "核验了什么", en: "What was checked" },
  name: { zh: "文件", en: "File" },
  chain: { zh: "链条", en: "Chain" },
  matters: { zh: "事项", en: "Matters" },
  facts: { zh: "记录", en: "Facts" },
  factsHold: { zh: "{facts} 条，连同回执", en: "{facts}, each with its receipt" },
  papers: { zh: "材料", en: "Papers" },
  origin: { zh: "日志", en: "Log" },
  size: { zh: "日志大小", en: "Size of the log" },
  entries: { zh: "{size} 个条目", en: "{size} entries" },
  root: { zh: "日志的根", en: "Root of the log" },
  absence: { zh: "有无遗漏", en: "Left out" },
  absenceProven: { zh: "没有遗漏：已查遍日志全部条目", en: "nothing: every entry of the log was gone through" },
  absenceUnproven: {
    zh: "未能证明：导出包没有附日志，此后是否另有记录需在线查询",
    en: "not proven: the log is not enclosed; whether a later fact exists must be asked of it",
  },
  notReached: { zh: "未核验到这一步", en: "not reached" },
  trusted: { zh: "采信的公钥", en: "Key that was trusted" },
  given: { zh: "您填写的", en: "entered by you" },
  enclosed: {
    zh: "导出包自带的——请与该系统公布的公钥比对",
    en: "the one the export brings along: compare it with the key that the system makes known",
  },
  signed: { zh: "签署了检查点", en: "signed the checkpoint" },
  unsigned: { zh: "没有签署检查点", en: "did not sign the checkpoint" },
  noKey: { zh: "没有可用的公钥", en: "no usable key" },
  madeAt: { zh: "导出时间", en: "Made at" },
  notProven: { zh: "供阅读，未经证明", en: "for people, not proven" },
  withheld: { zh: "未附的材料", en: "Papers not enclosed" },
  withheldOf: { zh: "第 {version} 条记录提到 {sha256}", en: "fact {version} names {sha256}" },
  contradicted: { zh: "时间线与记录不符", en: "The timeline says otherwise" },
  contradictedWhy: {
    zh: "timeline.json 对这些记录的说法与记录本身不同，此处以记录为准：{facts}",
    en: "timeline.json tells these facts otherwise than they are; shown here is what the facts say: {facts}",
  },
  took: { zh: "用时", en: "Time taken" },
  milliseconds: { zh: "{ms} 毫秒", en: "{ms} ms" },
  matter: { zh: "事项", en: "Matter" },
  version: { zh: "序号", en: "No." },
  step: { zh: "步骤", en: "Step" },
  legalTime: { zh: "发生时间", en: "When it happened" },
  recordedTime: { zh: "记录时间", en: "When it was recorded" },
  by: { zh: "办理人", en: "By" },
  index: { zh: "日志位置", en: "Index" },
  state: { zh: "核验", en: "Check" },
  stateHolds: { zh: "✓ 属实", en: "✓ genuine" },
  stateWrong: { zh: "✗ 有误", en: "✗ wrong" },
  stateNotReached: { zh: "— 未核验", en: "— not checked" },
  print: { zh: "打印", en: "Print" },
  another: { zh: "核验另一份", en: "Verify another" },
  times: { zh: "时间为北京时间（UTC+8）。", en: "Times are those of Beijing (UTC+8)." },
} as const satisfies Readonly<Record<string, Text>>;

/** What each fault means, in a sentence. */
export const faults: Readonly<Record<ExportFaultClass, Text>> = {
  "fact-altered": { zh: "这条记录或它的回执被改动过。", en: "This fact, or its receipt, was altered." },
  "fact-left-out": { zh: "缺少这条记录。", en: "This fact was left out." },
  "fact-doubled": { zh: "这条记录被放入了两次。", en: "This fact was put in twice." },
  "receipt-of-another-fact": { zh: "回执属于另一条记录。", en: "The receipt belongs to another fact." },
  "receipt-missing": { zh: "这条记录没有回执。", en: "This fact has no receipt." },
  "paper-altered": { zh: "这条记录的一份材料被改动过。", en: "A paper of this fact was altered." },
  "paper-left-out": { zh: "这条记录缺少一份材料。", en: "A paper of this fact was left out." },
  "unexpected-file": {
    zh: "导出包里有不应存在的文件。",
    en: "There is a file in the export that does not belong there.",
  },
  "checkpoint-untrusted": {
    zh: "检查点不是由受信任的公钥签署的。",
    en: "The checkpoint was not signed with a trusted key.",
  },
  "log-altered": { zh: "所附日志与检查点不符。", en: "The enclosed log does not match the checkpoint." },
  forked: {
    zh: "日志分叉：回执出自另一份同样大小的日志。",
    en: "The log was forked: a receipt was made for another tree of that size.",
  },
  "export-malformed": { zh: "这份文件无法作为导出包读取。", en: "The file can't be read as an export." },
};

export type TextName = keyof typeof texts;
export type Language = keyof Text;

/** Fills in what stands in braces; values are text, whatever they hold. */
export const say = (text: Text, language: Language, values: Readonly<Record<string, string | number>> = {}): string =>
  text[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
