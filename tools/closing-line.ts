// The last words of a test run: why each skipped test was skipped, and one line that counts.

/** What jest hands to a reporter and writes with --json, as far as it is needed here. */
export type TestRun = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: readonly {
    testResults?: readonly Assertion[];
    assertionResults?: readonly Assertion[];
  }[];
};
type Assertion = { status: string; fullName: string };

/** A line for each skip (the test's name carries its reason) and the line `N passed, N failed, N skipped`, of all runs together. */
export function closingLines(...runs: TestRun[]): string[] {
  const tests = runs
    .flatMap(({ testResults }) => testResults)
    .flatMap((file) => file.assertionResults ?? file.testResults ?? []);
  const skipped = tests.filter((test) => test.status === "pending" || test.status === "todo");
  const sum = (count: (run: TestRun) => number): number => runs.reduce((total, run) => total + count(run), 0);
  return [
    ...skipped.map((test) => `skipped: ${test.fullName}`),
    // A file that cannot even be loaded has no tests to count, and must not look like none failed.
    [
      `${sum((run) => run.numPassedTests)} passed`,
      `${sum((run) => run.numFailedTests + run.numRuntimeErrorTestSuites)} failed`,
      `${sum((run) => run.numPendingTests + run.numTodoTests)} skipped`,
    ].join(", "),
  ];
}

/** The jest reporter. */
export default class ClosingLine {
  onRunComplete(_contexts: unknown, run: TestRun): void {
    process.stderr.write(`\n${closingLines(run).join("\n")}\n`);
  }
}
