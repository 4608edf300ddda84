// Writes the golden bytes of every step that has none yet, from the stories of its flow. Never rewrites one:
// bytes that were written once must be readable for ever, so a change that breaks them is a fault, not a new golden file.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { goldenFile, plain } from "../tests/flows/golden.ts";
import { stories } from "../tests/flows/stories.ts";

const root = join(import.meta.dirname, "..");

for (const { flow, facts } of stories()) {
  for (const step of Object.keys(flow.steps)) {
    const file = join(root, goldenFile(flow, step));
    if (existsSync(file)) continue;
    const fact = facts.find(({ frame }) => frame?.step === step);
    if (!fact) {
      console.error(`no story of ${flow.name} takes the step ${step}: add one to stories.ts in its folder`);
      process.exitCode = 1;
      continue;
    }
    const bytes = Buffer.from(flow.codec.encode(fact).finish()).toString("base64");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ bytes, reads: plain(fact) }, undefined, 1)}\n`);
    console.log(`written: ${goldenFile(flow, step)}`);
  }
}
