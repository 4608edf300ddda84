import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** CPU seconds (user and system) that a process of this machine has used, from /proc. */
export const cpuSecondsOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** MB that a process holds in memory now, and held at most, from /proc. */
export const memoryOf = async (pid: number): Promise<{ now: number; most: number }> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? Number.NaN) / 1_024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
};

/** A process counts as idle after this long without work, in milliseconds: by then it has given back what the start used. */
const IDLE_AFTER = 25_000;

/** MB that a process holds once it has been left alone. */
export const idleMemoryOf = async (pid: number): Promise<number> => {
  await pause(IDLE_AFTER);
  return (await memoryOf(pid)).now;
};
