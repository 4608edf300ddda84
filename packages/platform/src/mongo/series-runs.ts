import type { FactDocument } from "./fact-document.ts";

/** A fact that waits for the next number of its series. */
export interface Waiting {
  /** The fact with that number; may be asked again with another. */
  document(number: number): FactDocument;
  /** True if neither its command nor its version is taken. */
  isFree(): Promise<boolean>;
  /** Stored as this document; undefined: its command or its version is taken. */
  stored(document: FactDocument | undefined): void;
  failed(error: unknown): void;
}

/** How far a run of documents came, in order: those before `stored` are there for good. */
export interface Inserted {
  stored: number;
  /** The next one met a key that is taken. */
  refused: boolean;
  /** Why it ended otherwise; what became of the rest is not known. */
  error?: unknown;
}

export interface SeriesRunsParts {
  insert(documents: readonly FactDocument[]): Promise<Inserted>;
  /** The highest number that is there for good; 0 for none. */
  highest(series: string): Promise<number>;
}

/** Documents, and bytes of them, that are inserted together. */
const MOST = 200;
const MOST_BYTES = 4 * 1_048_576;

/**
 * Stores the facts of a series in the order of asking, all that wait at the same time in one ordered insert. The insert
 * itself takes the numbers: it ends at the first that can't be stored, so that no number is left out, and what came behind
 * that one gets others. Whoever loses a number to another process looks for the highest anew.
 */
export const seriesRuns = ({ insert, highest }: SeriesRunsParts): ((series: string, one: Waiting) => void) => {
  const queues = new Map<string, Waiting[]>();
  const lastNumbers = new Map<string, number>();

  const storeRun = async (series: string, queue: Waiting[]): Promise<void> => {
    const first = 1 + (lastNumbers.get(series) ?? (await highest(series)));
    const documents: FactDocument[] = [];
    for (let bytes = 0; documents.length < Math.min(queue.length, MOST) && bytes < MOST_BYTES;) {
      const document = queue[documents.length]!.document(first + documents.length);
      documents.push(document);
      bytes += document.data.length;
    }
    const { stored, refused, error } = await insert(documents);
    for (const document of documents.slice(0, stored)) queue.shift()!.stored(document);
    if (error === undefined) lastNumbers.set(series, first + stored - 1);
    else throw error;
    if (!refused) return;
    if (await queue[0]!.isFree()) lastNumbers.delete(series);
    else queue.shift()!.stored(undefined);
  };

  const work = async (series: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      try {
        await storeRun(series, queue);
      } catch (error) {
        lastNumbers.delete(series);
        // Those who wait are told at once with those who tried: nobody waits for each other's limits.
        for (const one of queue.splice(0)) one.failed(error);
      }
    }
    queues.delete(series);
  };

  return (series, one) => {
    const queue = queues.get(series);
    if (queue) {
      queue.push(one);
      return;
    }
    const begun = [one];
    queues.set(series, begun);
    void work(series, begun);
  };
};
