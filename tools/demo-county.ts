import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { csvLine } from "./demo-county/csv.ts";
import { countyFiles, shippedSeed } from "./demo-county/files.ts";
import { licenceColumns } from "./demo-county/licence-rows.ts";
import { manyLicences } from "./demo-county/licences.ts";

const usage = `node tools/demo-county.ts [--seed N]                                       rewrites services/all/demo
node tools/demo-county.ts --licences N --out FILE [--faulty M] [--seed S]  writes N different licences, M of them faulty (default: one in a hundred)`;

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    licences: { type: "string" },
    faulty: { type: "string" },
    out: { type: "string" },
  },
});

/** A whole number not below zero, or the usage and exit code 2. */
function wholeNumber(name: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  console.error(`--${name} wants a whole number, not ${given.slice(0, 40)}\n${usage}`);
  process.exit(2);
}

const seed = wholeNumber("seed", values.seed, shippedSeed);

if (values.licences === undefined) {
  const folder = join(import.meta.dirname, "..", "services", "all", "demo");
  for (const [path, text] of Object.entries(countyFiles(seed))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
} else {
  const rows = wholeNumber("licences", values.licences, 0);
  const faulty = wholeNumber("faulty", values.faulty, Math.floor(rows / 100));
  if (values.out === undefined || faulty > rows) {
    console.error(
      values.out === undefined ? `--out is missing\n${usage}` : `--faulty can't be more than --licences\n${usage}`,
    );
    process.exit(2);
  }
  const lines = function* (): Generator<string> {
    yield `${csvLine(licenceColumns)}\n`;
    for (const cells of manyLicences(seed, rows, faulty)) yield `${csvLine(cells)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(values.out));
  console.log(`rows ${rows}, letters ${rows - faulty}, faulty ${faulty}`);
}
