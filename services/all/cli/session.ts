import type { Language, Text } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import { openGateway, type Gateway } from "./gateway.ts";
import { plain } from "./table.ts";

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** True if somebody looks at stderr as it comes, so that a line may be written over. */
  watched: boolean;
  input: AsyncIterable<Uint8Array>;
}

/** The options that every command takes. */
export interface SharedOptions {
  json?: boolean;
  lang?: Language;
  url?: string;
  as?: string;
  tokenFile?: string;
}

/** One run of the program. */
export interface Session {
  language: Language;
  options: SharedOptions;
  data: string;
  gateway: Gateway;
  terminal: Terminal;
  /** A text in the language of the run. */
  word(text: Text): string;
  /** A sentence for the person at the terminal; never mixed with the result. */
  say(text: Text): void;
  /** The result: JSON if asked for, else the lines. */
  show(value: unknown, lines: () => readonly string[]): void;
}

const addressOf = ({ host, port }: Pick<Config, "host" | "port">): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

/** Opens a run: the address comes from `--url`, else from the settings the service itself is started with. */
export const openSession = (
  config: Pick<Config, "host" | "port" | "data">,
  options: SharedOptions,
  terminal: Terminal,
): Session => {
  const language = options.lang ?? "zh";
  const word = (text: Text): string => text[language];
  return {
    language,
    options,
    data: config.data,
    gateway: openGateway({ url: (options.url ?? addressOf(config)).replace(/\/+$/, ""), language }),
    terminal,
    word,
    say: (text) => terminal.err(`${plain(word(text))}\n`),
    show: (value, lines) => {
      if (options.json) terminal.out(`${JSON.stringify(value, undefined, 2)}\n`);
      else for (const line of lines()) terminal.out(`${line}\n`);
    },
  };
};
