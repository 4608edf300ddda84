import { encodeBase64 } from "@yihan/tlog";
import { badUsage, CommandEnded } from "../end.ts";
import type { Session } from "../session.ts";
import { listLines } from "../table.ts";
import { exportFaults, logFaults } from "../verify/fault-sentences.ts";
import { verifyPlace, type Held, type Verified } from "../verify/verify-place.ts";
import type { CommandGroup } from "./group.ts";

const trusted = {
  given: { zh: "--key 给出的公钥", en: "the keys given with --key" },
  enclosed: {
    zh: "随附的公钥（未经核对；用 --key 给出自己保存的公钥）",
    en: "the key that came with it (unchecked; give the one you keep with --key)",
  },
  own: { zh: "本机自己的公钥", en: "this installation's own key" },
} as const;

const notChecked = (verified: Verified, held: Held): { zh: string; en: string }[] => {
  const open: { zh: string; en: string }[] = [];
  if (verified.what === "export" && verified.verdict.ok) {
    const { absence, withheld } = verified.verdict;
    if (absence === "unproven")
      open.push({
        zh: "之后是否还有记录（导出包未附日志；用 --log 指明日志）",
        en: "whether a later fact exists (the log is not enclosed; name it with --log)",
      });
    if (withheld.length > 0)
      open.push({ zh: `${withheld.length} 份未随附的材料`, en: `${withheld.length} papers that are not enclosed` });
  }
  if (verified.what === "log") {
    if (!held.earlier)
      open.push({
        zh: "是否被整体改写或退回（用 --earlier 给出先前保存的检查点）",
        en: "rewriting and rolling back (give checkpoints kept from earlier with --earlier)",
      });
    if (verified.rows === "in use")
      open.push({
        zh: "数据库记录（服务正在运行，停止后可查）",
        en: "the database rows (the service is running; stop it to check them)",
      });
    if (verified.rows === "absent")
      open.push({ zh: "数据库记录（此处没有）", en: "the database rows (there are none here)" });
    if (verified.verdict.ok && verified.verdict.unchecked > 0)
      open.push({
        zh: `${verified.verdict.unchecked} 个比日志更长的检查点`,
        en: `${verified.verdict.unchecked} checkpoints that reach beyond the log`,
      });
  }
  if (!held.other) {
    open.push(
      verified.what === "log"
        ? {
            zh: "是否分叉（用 --other 给出别人看到的检查点）",
            en: "forks (give checkpoints that others saw with --other)",
          }
        : {
            zh: "日志是否分叉或被改写（用 --log 指明日志，--other、--earlier 给出检查点）",
            en: "forks and rewriting (name the log with --log, checkpoints with --other and --earlier)",
          },
    );
  }
  return open;
};

const shownRoot = (root: Uint8Array): string => encodeBase64(root);

const asJson = (verified: Verified): object => {
  const { what, place } = verified;
  const keys = typeof verified.keys === "string" ? verified.keys : verified.keys.source;
  const { verdict } = verified;
  return {
    what,
    place,
    trusted: keys,
    ...verdict,
    ...(verdict.ok && "root" in verdict && { root: shownRoot(verdict.root) }),
    ...("covers" in verified && { covers: verified.covers }),
  };
};

