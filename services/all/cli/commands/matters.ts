import { Option } from "commander";
import type { Text } from "@yihan/kernel";
import { withQuery } from "../gateway.ts";
import { localTime } from "../local-time.ts";
import type { Session } from "../session.ts";
import type { ShownFact, ShownMatter, ShownRoute, ShownSummary, StepOffer } from "../shown.ts";
import { officersToken } from "../sign-in.ts";
import { listLines, tableLines } from "../table.ts";
import { wholeNumber } from "../whole-number.ts";
import type { CommandGroup } from "./group.ts";

const summaryLines = (items: readonly ShownSummary[], { word }: Session): string[] =>
  items.length === 0
    ? [word({ zh: "没有事项。", en: "No matters." })]
    : tableLines(
        [
          word({ zh: "文号", en: "number" }),
          word({ zh: "标题", en: "title" }),
          word({ zh: "状态", en: "status" }),
          word({ zh: "待办人", en: "next" }),
          word({ zh: "时限", en: "due" }),
          word({ zh: "事项", en: "matter" }),
        ],
        items.map(({ documentNumber, title, statusTitle, next, due, overdue, id }) => [
          documentNumber,
          title,
          statusTitle,
          next?.officerName ?? "",
          `${overdue ? "! " : ""}${localTime(due)}`,
          id,
        ]),
      );

const personOf = (route: ShownRoute): string =>
  [route.authorityName, route.postName, route.officerName, route.officer && `(${route.officer})`]
    .filter(Boolean)
    .join(" ");

const matterLines = (
  matter: ShownMatter,
  facts: readonly ShownFact[],
  offers: readonly StepOffer[],
  { word }: Session,
): string[] => {
  const heading = (text: Text): string[] => ["", word(text)];
  const possible = offers.filter(({ may }) => may);
  return [
    ...listLines([
      [word({ zh: "事项", en: "matter" }), matter.id],
      [word({ zh: "标题", en: "title" }), matter.title],
      [word({ zh: "文号", en: "number" }), matter.documentNumber],
      [word({ zh: "流程", en: "flow" }), matter.flowTitle],
      [word({ zh: "状态", en: "status" }), matter.statusTitle],
      [word({ zh: "版本", en: "version" }), matter.version],
      [word({ zh: "链条", en: "chain" }), matter.chain],
      [word({ zh: "责任人", en: "owner" }), matter.responsible && personOf(matter.responsible)],
      [word({ zh: "理由", en: "why" }), matter.responsible?.why],
      [word({ zh: "待办人", en: "next" }), matter.next && personOf(matter.next)],
      [word({ zh: "理由", en: "why" }), matter.next?.why],
      ...matter.parties.map(({ roleTitle, name }) => [roleTitle, name] as const),
    ]),
    ...(matter.clocks.length === 0 ? [] : heading({ zh: "时限", en: "Clocks" })),
    ...matter.clocks.flatMap(({ code, title, due, lapsed, explanation }) => [
      `  ${code}  ${localTime(due)}  ${title}${lapsed ? word({ zh: "（已逾期）", en: " (lapsed)" }) : ""}`,
      ...(explanation === "" ? [] : [`      ${explanation}`]),
    ]),
    ...(matter.papers.length === 0
      ? []
      : [
          ...heading({ zh: "材料", en: "Papers" }),
          ...matter.papers.map(({ kindTitle, name, size, sha256 }) => `  ${kindTitle}  ${name}  ${size} B  ${sha256}`),
        ]),
    ...heading({ zh: "经过", en: "Timeline" }),
    ...tableLines(
      [
        "#",
        word({ zh: "时间", en: "time" }),
        word({ zh: "步骤", en: "step" }),
        word({ zh: "办理人", en: "by" }),
        word({ zh: "状态", en: "status" }),
        word({ zh: "日志", en: "log" }),
        word({ zh: "理由", en: "reason" }),
      ],
      facts.map(({ version, recordedTime, title, actor, statusTitle, index, reason }) => [
        version,
        localTime(recordedTime),
        title,
        actor.name || actor.id,
        statusTitle,
        index ?? "…",
        reason,
      ]),
    ),
    ...(possible.length === 0
      ? []
      : [
          ...heading({ zh: "现在可以办理", en: "Possible now" }),
          ...possible.map(({ step, title }) => `  ${step}  ${title}`),
        ]),
  ];
};

interface Listing {
  flow?: string;
  status?: string;
  owner?: string;
  chain?: string;
  q?: string;
  due?: string;
  order?: string;
  limit: number;
}

const LIMIT = 50;

/** `matters`, `show`, `worklist`: what stands where, and why. */
export const matterCommands: CommandGroup = (program, { word, action }) => {
  const limit = (): Option =>
    new Option("--limit <n>", word({ zh: "最多显示几条", en: "how many at most" }))
      .argParser(wholeNumber)
      .default(LIMIT);
  const list = async (
    session: Session,
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    most: number,
  ): Promise<void> => {
    const token = await officersToken(session);
    const items = await session.gateway.all<ShownSummary>(
      withQuery(path, { ...query, limit: Math.min(most, 200) }),
      { token },
      most,
    );
    session.show({ items }, () => summaryLines(items, session));
  };

  program
    .command("matters")
    .description(word({ zh: "列出我可以知道的事项", en: "list the matters one may know of" }))
    .option("--flow <flow>", word({ zh: "流程", en: "flow" }))
    .option("--status <status>", word({ zh: "状态", en: "status" }))
    .option("--owner <who>", word({ zh: "待办的人员或单位", en: "officer or authority that must act next" }))
    .option("--chain <chain>", word({ zh: "链条", en: "chain" }))
    .option("--q <text>", word({ zh: "标题、文号或关键词的一部分", en: "part of title, document number or a keyword" }))
    .option("--due <day>", word({ zh: "此日之前到期", en: "due by this day" }))
    .addOption(new Option("--order <by>", word({ zh: "排序", en: "order" })).choices(["updated", "opened", "due"]))
    .addOption(limit())
    .action(
      action(async (session, { limit: most, ...query }: Listing) => list(session, "/api/v1/matters", query, most)),
    );

  program
    .command("worklist")
    .description(word({ zh: "待办事项", en: "what is to be done" }))
    .addOption(
      new Option("--view <view>", word({ zh: "哪个列表", en: "which list" }))
        .choices(["mine", "unit", "covered", "overdue", "unmatched"])
        .default("mine"),
    )
    .addOption(limit())
    .action(
      action(async (session, { view, limit: most }: { view: string; limit: number }) =>
        list(session, "/api/v1/worklist", { view }, most),
      ),
    );

  program
    .command("show")
    .description(
      word({
        zh: "一个事项：状态、责任人及理由、时限及说明、经过",
        en: "one matter: state, owner and why, clocks with explanation, timeline",
      }),
    )
    .argument("<matter>", word({ zh: "事项编号", en: "id of the matter" }))
    .action(
      action(async (session, id: string) => {
        const token = await officersToken(session);
        const path = `/api/v1/matters/${encodeURIComponent(id)}`;
        const matter = await session.gateway.get<ShownMatter>(path, { token });
        const [facts, offers] = await Promise.all([
          session.gateway.all<ShownFact>(`${path}/facts`, { token }),
          session.gateway.get<{ items: StepOffer[] }>(`${path}/steps`, { token }),
        ]);
        session.show({ ...matter, facts, steps: offers.items }, () =>
          matterLines(matter, facts, offers.items, session),
        );
      }),
    );
};
