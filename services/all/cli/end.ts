import type { Text } from "@yihan/kernel";

/** What the exit codes mean: done, a lawful "no" with its reason, bad usage, the service can't be reached. */
export const exitCodes = { done: 0, no: 1, usage: 2, unreachable: 3 } as const;

export type Ending = Exclude<keyof typeof exitCodes, "done">;

/** Ends a command with a code, a sentence in both languages and, where the service said more, the rest of it. */
export class CommandEnded extends Error {
  readonly ending: Ending;
  readonly text: Text;
  readonly more: object;

  constructor(ending: Ending, text: Text, more: object = {}) {
    super(text.en);
    this.name = "CommandEnded";
    this.ending = ending;
    this.text = text;
    this.more = more;
  }
}

/** Ends a command for what stands on its command line. */
export const badUsage = (zh: string, en: string): CommandEnded => new CommandEnded("usage", { zh, en });
