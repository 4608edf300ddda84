import { groupCommitProbe, oneRowProbe } from "./probes.ts";

test("the probes measure something and leave nothing behind", async () => {
  for (const rate of [await oneRowProbe(50), await groupCommitProbe(20, 50)]) {
    expect(rate.perSecond).toBeGreaterThan(0);
    expect(rate.p50).toBeGreaterThan(0);
    expect(rate.p99).toBeGreaterThanOrEqual(rate.p50);
    expect(rate.cpu).toBeGreaterThan(0);
  }
});
