/** An answer this dear to find, in milliseconds, may be a little old. */
const DEAR = 50;
/** For so many times as long as it took to find. */
const TIMES = 20;

/**
 * The last answer while the views stand at the same `head`; an answer that took long is also given again for a while
 * after they moved, so that asking often costs at most a twentieth of a processor.
 */
export const remembered = <T>(find: () => Promise<T>, head: () => Promise<number>): (() => Promise<T>) => {
  let known: { answer: T; head: number; until: number } | undefined;
  let finding: { head: number; answer: Promise<T> } | undefined;
  const findAt = async (at: number): Promise<T> => {
    const begun = performance.now();
    const answer = await find();
    const took = performance.now() - begun;
    known = { answer, head: at, until: took > DEAR ? performance.now() + took * TIMES : 0 };
    return answer;
  };
  return async () => {
    const at = await head();
    if (known && (known.head === at || performance.now() < known.until)) return known.answer;
    // What began before the last change is not the answer after it.
    if (finding?.head !== at) {
      const answer = findAt(at).finally(() => {
        if (finding?.answer === answer) finding = undefined;
      });
      finding = { head: at, answer };
    }
    return finding.answer;
  };
};
