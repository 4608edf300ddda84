/** The suites that take minutes: begun last, one of them would run alone while the other workers are idle. */
export const LONGEST = [
  "tests/distributed/faults.spec.ts",
  "tests/distributed/three-brokers.spec.ts",
  "tests/distributed/process-faults.spec.ts",
  "tests/distributed/compose.spec.ts",
  "tests/console/every-page.spec.ts",
  "tests/chaos/kill.spec.ts",
];

/** The longest suites first, the others in the order they come. */
export const longestFirst = <Suite extends { path: string }>(suites: readonly Suite[]): Suite[] => {
  const rank = ({ path }: Suite): number => {
    const place = LONGEST.findIndex((end) => path.endsWith(end));
    return place < 0 ? LONGEST.length : place;
  };
  return suites.toSorted((a, b) => rank(a) - rank(b));
};
