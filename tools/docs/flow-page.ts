import type { DescribedFlow, DescribedStep } from "../../packages/matter/src/describe.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (...cells: string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const table = (head: string[], rows: string[][]): string[] => [
  row(...head),
  row(...head.map(() => "---")),
  ...rows.map((cells) => row(...cells)),
];

// Mermaid reads a hyphen in a name as an operator.
const node = (status: string): string => status.replaceAll("-", "_");

/** Where a step is drawn from; steps of every status would hide the picture and stand in the table alone. */
const drawnFrom = ({ from }: DescribedStep): string[] => from.filter((status) => status !== "open" && status !== "any");

const diagram = ({ statuses, steps }: DescribedFlow): string[] => [
  "```mermaid",
  "stateDiagram-v2",
  "  direction LR",
  ...statuses.map(({ code, title }) => `  state "${title.zh} ${title.en}" as ${node(code)}`),
  ...steps.flatMap((step) =>
    drawnFrom(step).flatMap((from) => {
      // A step that changes no status is no arrow: it stands in the table.
      const targets = [...(step.to === "" ? [] : [step.to]), ...step.mayTo];
      return targets.map((to) => `  ${from === "nothing" ? "[*]" : node(from)} --> ${node(to)}: ${step.title.zh}`);
    }),
  ),
  ...statuses
    .filter(({ code }) => steps.some((step) => step.ends && step.to === code))
    .map(({ code }) => `  ${node(code)} --> [*]`),
  "```",
];

const FROM: Readonly<Record<string, string>> = {
  nothing: "（发起）opens a matter",
  open: "未办结的任何状态 any open status",
  any: "任何状态 any status",
};

const who = ({ by, posts, strict, machines }: DescribedStep): string =>
  `${by.map(({ title }) => title.zh).join("、")}${posts.length > 0 ? `（${strict ? "仅 only " : ""}${posts.join(", ")}）` : ""}${machines ? "；接口 machines" : ""}`;

const clocks = ({ opens, mayOpen, discharges, pauses, resumes }: DescribedStep): string =>
  [
    ...opens.map(({ clock, party }) => `+${clock} (${party})`),
    ...mayOpen.map((clock) => `(+${clock})`),
    ...discharges.map((clock) => `−${clock}`),
    ...pauses.map((clock) => `‖${clock}`),
    ...resumes.map((clock) => `▶${clock}`),
  ].join(" ");

const needs = ({ papers, reason, fields }: DescribedStep): string =>
  [
    ...papers.map(({ title }) => title.zh),
    ...(reason ? ["理由"] : []),
    ...fields.filter(({ required }) => required).map(({ title }) => title.zh),
  ].join("、");

const status = ({ statuses }: DescribedFlow, code: string): string =>
  FROM[code] ?? statuses.find((known) => known.code === code)?.title.zh ?? code;

const stepRow = (flow: DescribedFlow, step: DescribedStep): string[] => [
  `\`${step.step}\` ${step.title.zh} / ${step.title.en}`,
  who(step),
  step.from.map((code) => status(flow, code)).join("、"),
  [
    step.to === "" && step.mayTo.length === 0 ? "不变 unchanged" : step.to === "" ? "" : status(flow, step.to),
    ...step.mayTo.map((code) => `（${status(flow, code)}）`),
  ].join(""),
  clocks(step),
  needs(step),
  [
    step.basis,
    ...(step.leadsTo ? [`→ ${step.leadsTo}`] : []),
    ...(step.document ? [`发文 ${step.document.word}`] : []),
  ].join("；"),
];

/** A flow's page in Markdown: picture, steps, clocks, and the sentences of its spec. */
export const flowPage = (flow: DescribedFlow, sentences: readonly string[]): string =>
  [
    `# ${flow.title.zh} / ${flow.title.en} (\`${flow.name}\`)`,
    "",
    `Made by \`node tools/docs.ts\` from the flow's table; the legal basis in words stands in [its folder](../../services/${flow.service}/flows/${flow.name}/README.md).`,
    "",
    ...diagram(flow),
    "",
    `Opened by ${flow.openedBy.role} (${flow.openedBy.kinds.join(", ")}). Parties: ${flow.parties.map(({ code, title }) => `\`${code}\` ${title.zh} (${title.en})`).join(", ")}.`,
    "",
    "## Steps",
    "",
    "Clocks: + begins, (+) may begin, − ends, ‖ stands still, ▶ goes on. A status in brackets is one that the step's rule may choose instead.",
    "",
    ...table(
      ["step", "who", "from", "to", "clocks", "needs", "basis"],
      flow.steps.map((step) => stepRow(flow, step)),
    ),
    "",
    "## Clocks",
    "",
    ...table(
      ["code", "awaited", "term", "from", "when it passes", "basis"],
      flow.clocks.map(({ code, title, term, from, overdue, basis }) => [
        code,
        `${title.zh} / ${title.en}`,
        `${term.zh} / ${term.en}`,
        `${from.zh} / ${from.en}`,
        `${overdue.zh} / ${overdue.en}`,
        basis.zh,
      ]),
    ),
    "",
    "## What the spec says",
    "",
    ...sentences.map((sentence) => `- ${sentence}`),
    "",
  ].join("\n");