/** The verdict in lines: what holds and what was not checked, or which fault, where, and what it means. */
const linesOf = (verified: Verified, held: Held, { word }: Session): string[] => {
  const keys = word(trusted[typeof verified.keys === "string" ? verified.keys : verified.keys.source]);
  const { verdict } = verified;
  if (!verdict.ok) {
    const sentence = word(
      verified.what === "log"
        ? logFaults[verdict.class as keyof typeof logFaults]
        : exportFaults[verdict.class as keyof typeof exportFaults],
    );
    const span = "span" in verdict ? verdict.span : undefined;
    return [
      word({ zh: `未通过：${sentence}`, en: `FAILED: ${sentence}` }),
      ...listLines([
        [word({ zh: "种类", en: "class" }), verdict.class],
        [word({ zh: "首个错误位置", en: "first bad index" }), span ? undefined : verdict.index],
        [word({ zh: "错误范围", en: "bad span" }), span && `${span.from}..${span.to}`],
        [word({ zh: "事项", en: "matter" }), "matter" in verdict ? verdict.matter : undefined],
        [word({ zh: "记录", en: "fact" }), "version" in verdict ? verdict.version : undefined],
        [word({ zh: "文件", en: "file" }), "path" in verdict ? verdict.path : undefined],
        [word({ zh: "详情", en: "detail" }), verdict.detail],
        [word({ zh: "信任", en: "trusted" }), keys],
      ]),
    ];
  }
  const counts: [string, unknown][] =
    "root" in verdict
      ? [
          [word({ zh: "根哈希", en: "root" }), shownRoot(verdict.root)],
          [word({ zh: "数据库记录", en: "rows" }), verdict.rows || undefined],
          [
            word({ zh: "其中掩护条目", en: "of them cover leaves" }),
            "covers" in verified ? verified.covers || undefined : undefined,
          ],
          [word({ zh: "先前的检查点", en: "earlier checkpoints" }), verdict.earlier || undefined],
          [word({ zh: "别人的检查点", en: "others' checkpoints" }), verdict.others || undefined],
        ]
      : [
          [word({ zh: "链条", en: "chain" }), verdict.chain],
          [word({ zh: "事项", en: "matters" }), verdict.matters],
          [word({ zh: "记录", en: "facts" }), verdict.facts],
          [word({ zh: "材料", en: "papers" }), verdict.papers],
          [
            word({ zh: "无遗漏", en: "nothing left out" }),
            verdict.absence === "proven" ? word({ zh: "已证明", en: "proven" }) : undefined,
          ],
        ];
  return [
    word(
      verified.what === "log"
        ? { zh: "通过：日志完整、未被改动。", en: "OK: the log is whole and unaltered." }
        : { zh: "通过：导出包中的每条记录都与日志相符。", en: "OK: every fact of the export is what the log holds." },
    ),
    ...listLines([
      [word({ zh: "日志", en: "log" }), verdict.origin],
      [word({ zh: "条目数", en: "size" }), verdict.size],
      ...counts,
      [word({ zh: "信任", en: "trusted" }), keys],
      ...notChecked(verified, held).map((text) => [word({ zh: "未核验", en: "not checked" }), word(text)] as const),
    ]),
  ];
};

/** The place, also where it stands behind an option that takes several values and so was taken for one of them. */
const placeOf = (place: string | undefined, held: Held): { place: string; held: Held } => {
  if (place !== undefined) return { place, held };
  const long = (["key", "earlier", "other"] as const).filter((option) => (held[option]?.length ?? 0) > 1);
  if (long.length !== 1)
    throw badUsage(
      "缺少参数：要核验的网址、文件夹或导出包。",
      "There is nothing to verify: give a URL, a folder or an export.",
    );
  const values = held[long[0]!]!;
  return { place: values.at(-1)!, held: { ...held, [long[0]!]: values.slice(0, -1) } };
};

/** `verify`: trusts keys alone; a folder or a zip is verified offline. */
export const verifyCommands: CommandGroup = (program, { word, action }) => {
  program
    .command("verify")
    .description(
      word({
        zh: "核验日志（网址或文件夹）或导出包（zip 或文件夹）；只信任公钥",
        en: "verify a log (URL or folder) or an export (zip or folder); trusts keys alone",
      }),
    )
    .argument(
      "[place]",
      word({
        zh: "网址、日志文件夹、数据文件夹（并核对数据库记录）或导出包",
        en: "URL, folder of a log, data folder (its rows are compared too) or export",
      }),
    )
    .option(
      "--key <key...>",
      word({ zh: "信任的公钥（一行文本或文件）", en: "keys to trust (the line itself, or a file)" }),
    )
    .option(
      "--log <place>",
      word({
        zh: "导出包未附日志时，日志的网址或文件夹",
        en: "URL or folder of the log, for an export that does not enclose it",
      }),
    )
    .option("--earlier <file...>", word({ zh: "先前保存的检查点", en: "checkpoints kept from earlier" }))
    .option("--other <file...>", word({ zh: "别人看到的检查点", en: "checkpoints that others saw" }))
    .action(
      action(async (session, given: string | undefined, options: Held) => {
        const { place, held } = placeOf(given, options);
        const verified = await verifyPlace(place, held);
        session.show(asJson(verified), () => linesOf(verified, held, session));
        if (!verified.verdict.ok) throw new CommandEnded("no", { zh: "", en: "" });
      }),
    );
};
