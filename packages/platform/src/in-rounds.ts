/**
 * Does the work in rounds, one at a time: whoever asks while a round is under way shares the next. The answer is always
 * that of a round which began after the question, and however many ask, no more than two rounds are pending.
 */
export const inRounds = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let current: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    const round = work().finally(() => {
      if (current === round) current = undefined;
    });
    current = round;
    return round;
  };
  return () => {
    if (next) return next;
    if (!current) return begin();
    next = current.then(begin, begin);
    return next;
  };
};
