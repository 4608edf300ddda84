import type { Day, Text } from "@yihan/kernel";
import type { Actor, DutyAnswer, DutyAsked, Rows } from "../directory/index.ts";

/** What an import of directory files says it did. */
export interface DirectoryReport {
  source: string;
  applied: boolean;
  version: number;
  counts: object;
  changes: readonly object[];
  faults: readonly object[];
}

export interface OfficerFilter {
  authority?: string | undefined;
  unit?: string | undefined;
  kind?: string | undefined;
  q?: string | undefined;
}

/** The answers to one question before and after a planned change. */
export interface ComparedRoute {
  asked: DutyAsked;
  before: { answer: DutyAnswer; explanation: Text };
  after: { answer: DutyAnswer; explanation: Text };
  same: boolean;
}

/** The part of the directory service that is reached from outside. */
export interface DirectoryAnswers {
  importFrom(path: string, actor: Actor, dryRun: boolean): Promise<DirectoryReport>;
  officers(filter: OfficerFilter, day?: Day): Promise<object[]>;
  tree(day?: Day): Promise<object[]>;
  /** Enters an absence; gives the directory's version. */
  cover(asked: { officer: string; deputy: string; from: Day; to: Day; reason: string }, actor: Actor): Promise<number>;
  /** Gives posts to a successor, all or none; gives the directory's version. */
  handOverAll(asked: { posts: readonly string[]; successor: string; from: Day }, actor: Actor): Promise<number>;
  /** Who would get each before and after a change that is applied nowhere. */
  whatIf(planned: Partial<Rows>, asked: readonly DutyAsked[]): Promise<ComparedRoute[]>;
}
