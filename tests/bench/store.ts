import type { Line, Measure } from "./measure.ts";
import { groupCommitProbe } from "./probes.ts";
import { storeRate } from "./store-against-probe.ts";

/** What the event store alone takes from the limit, at one, fifty and a thousand writers. */
export const store: Measure = {
  name: "store",
  title: "the event store alone, against raw SQLite with the same rows",
  run: async ({ folder, scale, measured }) => {
    const place = await folder();
    const milliseconds = Math.max(300, 2_000 * scale);
    const lines: Line[] = [];
    for (const waiting of [1, 50, 1_000]) {
      const limit = await groupCommitProbe(waiting, milliseconds, place);
      const rate = await measured(() => storeRate(waiting, milliseconds, place));
      lines.push(
        {
          what: `facts/s, ${waiting} writers`,
          figure: rate.perSecond,
          limit: { what: `group commit at ${waiting}`, figure: limit.perSecond },
          wanted: "informs",
        },
        {
          what: `CPU µs a fact, ${waiting} writers`,
          figure: rate.cpu,
          limit: { what: "group commit", figure: limit.cpu },
          wanted: "informs",
        },
      );
    }
    return lines;
  },
};
