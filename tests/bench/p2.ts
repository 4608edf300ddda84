import { groupCommitProbe } from "./probes.ts";
import { inFlight, timed, type Rate } from "./in-flight.ts";
import { letter, openCounty } from "../open-county.ts";
import type { Measure } from "./measure.ts";

const WIDTH = 1_000;

export const p2: Measure = {
  name: "P2",
  title: "durable commands in process, 1,000 in flight, every reader on",
  run: async ({ folder, measured, scale }) => {
    const count = Math.round(40_000 * scale);
    const limit = await groupCommitProbe(WIDTH, 1_500, await folder());
    const county = await openCounty(await folder());
    const li = county.officer("li");
    // Warm code, so that the first thousand don't speak for all.
    await inFlight(2_000, WIDTH, (index) => county.take(letter(li, index, "W")));
    const alone = await inFlight(count, WIDTH, (index) => county.take(letter(li, index, "A")));
    await county.start();
    await county.settled();
    let taken: Rate | undefined;
    const whole = await measured(() =>
      timed(count, async () => {
        taken = await inFlight(count, WIDTH, (index) => county.take(letter(li, index)));
        await county.settled();
      }),
    );
    await county.stop();
    const of = { what: `group commit at ${WIDTH}`, figure: limit.perSecond };
    const cost = { what: "group commit", figure: limit.cpu };
    return [
      {
        what: "commands/s with every reader on",
        figure: taken!.perSecond,
        limit: of,
        wanted: "≥ 0.6",
        reached: taken!.perSecond >= 0.6 * limit.perSecond,
      },
      { what: "commands/s until told, listed and in the log", figure: whole.perSecond, limit: of, wanted: "informs" },
      { what: "CPU µs a command until told, listed and in the log", figure: whole.cpu, limit: cost, wanted: "informs" },
      { what: "commands/s with the readers off", figure: alone.perSecond, limit: of, wanted: "informs" },
      { what: "CPU µs a command with the readers off", figure: alone.cpu, limit: cost, wanted: "informs" },
    ];
  },
};
