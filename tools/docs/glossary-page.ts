import type { DescribedFlow } from "../../packages/matter/src/describe.ts";

/** A word by hand: 中文, English, code, source. */
export interface Word {
  zh: string;
  en: string;
  code: string;
  source: string;
}

/** The hand-kept words of docs/glossary-words.csv; no cell holds a comma. */
export const wordsOf = (text: string): Word[] =>
  text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [zh = "", en = "", code = "", source = ""] = line.split(",");
      return { zh, en, code, source };
    });

const table = (words: readonly Word[]): string[] => [
  "| 中文 | English | code | source |",
  "| --- | --- | --- | --- |",
  ...words.map(({ zh, en, code, source }) => `| ${zh} | ${en} | ${code === "" ? "" : `\`${code}\``} | ${source} |`),
];

/** The glossary: the words kept by hand, then those of each flow's table. */
export const glossaryPage = (words: readonly Word[], flows: readonly DescribedFlow[]): string =>
  [
    "# Glossary",
    "",
    "One word for one thing, in the regulation, in the code, in events and in addresses. Made by `node tools/docs.ts`: the first table is kept by hand in `docs/glossary-words.csv`, the others come from the flows' own tables.",
    "",
    ...table(words),
    ...flows.flatMap((flow) => {
      const source = `[${flow.name}](flows/${flow.name}.md)`;
      const word = ({ code, title }: { code: string; title: { zh: string; en: string } }): Word => ({
        zh: title.zh,
        en: title.en,
        code,
        source,
      });
      return [
        "",
        `## ${flow.title.zh} / ${flow.title.en}`,
        "",
        ...table([
          ...flow.parties.map(word),
          ...flow.statuses.map(word),
          ...flow.steps.map(({ step, title, basis }) => ({ zh: title.zh, en: title.en, code: step, source: basis })),
          ...flow.papers.map(word),
        ]),
      ];
    }),
    "",
  ].join("\n");
