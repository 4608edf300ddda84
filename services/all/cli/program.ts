import { Command, Option } from "commander";
import type { Language, Text } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import { chainCommands } from "./commands/chains.ts";
import { directoryCommands } from "./commands/directory.ts";
import type { CommandGroup, GroupParts } from "./commands/group.ts";
import { importCommands } from "./commands/imports.ts";
import { matterCommands } from "./commands/matters.ts";
import { openCommand } from "./commands/open.ts";
import { peopleCommands } from "./commands/people.ts";
import { reportCommands } from "./commands/reports.ts";
import { takeCommand } from "./commands/take.ts";
import { verifyCommands } from "./commands/verify.ts";
import { openSession, type SharedOptions, type Terminal } from "./session.ts";

/** The groups in the order of the help. */
const groups: readonly CommandGroup[] = [
  importCommands,
  matterCommands,
  openCommand,
  takeCommand,
  chainCommands,
  verifyCommands,
  reportCommands,
  peopleCommands,
  directoryCommands,
];

const headings: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Global Options:": "通用选项：",
  "Commands:": "命令：",
};

/** The program with all its commands; texts are in `language`. A fault of usage throws a CommanderError instead of ending the process. */
export const makeProgram = (
  language: Language,
  config: Pick<Config, "host" | "port" | "data">,
  terminal: Terminal,
): Command => {
  const word = (text: Text): string => text[language];
  const program = new Command("yihan");
  const parts: GroupParts = {
    word,
    action:
      (work) =>
      async (...given) =>
        work(openSession(config, program.opts<SharedOptions>(), terminal), ...given),
  };
  program
    .description(
      word({
        zh: "一函：政府机关之间的事项流转与存证",
        en: "Yihan carries matters between government authorities and proves that they arrived.",
      }),
    )
    .option("--json", word({ zh: "以 JSON 输出", en: "print JSON" }))
    .addOption(
      new Option("--lang <language>", word({ zh: "语言", en: "language" })).choices(["zh", "en"]).default("zh"),
    )
    .option(
      "--url <url>",
      word({
        zh: "服务地址（默认取自 YIHAN_HOST、YIHAN_PORT）",
        en: "address of the service (else from YIHAN_HOST and YIHAN_PORT)",
      }),
    )
    .option("--as <officer>", word({ zh: "以此人的身份办理（演示登录）", en: "act as this officer (demo sign-in)" }))
    .option("--token-file <file>", word({ zh: "存有令牌的文件", en: "file that holds a token" }))
    .helpOption("-h, --help", word({ zh: "显示用法", en: "show how to use it" }))
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (language === "zh" ? (headings[title] ?? title) : title),
    })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => undefined })
    .exitOverride();
  for (const group of groups) group(program, parts);
  return program;
};
