/** A number that says how the program is, read when somebody asks. */
export interface Measure {
  /** Prometheus name with unit, for instance `yihan_pending_oldest_seconds`. */
  name: string;
  help: string;
  /** Told apart by these, from a small fixed set. */
  labels?: Readonly<Record<string, string>>;
  read(): number | Promise<number>;
}

const quoted = (value: string): string => JSON.stringify(value);

/** Labels as Prometheus writes them, with the braces; nothing for none. */
export const labelText = (labels: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${quoted(value)}`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
};

/**
 * The measures as Prometheus text (exposition 0.0.4), those of one name together. One that can't be had is left out and
 * told to `failed`: it must not hide the others, and its absence is itself a sign.
 */
export const measureText = async (
  measures: readonly Measure[],
  failed: (error: unknown, measure: string) => void,
): Promise<string> => {
  const blocks = new Map<string, string>();
  for (const { name, help, labels, read } of measures) {
    try {
      const line = `${name}${labelText(labels)} ${await read()}\n`;
      blocks.set(name, (blocks.get(name) ?? `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`) + line);
    } catch (error) {
      failed(error, name);
    }
  }
  return [...blocks.values()].join("");
};
