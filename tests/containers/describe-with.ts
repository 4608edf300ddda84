import { isNone, type None } from "./none.ts";

/**
 * Tests that need what was started for this file; it ends after them. Where there is none, one skip says why.
 * Each file of tests starts its own (`const kafka = await startKafka()` before its tests), so that files can run beside
 * each other and one may stop its broker.
 */
export const describeWith = <Started extends { stop(): Promise<void> }>(
  title: string,
  started: Started | None,
  body: (started: Started) => void,
): void => {
  if (isNone(started)) {
    test.skip(`${title} (skipped: ${started.none})`, () => undefined);
    return;
  }
  afterAll(() => started.stop());
  body(started);
};
