/** Decisions of a walk, read one after another from a list of numbers, so that fast-check can make and shrink them. */
export interface Tape {
  /** A number below `many`; 0 when the tape is at its end. */
  below(many: number): number;
  of<T>(list: readonly T[]): T;
  /** True in `percent` of cases. */
  chance(percent: number): boolean;
  /** Some of the list, in its order. */
  some<T>(list: readonly T[], percent?: number): T[];
  ended(): boolean;
}

export const tapeOf = (numbers: readonly number[]): Tape => {
  let at = 0;
  const below = (many: number): number => (numbers[at++] ?? 0) % many;
  const chance = (percent: number): boolean => below(100) < percent;
  return {
    below,
    of: (list) => list[below(list.length)]!,
    chance,
    some: (list, percent = 40) => list.filter(() => chance(percent)),
    ended: () => at >= numbers.length,
  };
};
