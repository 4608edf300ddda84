import type { Checked, ShownFact, ShownMatter } from "../checked.ts";
import { element } from "./element.ts";
import { actorInWords, flowInWords, stepInWords } from "./flow-words.ts";
import { faults, say, texts, type Language, type TextName } from "./texts.ts";

const SHANGHAI: Intl.DateTimeFormatOptions = {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};

/** An instant as the wall clock in Beijing shows it, `2026-11-25 09:00:00`; as it is written where it is none. */
export const momentInWords = (instant: string): string => {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : new Intl.DateTimeFormat("sv-SE", SHANGHAI).format(time);
};

/** The result of a check: the verdict, what was checked, and the facts by matter. */
export const drawResult = (checked: Checked, name: string, language: Language): (Node | undefined)[] => {
  const t = (text: TextName, values: Readonly<Record<string, string | number>> = {}): string =>
    say(texts[text], language, values);
  return [
    drawVerdict(checked, language, t),
    element("h2", {}, t("checked")),
    drawChecked(checked, name, t),
    ...checked.matters.map((matter) => drawMatter(matter, language, t)),
    checked.matters.length > 0 ? element("p", { class: "quiet" }, t("times")) : undefined,
  ];
};

type Say = (text: TextName, values?: Readonly<Record<string, string | number>>) => string;

const drawVerdict = ({ fault, facts }: Checked, language: Language, t: Say): HTMLElement => {
  const heading = (text: string): HTMLElement => element("h2", { id: "verdict", tabindex: "-1" }, text);
  if (!fault)
    return element(
      "div",
      { class: "verdict holds" },
      heading(`✓ ${t("holds", { facts })}`),
      element("p", {}, t("holdsWhy")),
    );
  const { version, matter, index, path } = fault;
  const where =
    matter !== undefined && version !== undefined
      ? index === undefined
        ? t("whereUnknown", { matter, version })
        : t("where", { matter, version, index })
      : undefined;
  return element(
    "div",
    { class: "verdict wrong" },
    heading(`✗ ${version === undefined ? t("fails") : t("failsAt", { version })}`),
    element("p", {}, element("strong", {}, say(faults[fault.class], language))),
    where === undefined ? undefined : element("p", {}, where),
    path === undefined ? undefined : element("p", {}, t("file", { path })),
    element("p", { class: "quiet" }, t("detail", { detail: fault.detail })),
    element("p", { class: "quiet" }, t("stopped")),
  );
};

const drawChecked = (checked: Checked, name: string, t: Say): HTMLElement => {
  const { ok, chain, origin, size, root, madeAt, matters, facts, papers, withheld, contradicted } = checked;
  const rows: [TextName, (Node | string)[]][] = [["name", [name]]];
  const add = (text: TextName, value: Node | string | undefined): void => {
    if (value !== undefined) rows.push([text, [value]]);
  };
  add("chain", chain);
  if (matters.length > 0) add("matters", String(matters.length));
  add("facts", t("factsHold", { facts }));
  add("papers", ok ? String(papers) : t("notReached"));
  add("absence", ok ? t(checked.absence === "proven" ? "absenceProven" : "absenceUnproven") : t("notReached"));
  add("origin", origin);
  if (size !== undefined) add("size", t("entries", { size }));
  if (root !== undefined) add("root", element("code", {}, root));
  add("trusted", drawKeys(checked, t));
  if (madeAt !== undefined) add("madeAt", `${momentInWords(madeAt)}（${t("notProven")}）`);
  if (withheld.length > 0)
    add(
      "withheld",
      element(
        "ul",
        {},
        ...withheld.map(({ version, sha256 }) => element("li", {}, t("withheldOf", { version, sha256 }))),
      ),
    );
  if (contradicted.length > 0) add("contradicted", t("contradictedWhy", { facts: contradicted.join(", ") }));
  add("took", t("milliseconds", { ms: checked.milliseconds }));
  return element(
    "dl",
    {},
    ...rows.flatMap(([text, values]) => [element("dt", {}, t(text)), element("dd", {}, ...values)]),
  );
};

const drawKeys = ({ keys, trusted }: Checked, t: Say): HTMLElement =>
  element(
    "div",
    {},
    keys.length === 0 ? t("noKey") : t(trusted),
    element(
      "ul",
      {},
      ...keys.map(({ vkey, signed }) =>
        element("li", {}, element("code", {}, vkey), ` ${t(signed ? "signed" : "unsigned")}`),
      ),
    ),
  );

const STATES = {
  holds: ["stateHolds", "mark-holds"],
  wrong: ["stateWrong", "mark-wrong"],
  "not-reached": ["stateNotReached", "quiet"],
} as const satisfies Record<ShownFact["state"], readonly [TextName, string]>;

const drawMatter = ({ matter, facts }: ShownMatter, language: Language, t: Say): HTMLElement => {
  const first = facts.find(({ words }) => words?.title)?.words;
  const flow = facts.find(({ words }) => words?.flow)?.words?.flow;
  const kind = flow === undefined ? "" : flowInWords(flow, language);
  const title = [first?.documentNumber, first?.title].filter(Boolean).join(" ");
  const head = (["version", "state", "step", "legalTime", "recordedTime", "by", "papers", "index"] as const).map(
    (name) => element("th", { scope: "col" }, t(name)),
  );
  return element(
    "section",
    {},
    element("h3", {}, title || kind || t("matter"), first?.source === "told" ? `（${t("notProven")}）` : undefined),
    element("p", { class: "quiet" }, title && kind ? `${kind} · ` : undefined, element("code", {}, matter)),
    element(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": title || matter },
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...facts.map((fact) => drawFact(fact, language, t))),
      ),
    ),
  );
};

const drawFact = ({ version, index, state, papers, words }: ShownFact, language: Language, t: Say): HTMLElement => {
  const [text, mark] = STATES[state];
  const told = words?.source === "told" ? element("div", { class: "quiet" }, t("notProven")) : undefined;
  const cell = (kind: string, ...children: (Node | string | undefined)[]): HTMLElement =>
    element("td", { class: kind }, ...children);
  return element(
    "tr",
    { class: state },
    cell("number", String(version)),
    cell("", element("span", { class: mark }, t(text))),
    cell("wide", words && stepInWords(words, language), told),
    cell("number", momentInWords(words?.legalTime ?? "")),
    cell("number", momentInWords(words?.recordedTime ?? "")),
    cell("wide", [words && actorInWords(words, language), words?.authority].filter(Boolean).join(" · ")),
    cell("number", String(papers)),
    cell("number", index < 0 ? "" : String(index)),
  );
};
