import type { CommanderError } from "commander";
import type { Language } from "@yihan/kernel";

const causes: Readonly<Record<string, string>> = {
  "commander.unknownOption": "没有这个选项",
  "commander.unknownCommand": "没有这个命令",
  "commander.missingArgument": "缺少参数",
  "commander.optionMissingArgument": "选项缺少取值",
  "commander.missingMandatoryOptionValue": "缺少必需的选项",
  "commander.invalidArgument": "取值不对",
  "commander.excessArguments": "参数过多",
  "commander.conflictingOption": "选项互相冲突",
};

/** What is wrong with the command line, and where to look. */
export const usageSentence = (error: CommanderError, language: Language): string => {
  const english = error.message.replace(/^error: /, "");
  if (language === "en") return `${english}. See yihan --help.`;
  // Commander quotes what it found; that is the same in every language.
  const quoted = [...new Set([...english.matchAll(/'([^']*)'/g)].map((match) => match[1]))].join("、");
  const choices = /Allowed choices are ([^.]*)\./.exec(english)?.[1];
  const possible = choices === undefined ? "" : `；可选：${choices.replaceAll(", ", "、")}`;
  return `${causes[error.code] ?? "命令有误"}${quoted === "" ? `（${english}）` : `：${quoted}`}${possible}。用法见 yihan --help。`;
};
