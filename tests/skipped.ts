/** A test that this machine, or this adapter, can't run: the closing lines of a run print its title with the reason. */
export const skipped = (title: string, reason: string): void =>
  test.skip(`${title} (skipped: ${reason})`, () => undefined);
