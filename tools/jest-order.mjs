import TestSequencer from "@jest/test-sequencer";
import { longestFirst } from "./longest-first.ts";

/** Begins with the longest suites: a fresh clone has no memory of how long each took. */
export default class JestOrder extends TestSequencer {
  async sort(suites) {
    // oxlint-disable-next-line unicorn/no-array-sort -- jest's own order, which is no array's sort
    return longestFirst(await super.sort(suites));
  }
}
