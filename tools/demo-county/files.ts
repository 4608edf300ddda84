import { directoryFiles } from "./directory.ts";
import { licenceFile } from "./licences.ts";
import { penaltyFile } from "./penalties.ts";

/** The seed of the county that ships. */
export const shippedSeed = 20_261_008;

/** Every generated file of the demo county by its path inside services/all/demo. */
export function countyFiles(seed: number): Record<string, string> {
  const directory = Object.entries(directoryFiles(seed)).map(([name, text]) => [`directory/${name}`, text] as const);
  return { ...Object.fromEntries(directory), "licences.csv": licenceFile(seed), "penalties.csv": penaltyFile(seed) };
}
