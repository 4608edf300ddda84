import { CommanderError } from "commander";
import { languageOf, Refusal, Unstartable, type Language } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import { TlogError } from "@yihan/tlog";
import { CommandEnded, exitCodes } from "./end.ts";
import type { Problem } from "./gateway.ts";
import { makeProgram } from "./program.ts";
import type { SharedOptions, Terminal } from "./session.ts";
import { plain } from "./table.ts";
import { usageSentence } from "./usage-sentence.ts";

/** The language asked for, known before the command line is read, so that help speaks it too. */
const askedLanguage = (args: readonly string[]): Language => {
  const at = args.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const value = at < 0 ? undefined : args[at]!.includes("=") ? args[at]!.slice("--lang=".length) : args[at + 1];
  return languageOf(value);
};

/** What a person is told beyond the sentence: faults by place, and what would be possible. */
const moreLines = ({ errors = [], possible = [], version }: Problem, language: Language): string[] => [
  ...errors.map(({ pointer, detail }) => `  ${pointer}  ${detail}`),
  ...(possible.length > 0 ? [language === "zh" ? "现在可以：" : "Possible now:"] : []),
  ...possible.map(({ step, title }) => `  ${step}  ${title}`),
  ...(version === undefined
    ? []
    : [language === "zh" ? `事项现在的版本：${version}` : `The matter stands at version ${version}`]),
];

const endedBy = (error: unknown): CommandEnded | undefined => {
  if (error instanceof CommandEnded) return error;
  if (error instanceof Refusal)
    return new CommandEnded("no", error.text, {
      code: error.code,
      errors: error.faults.map(({ pointer, code, detail }) => ({ pointer, code, detail: detail.zh })),
    });
  if (error instanceof TlogError)
    return new CommandEnded(
      "no",
      { zh: `无法核验：${error.message}`, en: `It can't be verified: ${error.message}` },
      { code: error.code },
    );
  if (error instanceof Unstartable) return new CommandEnded("no", { zh: error.message, en: error.message });
  return undefined;
};

/**
 * Runs one command line and gives its exit code: 0 done, 1 a lawful "no", 2 bad usage, 3 the service can't be reached.
 * Results go to `out`, everything else to `err`; with `--json` a "no" is a JSON object on `err` too. Throws for a bug.
 */
export const runProgram = async (
  args: readonly string[],
  config: Pick<Config, "host" | "port" | "data">,
  terminal: Terminal,
): Promise<number> => {
  const language = askedLanguage(args);
  const program = makeProgram(language, config, terminal);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done;
      // Called with nothing, the program has shown what it can do.
      if (error.code !== "commander.help") terminal.err(`${usageSentence(error, language)}\n`);
      return exitCodes.usage;
    }
    const ended = endedBy(error);
    if (!ended) throw error;
    const sentence = plain(ended.text[language]);
    if (sentence !== "") {
      const json = program.opts<SharedOptions>().json;
      if (json) terminal.err(`${JSON.stringify({ ending: ended.ending, sentence, ...ended.more })}\n`);
      else for (const line of [sentence, ...moreLines(ended.more, language)]) terminal.err(`${plain(line)}\n`);
    }
    return exitCodes[ended.ending];
  }
};
