/** A source of repeatable choices: the same seed gives the same county, byte for byte. */
export interface SeededRandom {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** One of the values, each as likely as the others. */
  pick<T>(values: readonly T[]): T;
  /** The values in another order; the argument stays as it is. */
  shuffled<T>(values: readonly T[]): T[];
}

/** Starts the mulberry32 generator (public domain, Tommy Ettinger) from a 32-bit seed and a stream name, so that one file's draws don't move another's. */
export function seededRandom(seed: number, stream: string): SeededRandom {
  let state = seed >>> 0;
  for (const letter of stream) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    shuffled: (values) => {
      const order = [...values];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const moved = order[last] as (typeof order)[number];
        order[last] = order[other] as typeof moved;
        order[other] = moved;
      }
      return order;
    },
  };
}
