import type { ClockUnit } from "./clock-rule.ts";
import type { Day, Instant } from "./day.ts";
import { civil, dayNumber, shanghaiDay, timeOfDay } from "./day.ts";
import type { DaysOff, Explanation } from "./explanation.ts";
import { explainInEnglish } from "./explain-english.ts";

/** An explanation as sentences for a clerk, in Chinese or English. Times are Shanghai wall time. */
export function explain(explanation: Explanation, language: "zh" | "en"): string {
  return language === "zh" ? explainInChinese(explanation) : explainInEnglish(explanation);
}

const UNITS: Record<ClockUnit, string> = {
  hour: "小时",
  "calendar-day": "日",
  "working-day": "个工作日",
  month: "个月",
};

function explainInChinese(explanation: Explanation): string {
  const { rule, total, extensions, pauses, skipped, makeUp, roll, provisional, calendarVersion } = explanation;
  const unit = UNITS[rule.unit];
  const term = total === rule.amount ? `${total}${unit}` : `${rule.amount}${unit}，延长后共${total}${unit}`;
  const sentences = [`${rule.title.zh}（${rule.code}）：${ending(explanation)}。期限${term}，依据：${rule.basis.zh}。`];
  sentences.push(
    rule.unit === "hour"
      ? `自${moment(explanation.start)}起按小时连续计算，节假日不扣除、不顺延。`
      : `自${moment(explanation.start)}起算，当日不计入，期限末日24时届满。`,
  );
  if (skipped.length > 0) sentences.push(`不计入的休息日：${daysOff(skipped)}。`);
  if (makeUp.length > 0)
    sentences.push(
      `调休上班计入：${makeUp.map(({ day, name }) => chineseDay(day) + (name ? `（${name.zh}）` : "")).join("、")}。`,
    );
  for (const { from, to, amount } of pauses) {
    const kept = rule.unit === "hour" ? hours(amount) : `${amount}${rule.unit === "working-day" ? "个工作日" : "日"}`;
    sentences.push(
      to === undefined
        ? `自${moment(from)}起中止，尚未恢复。`
        : `${moment(from)}至${moment(to)}中止计算，扣除${kept}。`,
    );
  }
  for (const { amount, reason } of extensions) sentences.push(`延长${amount}${unit}，理由：${reason}。`);
  if (roll)
    sentences.push(
      `${chineseDay(roll.from)}为休息日（${daysOff(roll.over)}），顺延至其后第一个工作日${chineseDay(roll.to)}。`,
    );
  if (provisional) sentences.push("所涉年度的放假安排尚未收录，暂按周一至周五为工作日推算，收录后须重新计算。");
  sentences.push(`日历版本：${calendarVersion}。`);
  return sentences.join("");
}

function ending({ rule, due, lastDay, remaining }: Explanation): string {
  if (lastDay !== undefined) return `应于${chineseDay(lastDay)}24时前完成`;
  if (due !== undefined) return `应于${moment(due)}前完成`;
  const left = remaining ?? 0;
  return `现已中止，恢复后尚余${rule.unit === "hour" ? hours(left) : `${left}${rule.unit === "working-day" ? "个工作日" : "日"}`}`;
}

/** Holidays by name with their days; weekends only as a number, because a long limit has many. */
function daysOff(runs: readonly DaysOff[]): string {
  const weekend = runs.filter(({ kind }) => kind === "weekend").reduce((sum, { days }) => sum + days, 0);
  const named = runs
    .filter(({ kind }) => kind !== "weekend")
    .map(({ name, from, to, days }) => `${name?.zh ?? "休息"}${range(from, to)}共${days}天`);
  return [...named, ...(weekend > 0 ? [`双休日${weekend}天`] : [])].join("、");
}

function range(from: Day, to: Day): string {
  return from === to ? chineseDay(from) : `${chineseDay(from)}至${chineseDay(to)}`;
}

function chineseDay(day: Day): string {
  const { year, month, date } = civil(dayNumber(day));
  return `${year}年${month}月${date}日`;
}

function moment(instant: Instant): string {
  return chineseDay(shanghaiDay(instant)) + timeOfDay(instant);
}

function hours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes % 60 === 0 ? `${minutes / 60}小时` : `${Math.floor(minutes / 60)}小时${minutes % 60}分钟`;
}
