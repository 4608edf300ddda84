import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Part } from "./run.ts";

/** How long it must have been quiet, in milliseconds. */
const QUIET_MS = 10_000;
/** Below this share of its time the process counts as quiet. */
const QUIET_SHARE = 0.02;
/** What a process may hold without being asked to give back, in bytes. */
const MODEST = 140_000_000;

/**
 * V8's own collection of everything, which also hands free pages back to the system. It holds the process up for up to a
 * second, and no gentler one gives anything back.
 */
const collector = (): (() => void) => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (options: object) => void;
  return () => collect({ type: "major", execution: "sync", flavor: "last-resort" });
};

export interface IdleMemoryParts {
  /** Share of the time since the call before in which there was something to do, 0 to 1. */
  busy?: () => number;
  /** Bytes that the process holds. */
  held?: () => number;
  collect?: () => void;
}

/**
 * Decides at each call whether to collect: once in every quiet spell, never while there is work, nor where little is
 * held. What start and bursts of work used stays with the process otherwise, because V8 grows its young generation and
 * shrinks it only when it collects.
 */
export const idleMemory = ({
  busy = shareSinceLast(),
  held = process.memoryUsage.rss,
  collect = collector(),
}: IdleMemoryParts = {}): (() => void) => {
  let due = true;
  return () => {
    if (busy() >= QUIET_SHARE) due = true;
    else if (due && held() > MODEST) {
      due = false;
      collect();
      busy(); // the collection itself is no work
    }
  };
};

const shareSinceLast = (): (() => number) => {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
};

/** The watch over quiet spells as a part of the program. */
export const idleMemoryPart = (): Part => ({
  name: "idle memory",
  start: async () => {
    const timer = setInterval(idleMemory(), QUIET_MS);
    timer.unref();
    return async () => clearInterval(timer);
  },
});
