import { closingLines } from "./closing-line.ts";

const run = {
  numPassedTests: 2,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [
    {
      assertionResults: [
        { status: "passed", fullName: "a letter arrives" },
        { status: "pending", fullName: "a broker keeps order (no broker on this machine)" },
      ],
    },
  ],
};

test("every skip is named with its reason before the line that counts", () => {
  expect(closingLines(run)).toEqual([
    "skipped: a broker keeps order (no broker on this machine)",
    "2 passed, 1 failed, 1 skipped",
  ]);
});

test("a file that cannot be loaded counts as failed", () => {
  const unloaded = { ...run, numFailedTests: 0, numRuntimeErrorTestSuites: 1, testResults: [] };
  expect(closingLines(unloaded)).toEqual(["2 passed, 1 failed, 1 skipped"]);
});

test("several runs are counted together", () => {
  expect(closingLines(run, { ...run, numFailedTests: 0, testResults: [] })).toEqual([
    "skipped: a broker keeps order (no broker on this machine)",
    "4 passed, 1 failed, 2 skipped",
  ]);
});
