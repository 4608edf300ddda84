import { createWriteStream } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { newId } from "@yihan/kernel";
import { csvLine } from "../../tools/demo-county/csv.ts";
import { shippedSeed } from "../../tools/demo-county/files.ts";
import { licenceColumns } from "../../tools/demo-county/licence-rows.ts";
import { manyLicences } from "../../tools/demo-county/licences.ts";
import { openCounty } from "../open-county.ts";
import { timed, type Rate } from "./in-flight.ts";
import { groupCommitProbe } from "./probes.ts";
import type { Measure } from "./measure.ts";

const ROWS = 20_000;
/** Rows taken in before the measure, so that the code is warm. */
const WARM = 2_000;
/** Rows that an import carries out at the same time. */
const CHUNK = 500;

/** Writes a licence file in the national format: rows `from` to `until` of a county's many. */
const licenceFile = async (path: string, from: number, until: number): Promise<void> => {
  const lines = function* (): Generator<string> {
    yield `${csvLine(licenceColumns)}\n`;
    let index = 0;
    for (const cells of manyLicences(shippedSeed, WARM + ROWS, 0)) {
      if (index >= until) return;
      if (index++ >= from) yield `${csvLine(cells)}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
};

export const p16: Measure = {
  name: "P16",
  title: "import of a licence file, to durable letters, told officers and log leaves",
  run: async ({ folder, measured, scale }) => {
    const rows = Math.round(ROWS * scale);
    const file = join(await folder(), "licences.csv");
    await licenceFile(file, WARM, WARM + rows);
    const limit = await groupCommitProbe(CHUNK, 1_500, await folder());
    const data = await folder();
    const county = await openCounty(data);
    await county.start();
    const li = county.officer("li");
    const take = async (name: string): Promise<void> => {
      const id = newId(Date.now());
      const path = join(data, "imports", `${id}.upload`);
      await copyFile(name, path);
      await county.imports.api.start({ path, file: "licences.csv", kind: "licence", mode: "send", actor: li, id });
      const report = await county.imports.api.finished(id);
      if (report.counts.letters + report.counts.known !== report.rows)
        throw new Error(`the import ended with ${JSON.stringify(report.counts)}`);
    };
    const warm = join(await folder(), "warm.csv");
    await licenceFile(warm, 0, WARM);
    await take(warm);
    await county.settled();
    let read: Rate | undefined;
    const settled = await measured(() =>
      timed(rows, async () => {
        read = await timed(rows, () => take(file));
        await county.settled();
      }),
    );
    const again = await timed(rows, () => take(file));
    await county.stop();
    const of = { what: `group commit at ${CHUNK}`, figure: limit.perSecond };
    return [
      {
        what: "rows/s until settled",
        figure: settled.perSecond,
        limit: of,
        wanted: "≥ 5,000",
        reached: settled.perSecond >= 5_000,
      },
      {
        what: "CPU µs a row until settled",
        figure: settled.cpu,
        limit: { what: "group commit", figure: limit.cpu },
        wanted: "informs",
      },
      { what: "rows/s until every letter is durable", figure: read!.perSecond, limit: of, wanted: "informs" },
      { what: "rows/s of the same file again", figure: again.perSecond, limit: of, wanted: "informs" },
    ];
  },
};
