import { labelText } from "./measures.ts";

// Seconds.
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Labels = Readonly<Record<string, string>>;

interface Series {
  labels: Labels;
  buckets: number[];
  count: number;
  sum: number;
}

/** Rate, errors and duration of one kind of work. */
export interface Durations {
  /** Labels come from a small fixed set. */
  note(labels: Labels, seconds: number): void;
  /** Prometheus text exposition 0.0.4. */
  text(): string;
}

/** A histogram of that name. */
export const durations = (name: string, help: string): Durations => {
  const series = new Map<string, Series>();
  return {
    note(labels, seconds) {
      const key = labelText(labels);
      let found = series.get(key);
      if (!found) series.set(key, (found = { labels, buckets: BOUNDS.map(() => 0), count: 0, sum: 0 }));
      found.count += 1;
      found.sum += seconds;
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at >= 0) found.buckets[at]! += 1;
    },
    text() {
      const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
      for (const { labels, buckets, count, sum } of series.values()) {
        let total = 0;
        BOUNDS.forEach((bound, at) =>
          lines.push(`${name}_bucket${labelText({ ...labels, le: String(bound) })} ${(total += buckets[at]!)}`),
        );
        lines.push(`${name}_bucket${labelText({ ...labels, le: "+Inf" })} ${count}`);
        lines.push(`${name}_sum${labelText(labels)} ${sum}`, `${name}_count${labelText(labels)} ${count}`);
      }
      return `${lines.join("\n")}\n`;
    },
  };
};
