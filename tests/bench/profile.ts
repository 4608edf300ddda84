import { mkdir, writeFile } from "node:fs/promises";
import { Session, type Profiler } from "node:inspector/promises";
import { basename, dirname } from "node:path";

const SHOWN = 15;

type Node = Profiler.ProfileNode;

const placeOf = ({ callFrame: { functionName, url, lineNumber } }: Node): string =>
  `${functionName || "(anonymous)"}${url ? ` ${basename(url)}:${lineNumber + 1}` : ""}`;

/** A native function says little by itself (every statement is `run`): it is named with the first of our own that called it. */
const namesOf = (nodes: readonly Node[]): Map<number, string> => {
  const callers = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
  const caller = (node: Node): Node | undefined => {
    let at = callers.get(node.id);
    while (at && at.callFrame.url === "") at = callers.get(at.id);
    return at;
  };
  return new Map(
    nodes.map((node) => {
      const from = node.callFrame.url === "" ? caller(node) : undefined;
      return [node.id, from ? `${placeOf(node)} ← ${placeOf(from)}` : placeOf(node)];
    }),
  );
};

/** Self time by function, costliest first, in milliseconds. */
const selfTimes = ({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): { name: string; ms: number }[] => {
  const names = namesOf(nodes);
  const byName = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? "?";
    byName.set(name, (byName.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1_000);
  }
  return [...byName].map(([name, ms]) => ({ name, ms })).toSorted((a, b) => b.ms - a.ms);
};

/** Runs `work` under the CPU profiler, writes the profile to `path` and prints the costliest functions. */
export const profiled = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 500 });
  await session.post("Profiler.start");
  try {
    return await work();
  } finally {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify(profile));
    const times = selfTimes(profile);
    const whole = times.reduce((sum, { ms }) => sum + ms, 0);
    process.stdout.write(`      self times of ${Math.round(whole)} ms (whole profile in ${path})\n`);
    for (const { name, ms } of times.slice(0, SHOWN))
      process.stdout.write(`      ${((100 * ms) / whole).toFixed(1).padStart(5)} %  ${name}\n`);
  }
};
