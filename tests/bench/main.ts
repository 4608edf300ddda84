import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measures, namedMeasures } from "./measures.ts";
import type { Line, Measure } from "./measure.ts";
import { profiled } from "./profile.ts";

const usage = `npm run bench [-- name…] [--quick] [--profile]
  name…      only these: ${[...measures, ...namedMeasures].map(({ name }) => name).join(" ")}; ${namedMeasures.map(({ name }) => name).join(" ")} only where it is named
  --quick    a tenth of the load
  --profile  also writes a CPU profile of each in-process measure and prints its costliest functions`;

/** A run under more pressure than this (percent of time in which somebody waited for a CPU) says little. */
const NOISY = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean" },
    profile: { type: "boolean" },
    one: { type: "string" },
    folder: { type: "string" },
    help: { type: "boolean" },
  },
});

/** Percent of the last ten seconds in which some task waited for a CPU; undefined where the kernel does not say. */
const pressure = async (): Promise<number | undefined> => {
  const text = await readFile("/proc/pressure/cpu", "utf8").catch(() => "");
  const found = /^some avg10=([\d.]+)/m.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** CPU seconds of children that have ended, from /proc/self/stat (cutime and cstime, in hundredths). */
const childSeconds = async (): Promise<number> => {
  const stat = await readFile("/proc/self/stat", "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / 100;
};

const number = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);

const printed = ({ what, figure, limit, wanted, reached }: Line): string => {
  const ratio = limit
    ? `  limit ${number(limit.figure)} (${limit.what})  ratio ${(figure / limit.figure).toFixed(2)}`
    : "";
  const verdict = reached === undefined ? "" : reached ? "  reached" : "  NOT REACHED";
  return `   ${number(figure).padStart(11)} ${what}${ratio}  wanted ${wanted}${verdict}\n`;
};

/** In a process of its own: one measure, its lines sent to the parent. */
const measureHere = async (measure: Measure, shared: string): Promise<void> => {
  let folders = 0;
  const lines = await measure.run({
    scale: values.quick ? 0.1 : 1,
    folder: async () => {
      const path = join(shared, `${measure.name}-${(folders += 1)}`);
      await mkdir(path, { recursive: true });
      return path;
    },
    measured: (work) =>
      values.profile
        ? profiled(join(process.cwd(), "node_modules", ".cache", `bench-${measure.name}.cpuprofile`), work)
        : work(),
  });
  process.send!(lines);
};

const measureInChild = async (measure: Measure, shared: string): Promise<void> => {
  const before = { cpu: await childSeconds(), pressure: await pressure() };
  process.stdout.write(`${measure.name} ${measure.title}\n`);
  const args = [
    "--one",
    measure.name,
    "--folder",
    shared,
    ...(values.quick ? ["--quick"] : []),
    ...(values.profile ? ["--profile"] : []),
  ];
  const child = fork(import.meta.filename, args, { serialization: "advanced" });
  let lines: Line[] = [];
  child.on("message", (sent) => (lines = sent as Line[]));
  const [code] = (await once(child, "exit")) as [number | null];
  for (const line of lines) process.stdout.write(printed(line));
  const after = await pressure();
  const noisy = Math.max(before.pressure ?? 0, after ?? 0) > NOISY ? "  noisy: others wanted the CPU" : "";
  const failed = code === 0 ? "" : `  ENDED WITH ${code}`;
  process.stdout.write(
    `   ${(await childSeconds()) - before.cpu > 0 ? ((await childSeconds()) - before.cpu).toFixed(1) : "?"} CPU s  pressure ${before.pressure ?? "?"} → ${after ?? "?"}${noisy}${failed}\n`,
  );
};

if (values.help) {
  process.stdout.write(`${usage}\n`);
} else if (values.one !== undefined) {
  await measureHere(
    [...measures, ...namedMeasures].find(({ name }) => name === values.one)!,
    values.folder!,
  );
  process.disconnect();
} else {
  const asked =
    positionals.length === 0
      ? measures
      : [...measures, ...namedMeasures].filter(({ name }) =>
          positionals.some((given) => given.toUpperCase() === name.toUpperCase()),
        );
  const shared = await mkdtemp(join(tmpdir(), "yihan-bench-"));
  try {
    for (const measure of asked) await measureInChild(measure, shared);
  } finally {
    await rm(shared, { recursive: true, force: true });
  }
}
