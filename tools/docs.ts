// Writes docs/flows/<flow>.md, docs/glossary.md, the console's glossary and the words of the verifying page from the flows' tables. `--check` writes nothing and names what is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import approval from "../services/approval/service.ts";
import enforcement from "../services/enforcement/service.ts";
import judicial from "../services/judicial/service.ts";
import liaison from "../services/liaison/service.ts";
import { describeFlow, type DescribedFlow } from "../packages/matter/src/index.ts";
import { flowPage } from "./docs/flow-page.ts";
import { flowWords } from "./docs/flow-words.ts";
import { glossaryPage, wordsOf } from "./docs/glossary-page.ts";

const root = join(import.meta.dirname, "..");
const flows = [approval, enforcement, judicial, liaison].flatMap((owner) => owner.flows).map(describeFlow);

/** The names of a flow's tests, sentences of the regulation: those of the spec that bears its name, then those of its parts. */
function sentencesOf({ service, name }: DescribedFlow): string[] {
  const folder = join(root, "services", service, "flows", name);
  const whole = `${name}.spec.ts`;
  const parts = readdirSync(folder).filter((file) => file.endsWith(".spec.ts") && file !== whole);
  return [whole, ...parts.toSorted()].flatMap((spec) =>
    [...readFileSync(join(folder, spec), "utf8").matchAll(/^\s*test\(\s*"((?:[^"\\]|\\.)*)"/gm)].map(
      (match) => match[1]!,
    ),
  );
}

const pages: Record<string, string> = Object.fromEntries(
  flows.map((flow) => [`docs/flows/${flow.name}.md`, flowPage(flow, sentencesOf(flow))]),
);
const words = wordsOf(readFileSync(join(root, "docs/glossary-words.csv"), "utf8"));
pages["docs/glossary.md"] = glossaryPage(words, flows);
pages["services/console/src/pages/help/glossary-words.json"] = `${JSON.stringify(words, undefined, 2)}\n`;
pages["services/console/src/verifier/page/flow-words.json"] = flowWords(flows);

const read = (page: string): string | undefined =>
  existsSync(join(root, page)) ? readFileSync(join(root, page), "utf8") : undefined;
const stale = Object.entries(pages).filter(([page, text]) => read(page) !== text);
const known = existsSync(join(root, "docs/flows")) ? readdirSync(join(root, "docs/flows")) : [];
const leftOver = known.map((file) => `docs/flows/${file}`).filter((page) => !(page in pages));

if (process.argv.includes("--check")) {
  for (const [page] of stale) console.error(`stale: ${page} (node tools/docs.ts writes it)`);
  for (const page of leftOver) console.error(`left over: ${page}`);
  process.exitCode = stale.length + leftOver.length > 0 ? 1 : 0;
} else {
  for (const [page, text] of stale) {
    mkdirSync(dirname(join(root, page)), { recursive: true });
    writeFileSync(join(root, page), text);
    console.log(`written: ${page}`);
  }
}
