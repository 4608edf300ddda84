import { createCalendar } from "./calendar.ts";
import { getClockRule } from "./clock-rules.ts";
import { shanghai } from "./day.ts";
import { explain } from "./explain.ts";
import { explainDue } from "./explanation.ts";

const calendar = createCalendar();
const start = shanghai("2026-02-10", "09:30");

describe("an explanation", () => {
  test("names the holidays it passed over and the make-up days it counted", () => {
    const explanation = explainDue(getClockRule("X2"), start, calendar);
    expect(explain(explanation, "zh")).toBe(
      "作出立案决定（X2）：应于2026年3月9日24时前完成。期限15个工作日，依据：《市场监督管理行政处罚程序规定》第十八条；逾期责任见《中华人民共和国行政处罚法》第七十六条。" +
        "自2026年2月10日09:30起算，当日不计入，期限末日24时届满。不计入的休息日：春节2026年2月15日至2026年2月23日共9天、双休日3天。" +
        `调休上班计入：2026年2月14日（春节）、2026年2月28日（春节）。日历版本：${calendar.version}。`,
    );
    expect(explain(explanation, "en")).toBe(
      "Decide on filing (X2): due by 24:00 on 2026-03-09. The limit is 15 working days; basis: Market Regulation Penalty Procedure Art 18; liability under Administrative Penalty Law Art 76. " +
        "It started on 2026-02-10 09:30 Beijing time; that day is not counted, and the last day ends at 24:00. " +
        "Days off not counted: Spring Festival 2026-02-15 to 2026-02-23 (9 days), weekends (3 days). " +
        `Make-up workdays counted: 2026-02-14 (Spring Festival), 2026-02-28 (Spring Festival). Calendar version ${calendar.version}.`,
    );
  });

  test("says that hours run through days off", () => {
    expect(explain(explainDue(getClockRule("C2"), start, calendar), "zh")).toContain(
      "应于2026年2月11日09:30前完成。期限24小时",
    );
    expect(explain(explainDue(getClockRule("C2"), start, calendar), "en")).toContain(
      "through days off, and is never moved",
    );
  });

  test("says from where to where the last day was moved, and over what", () => {
    const explanation = explainDue(getClockRule("X4"), shanghai("2026-01-05"), calendar);
    expect(explanation.roll).toEqual({
      from: "2026-04-05",
      to: "2026-04-07",
      over: [
        {
          from: "2026-04-05",
          to: "2026-04-06",
          days: 2,
          kind: "holiday",
          name: { zh: "清明节", en: "Qingming Festival" },
        },
      ],
    });
    expect(explain(explanation, "zh")).toContain(
      "2026年4月5日为休息日（清明节2026年4月5日至2026年4月6日共2天），顺延至其后第一个工作日2026年4月7日。",
    );
    expect(explain(explanation, "en")).toContain("so the limit moved to 2026-04-07, the next working day.");
  });

  test("shows each pause with what it kept, and each extension with its reason", () => {
    const adjustments = {
      pauses: [{ from: shanghai("2026-03-02", "10:00"), to: shanghai("2026-03-04", "10:00") }],
      extensions: [{ amount: 5, reason: "案情复杂" }],
    };
    const explanation = explainDue(getClockRule("X2"), start, calendar, adjustments);
    expect(explain(explanation, "zh")).toContain("期限15个工作日，延长后共20个工作日");
    expect(explain(explanation, "zh")).toContain(
      "2026年3月2日10:00至2026年3月4日10:00中止计算，扣除2个工作日。延长5个工作日，理由：案情复杂。",
    );
    expect(explain(explanation, "en")).toContain(
      "It was paused from 2026-03-02 10:00 to 2026-03-04 10:00, which took out 2 working days.",
    );
  });

  test("of a suspended clock says what is left", () => {
    const explanation = explainDue(getClockRule("X2"), start, calendar, {
      pauses: [{ from: shanghai("2026-03-02", "10:00") }],
    });
    expect(explain(explanation, "zh")).toContain("现已中止，恢复后尚余6个工作日");
    expect(explain(explanation, "en")).toContain("paused, with 6 working days left");
  });

  test("is marked provisional once a day that mattered has no holiday table, and not before", () => {
    const fromDay = (day: string): boolean => explainDue(getClockRule("N2"), shanghai(day), calendar).provisional;
    expect(fromDay("2026-12-29")).toBe(false);
    expect(fromDay("2026-12-30")).toBe(true);
    expect(explain(explainDue(getClockRule("N2"), shanghai("2026-12-30"), calendar), "zh")).toContain(
      "尚未收录，暂按周一至周五为工作日推算",
    );
    expect(explain(explainDue(getClockRule("N2"), shanghai("2026-12-30"), calendar), "en")).toContain("Provisional:");
    expect(explainDue(getClockRule("C2"), shanghai("2026-12-31", "12:00"), calendar).provisional).toBe(false);
  });

  test("survives JSON unchanged", () => {
    const explanation = explainDue(getClockRule("X4"), shanghai("2026-01-05"), calendar);
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});
