// The arrows of the architecture: who may import whom. `node tools/arrows.ts [root]` names every import that may not be.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { arrowFaults } from "./arrow-faults.ts";

const root = process.argv[2] ?? join(import.meta.dirname, "..");

const faults = ["packages", "services", "tests", "tools"].flatMap((top) => sources(join(root, top))).flatMap(faultsOf);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
}

function faultsOf(path: string): string[] {
  const file = relative(root, path).split(sep).join("/");
  return arrowFaults(file, readFileSync(path, "utf8"));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ["node_modules", "gen"].includes(entry.name) || /^dist(-|$)/.test(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
