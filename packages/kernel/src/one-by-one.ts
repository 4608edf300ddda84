/** Does one work after the other, in the order of asking. Work that fails fails for who asked for it; the next is done all the same. */
export const oneByOne = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
};

/** The same for each key by itself: work with another key does not wait. A key at which nobody waits takes no room. */
export const oneByOnePerKey = (): (<T>(key: string, work: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const leave = (): void => void (last.get(key) === mine && last.delete(key));
    mine.then(leave, leave);
    return mine;
  };
};
