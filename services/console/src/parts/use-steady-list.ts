import { useMemo, useState } from "react";
import { steady, type Steady } from "./steady-list.ts";

/**
 * Keeps the rows in place while `held` says that somebody reads or has chosen some; else what comes is shown at once.
 * `show` brings the list as it stands now. Another `of` is another list.
 */
export const useSteadyList = <T extends { id: string }>(
  latest: readonly T[],
  { of, held }: { of: string; held: boolean },
): Steady<T> & { show: () => void } => {
  const [base, setBase] = useState<{ of: string; rows: readonly T[] }>({ of, rows: latest });
  const shown = held && base.of === of ? base.rows : undefined;
  // Remembered: comparing lists of thousands at every drawing would be felt.
  const found = useMemo(() => steady(shown ?? [], latest), [shown, latest]);
  const changed =
    base.of !== of ||
    base.rows.length !== found.rows.length ||
    found.rows.some((row, index) => row !== base.rows[index]);
  // Set while drawing, as React has it for what follows from properties: no frame shows the old list.
  if (changed) setBase({ of, rows: found.rows });
  return { ...found, show: () => setBase({ of, rows: [...latest] }) };
};
