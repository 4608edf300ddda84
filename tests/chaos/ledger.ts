/** What was asked: the letter or step by its own number, and a text that no other has. */
export interface Asked {
  /** Number of the command; the same number again is the same command. */
  number: number;
  /** Text that stands in the fact and nowhere else; empty for steps that carry none. */
  mark: string;
}

/** An answer that was given: from then on it must be true for ever. */
export interface Acknowledged extends Asked {
  matter: string;
  version: number;
  step: string;
  documentNumber: string;
}

/** One fact as it stands in the end. */
export interface StandingFact {
  matter: string;
  version: number;
  flow: string;
  step: string;
  documentNumber: string;
  mark: string;
  cause: string;
  /** The officer who has to act after it. */
  next: string;
  /** How many leaves of the log are its. */
  leaves: number;
}

/** What is there in the end. */
export interface Account {
  facts: StandingFact[];
  /** One entry for each notification that stands: `<fact> <officer>`. */
  notifications: string[];
  /** Matters whose list entry is not what their facts say. */
  unequal: string[];
  /** Matters set aside, with their reasons. */
  parked: string[];
  /** Empty if the log verifies, else the class and detail. */
  logFault: string;
  leaves: number;
}

/** Everything that was asked and answered in a campaign. */
export interface Ledger {
  kills: number;
  sent: number;
  acknowledged: Acknowledged[];
  /** Repetitions of commands, and those among them whose answer was another. */
  repeated: number;
  otherAnswers: string[];
}

export const emptyLedger = (): Ledger => ({ kills: 0, sent: 0, acknowledged: [], repeated: 0, otherAnswers: [] });

/** Enters an answer; a second one to the same command must be the first again. */
export const enter = (ledger: Ledger, answers: Map<number, Acknowledged>, answer: Acknowledged): void => {
  const first = answers.get(answer.number);
  if (!first) {
    answers.set(answer.number, answer);
    ledger.acknowledged.push(answer);
    return;
  }
  ledger.repeated += 1;
  const same =
    first.matter === answer.matter &&
    first.version === answer.version &&
    first.step === answer.step &&
    first.documentNumber === answer.documentNumber;
  if (!same)
    ledger.otherAnswers.push(`command ${answer.number}: ${JSON.stringify(first)}, then ${JSON.stringify(answer)}`);
};
