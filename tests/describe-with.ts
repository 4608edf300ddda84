import { isNone, type None } from "./containers/none.ts";
import { skipped } from "./skipped.ts";

/**
 * Tests that need what was started for this file: a broker, a browser, a county. It ends after them. Where there is none,
 * one skip says why. Each file starts its own (`const kafka = await startKafka()` before its tests), so that files can run
 * beside each other and one may stop its broker.
 */
export const describeWith = <Started extends { close(): Promise<void> }>(
  title: string,
  started: Started | None,
  body: (started: Started) => void,
): void => {
  if (isNone(started)) return skipped(title, started.none);
  describe(title, () => {
    body(started);
    afterAll(() => started.close());
  });
};
