import { posix } from "node:path";
import { confined, places, words, type Place } from "./arrow-table.ts";

/**
 * Every arrow that a file may not have, each as one sentence that begins `path:line`.
 * `file` is the path from the root of the repository with forward slashes. A spec, as are
 * the stories of a flow and what its specs are given, may use any node: module, the clock and the confined modules, but imports no other package than the code beside it.
 */
export function arrowFaults(file: string, source: string): string[] {
  const place = places.find((candidate) => candidate.files.test(file));
  if (!place) return [`${file}:1 stands in no place of tools/arrow-table.ts`];
  const free = isSpec(file) || place.imports === "any";
  return [
    ...importsOf(source).flatMap(({ module, line }) =>
      importFaults(file, place, module, free).map((fault) => `${file}:${line} imports ${module}: ${fault}`),
    ),
    ...(free ? [] : wordFaults(file, place, source)),
  ];
}

const isSpec = (file: string): boolean =>
  file.endsWith(".spec.ts") || /^services\/[^/]+\/flows\/[^/]+\/(stories|given)\.ts$/.test(file);

function importFaults(file: string, place: Place, module: string, free: boolean): string[] {
  if (module.startsWith(".")) return relativeFaults(file, module);
  const ours = /^@yihan\/([^/]+)/.exec(module)?.[1];
  const faults: string[] = [];
  if (ours && place.imports !== "any" && ours !== ownPackage(file) && !place.imports.includes(ours))
    faults.push(`${place.name} may import ${place.imports.join(", ") || "nothing of ours"}`);
  if (free) return faults;
  if (module.startsWith("node:") && place.node !== "any" && !place.node.includes(module))
    faults.push(`${place.name} is pure and may import ${place.node.join(", ") || "no node: module"}`);
  const rule = confined.find((candidate) => candidate.module.test(module));
  if (rule && !rule.to.test(file)) faults.push(rule.why);
  return faults;
}

/** A path that climbs out of its package would go round the table, and so would one that climbs out of a flow. */
function relativeFaults(file: string, module: string): string[] {
  const target = posix.join(posix.dirname(file), module);
  const home = /^services\/[^/]+\/flows\/[^/]+\/|^(packages|services)\/[^/]+\/|^[^/]+\//.exec(file)?.[0] ?? "";
  // A tool belongs to the whole repository, whose root has none of our packages in its node_modules.
  if (file.startsWith("tools/")) return [];
  // The people of every story, and how one is told: the same for all specs.
  if (isSpec(file) && ["tests/cast.ts", "tests/flows/tell.ts"].includes(target)) return [];
  // Tests make their files with the generators that made the demo county.
  if (file.startsWith("tests/") && target.startsWith("tools/")) return [];
  // Tests compare what a deployment is given with what runs.
  if (file.startsWith("tests/") && target.startsWith("infra/")) return [];
  return target.startsWith(home) ? [] : [`a relative import stays in ${home}`];
}

function ownPackage(file: string): string | undefined {
  return /^(?:packages|services)\/([^/]+)/.exec(file)?.[1];
}

function wordFaults(file: string, place: Place, source: string): string[] {
  return source.split("\n").flatMap((text, index) => {
    if (/^\s*(\/\/|\*|\/\*)/.test(text)) return [];
    const found = words.filter(({ word, allowed }) => word.test(text) && !allowed(file, place));
    return found.map(({ word, why }) => `${file}:${index + 1} says ${word.exec(text)?.[0]}: ${why}`);
  });
}

/** Every module a source names, type-only imports included. */
function importsOf(source: string): { module: string; line: number }[] {
  // Types can't be stripped first: that would also strip `import type`, and an arrow is an arrow. The formatter keeps
  // imports and re-exports at the start of a line, which is what the first pattern leans on: [^"'`;]* is the list of
  // names, over several lines or none. The second finds import("…"), as a call and as a type.
  const patterns = [
    /^[ \t]*(?:import|export)\b(?:[^"'`;]*?\bfrom)?\s*["']([^"'\n]+)["']/gm,
    /\bimport\(\s*["']([^"'\n]+)["']/g,
  ];
  return patterns.flatMap((pattern) =>
    [...source.matchAll(pattern)].map((match) => ({
      module: match[1] ?? "",
      line: source.slice(0, match.index + match[0].length).split("\n").length,
    })),
  );
}
