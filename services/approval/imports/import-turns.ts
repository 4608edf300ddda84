/** Who waits for a turn, in the order of coming. */
interface Waiting {
  authority: string;
  go: () => void;
}

/** Lets work run in turns: at most `atOnce` at a time, and one of each authority, so that nobody's files hold up the others'. */
export const importTurns = (atOnce: number) => {
  const active = new Set<string>();
  const waiting: Waiting[] = [];
  let closed = false;

  const letGo = (): void => {
    for (let index = 0; index < waiting.length && active.size < atOnce;) {
      const { authority, go } = waiting[index]!;
      if (active.has(authority)) index++;
      else {
        waiting.splice(index, 1);
        active.add(authority);
        go();
      }
    }
  };

  return {
    /** Runs the work when its turn comes; at once, before this returns, if it may. After `close` nothing waits any more. */
    enter: async <T>(authority: string, work: () => Promise<T>): Promise<T> => {
      if (closed) return work();
      if (active.size < atOnce && !active.has(authority)) active.add(authority);
      else await new Promise<void>((go) => void waiting.push({ authority, go }));
      try {
        return await work();
      } finally {
        active.delete(authority);
        if (!closed) letGo();
      }
    },
    /** Lets everything that waits go at once, to see for itself that the end has come. */
    close: (): void => {
      closed = true;
      for (const { go } of waiting.splice(0)) go();
    },
  };
};
