import type { Command } from "commander";
import type { Text } from "@yihan/kernel";
import type { Session } from "../session.ts";

/** What a group of commands is given to describe itself and to run. */
export interface GroupParts {
  /** A text in the language of the run. */
  word(text: Text): string;
  /** Makes an action out of what a command does in a session; `this` options of the command come last. */
  action<Given extends unknown[]>(
    work: (session: Session, ...given: Given) => Promise<void>,
  ): (...given: Given) => Promise<void>;
}

/** Adds a group's commands to the program. */
export type CommandGroup = (program: Command, parts: GroupParts) => void;
