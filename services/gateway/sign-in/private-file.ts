import { readFileSync, writeFileSync } from "node:fs";

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/** The text of a file that only its owner may read (mode 0600); made by `make` and written at the first call. */
export const privateFile = (path: string, make: () => string): string => {
  const known = read(path);
  if (known !== undefined) return known;
  try {
    // `wx`: of two that start at once, one writes and the other reads what it wrote.
    writeFileSync(path, make(), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return read(path)!;
};
