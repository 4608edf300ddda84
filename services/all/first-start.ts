import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { dayOf, newId } from "@yihan/kernel";
import { actorOf } from "@yihan/matter";
import type { County } from "./compose.ts";

const demo = join(import.meta.dirname, "demo");

/** Who signs for the demo county's approval centre (services/all/demo/README.md). */
const SIGNER = "li";

/** Fills an empty data folder with the demo county, through the same imports that everyone uses. Does nothing in any other. */
export const fillWithDemoCounty = async ({ directory, imports, clock }: County, data: string): Promise<void> => {
  if (directory.directory().version > 0) return;
  await directory.api.importFrom(join(demo, "directory"), { kind: "system", id: "demo" }, false);
  const actor = actorOf(directory.directory(), SIGNER, dayOf(clock.now()));
  if (!actor) throw new Error(`the demo county has no officer ${SIGNER}`);
  await mkdir(join(data, "imports"), { recursive: true });
  for (const [kind, file] of [
    ["licence", "licences.csv"],
    ["penalty", "penalties.csv"],
  ] as const) {
    const id = newId(clock.now());
    const path = join(data, "imports", `${id}.upload`);
    await copyFile(join(demo, file), path);
    await imports.start({ path, file, kind, mode: "send", actor, id });
    await imports.finished(id);
  }
};
