import { groupCommitProbe } from "./probes.ts";
import { makeLetters } from "./make-letters.ts";
import type { Measure } from "./measure.ts";

export const p7: Measure = {
  name: "P7",
  title: "supervision's views made anew from the facts",
  run: async ({ folder, scale, measured }) => {
    const count = Math.round(100_000 * scale);
    const { rebuilt, read, stored } = await measured(async () => makeLetters(await folder(), count));
    const limit = await groupCommitProbe(1_000, 1_500, await folder());
    return [
      {
        what: "facts/s",
        figure: rebuilt.perSecond,
        limit: { what: "facts read and decoded", figure: read.perSecond },
        wanted: "≥ 100,000",
        reached: rebuilt.perSecond >= 100_000,
      },
      {
        what: "CPU µs a fact",
        figure: rebuilt.cpu,
        limit: { what: "read and decoded", figure: read.cpu },
        wanted: "informs",
      },
      {
        what: "facts/s stored in bulk",
        figure: stored.perSecond,
        limit: { what: "group commit at 1,000", figure: limit.perSecond },
        wanted: "informs",
      },
    ];
  },
};
