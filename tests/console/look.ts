// For whoever works on a page: `node tests/console/look.ts <path> [officer] [zh|en]` takes pictures of it at both widths and says what axe finds.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWorld } from "./world.ts";

const pictures = (process.env["YIHAN_SCREENSHOTS"] ??= mkdtempSync(join(tmpdir(), "yihan-console-pictures-")));
const [path = "/work", officer = "wang", language = "zh"] = process.argv.slice(2);
const world = await openWorld();
if ("none" in world) throw new Error(world.none);
for (const size of ["wide", "phone"] as const) {
  const visit = await world.visit(officer === "-" ? undefined : officer, { size, language: language as "zh" });
  await visit.go(path);
  await visit.picture(path.replaceAll("/", "-").slice(1) || "start");
  console.log(size, { faults: visit.faults(), axe: await visit.axe(), untranslated: await visit.untranslated() });
}
console.log(pictures);
await world.close();
