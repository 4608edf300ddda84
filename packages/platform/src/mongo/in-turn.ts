import { isUnavailable } from "./mongo-fault.ts";

/** Does work with the same key one after the other, in the order of asking. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** When the database is away, those who wait are told at once with the one who tried: nobody waits for each other's limits. */
export const inTurn = (): InTurn => {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (tails.get(key) ?? Promise.resolve(undefined)).then((refusal) => {
      if (refusal !== undefined) throw refusal;
      return work();
    });
    const tail = mine.then(
      () => undefined,
      (error: unknown) => (isUnavailable(error) ? error : undefined),
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
};
