import { startServer } from "../server.ts";
import { percentile } from "./in-flight.ts";
import { lettersToFrames } from "./letters-to-frames.ts";
import type { Measure } from "./measure.ts";

const RATE = 1_000;
const SECONDS = 10;

export const p4: Measure = {
  name: "P4",
  title: `approval sent → the officer's SSE frame, open loop at ${RATE}/s for ${SECONDS} s, client on the same machine`,
  run: async ({ folder, scale }) => {
    const server = startServer({ data: await folder(), env: { YIHAN_DEMO: "county" } });
    const url = await server.ready;
    await server.says("verified");
    const { told, answered, late, failed, missing } = await lettersToFrames(url, RATE, SECONDS * scale);
    server.child.kill("SIGTERM");
    await server.ended;
    const p50 = percentile(told, 0.5);
    const p99 = percentile(told, 0.99);
    return [
      {
        what: "ms p50 until the frame",
        figure: p50,
        limit: { what: "until the answer, p50", figure: percentile(answered, 0.5) },
        wanted: "≤ 5 ms",
        reached: p50 <= 5,
      },
      {
        what: "ms p99 until the frame",
        figure: p99,
        limit: { what: "until the answer, p99", figure: percentile(answered, 0.99) },
        wanted: "≤ 25 ms",
        reached: p99 <= 25,
      },
      { what: "ms p99 by which the load generator itself was late", figure: percentile(late, 0.99), wanted: "informs" },
      {
        what: "letters whose frame did not come",
        figure: missing,
        wanted: "0",
        reached: missing === 0 && told.length > 0,
      },
      { what: "requests refused or broken", figure: failed, wanted: "0", reached: failed === 0 },
    ];
  },
};
