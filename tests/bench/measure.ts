/** One printed line of the bench: what was measured, the limit of the same run, and how they compare. */
export interface Line {
  /** What was measured, with its unit. */
  what: string;
  figure: number;
  /** The limit probe of the same run. */
  limit?: { what: string; figure: number } | undefined;
  /** The goal in words. */
  wanted: string;
  /** Whether the goal is reached; undefined where a line only informs. */
  reached?: boolean | undefined;
}

/** What a measure gets from the run. */
export interface Run {
  /** An empty folder, removed at the end of the run. */
  folder(): Promise<string>;
  /** Runs the measured part; under `--profile` writes its CPU profile and prints the costliest functions. */
  measured<T>(work: () => Promise<T>): Promise<T>;
  /** Bounds on what is generated: 1 in a full run, less in a quick one. */
  scale: number;
}

/** One measure: a small file each, run in a process of its own. */
export interface Measure {
  name: string;
  title: string;
  run(run: Run): Promise<Line[]>;
}
