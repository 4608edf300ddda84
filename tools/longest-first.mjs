import TestSequencer from "@jest/test-sequencer";

/** The suites that take minutes, by their ends: begun last, one of them would run alone while the other workers are idle. */
const LONGEST = [
  "tests/distributed/faults.spec.ts",
  "tests/distributed/three-brokers.spec.ts",
  "tests/distributed/process-faults.spec.ts",
  "tests/distributed/compose.spec.ts",
  "tests/console/every-page.spec.ts",
  "tests/chaos/kill.spec.ts",
];

/** Begins with the longest suites; a fresh clone has no memory of how long each took. */
export default class LongestFirst extends TestSequencer {
  async sort(suites) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((end) => path.endsWith(end));
      return place < 0 ? LONGEST.length : place;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- jest's own order, which is no array's sort
    const usual = await super.sort(suites);
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
