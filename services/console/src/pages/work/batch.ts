/** Where one row of a batch stands. */
export interface BatchRow {
  id: string;
  title: string;
  state: "waiting" | "done" | "refused";
  error?: unknown;
}

/** So many are under way at once: quick for a dozen rows, gentle for the system. */
const WIDTH = 4;

/**
 * Does `act` for each row, a few at once, and tells after each how all stand; one that is refused does not stop the others.
 * Resolves when none waits any more.
 */
export const runBatch = async (
  rows: readonly BatchRow[],
  act: (id: string) => Promise<unknown>,
  tell: (rows: readonly BatchRow[]) => void,
): Promise<readonly BatchRow[]> => {
  const now = [...rows];
  const open = now.flatMap(({ state }, index) => (state === "done" ? [] : [index]));
  const work = async (): Promise<void> => {
    for (let index = open.shift(); index !== undefined; index = open.shift()) {
      const { id, title } = now[index]!;
      now[index] = await act(id).then(
        () => ({ id, title, state: "done" as const }),
        (error: unknown) => ({ id, title, state: "refused" as const, error }),
      );
      tell([...now]);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return now;
};
