import type { Actor } from "@yihan/matter";
import { given } from "@yihan/matter/testing";
import { bureau, cast, county, officer, on, system } from "../../../../tests/cast.ts";
import { criminalTransfer } from "./definition.ts";

const { zhao, qian, wu, wang } = cast;
const policeHead = officer("yt-019");
const police = officer("lin");
const prosecutor = officer("tang");

const additive = {
  kind: "criminal",
  sector: "drug",
  partyName: "云汀某食品厂",
  partyCode: "91420899MA0000018A",
  offence: "生产、销售有毒、有害食品罪",
  facts: "检出罂粟壳成分，货值三万元",
  suspectedOn: "2026-05-06",
  item: "YT-CF-004",
  place: "420899",
  earlierPenalty: "",
};
const papers = ["transfer-letter", "investigation-report", "items-list"];
const start = given(criminalTransfer, county);
const suspected = (more: object = {}) =>
  start.when({ step: "suspected", by: wu, at: on("05-06"), data: { suspicion: { ...additive, ...more } } });
const named = (more: object = {}) =>
  suspected(more).when({ step: "teamNamed", by: qian, at: on("05-06", "10:00"), data: { officers: ["wu", "zheng"] } });
const reported = (more: object = {}) =>
  named(more).when({
    step: "reported",
    by: wu,
    at: on("05-08"),
    papers: ["investigation-report"],
    data: { proposal: "建议移送公安机关" },
  });
const approved = (more: object = {}) =>
  reported(more).when({ step: "approved", by: qian, at: on("05-09", "10:00"), data: { opinion: "同意移送" } });
const transferred = (more: object = {}) =>
  approved(more).when({
    step: "transferred",
    by: zhao,
    at: on("05-09", "16:00"),
    papers,
    data: { items: "涉案原料 20 公斤" },
  });
const received = (more: object = {}) =>
  transferred(more).when({ step: "received", by: police, at: on("05-10", "09:00"), data: { note: "已签收" } });
const filing = {
  step: "filed",
  by: policeHead,
  at: on("05-13"),
  papers: ["filing-decision"],
  data: { caseNumber: "云公刑立字〔2026〕18号" },
};
const filed = (more: object = {}) => received(more).when(filing);
const refusing = (day: string) => ({
  step: "notFiled",
  by: policeHead,
  at: on(day),
  papers: ["non-filing-notice"],
  data: { grounds: "未达追诉标准" },
});
const notFiled = (more: object = {}) => received(more).when(refusing("05-12"));
const ask = (day: string, time = "09:00") => ({
  step: "reconsiderationAsked",
  by: zhao,
  at: on(day, time),
  data: { reasons: "货值已达标准" },
});
const suggest = (day: string) => ({
  step: "supervisionSuggested",
  by: zhao,
  at: on(day),
  data: { reasons: "已达立案追诉标准" },
});
const uphold = (result: string, day = "05-15") => ({
  step: "reconsidered",
  by: policeHead,
  at: on(day),
  data: { result, grounds: "复核后认定" },
});
const upheld = () => notFiled().when(ask("05-13")).when(uphold("upheld"));
const explained = () =>
  notFiled()
    .when(suggest("05-13"))
    .when({ step: "explanationAsked", by: prosecutor, at: on("05-14"), data: { note: "" } })
    .when({ step: "explained", by: police, at: on("05-18"), data: { explanation: "金额认定存疑" } });
const notified = () =>
  explained().when({
    step: "notifiedToFile",
    by: prosecutor,
    at: on("05-20"),
    papers: ["notice-to-file"],
    data: { notice: "云检通立〔2026〕2号" },
  });
const due = (story: { matter: { clocks: readonly { code: string; due: number }[] } }, code: string): string => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)!.due;
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
};
const codes = (story: { matter: { clocks: readonly { code: string }[] } }): string[] =>
  story.matter.clocks.map(({ code }) => code).toSorted();

describe("a food additive: from suspicion to filing", () => {
  test("two certified officers of the organ are named at once", () => {
    const name = (officers: string[]) =>
      suspected().refusal({ step: "teamNamed", by: qian, at: on("05-06"), data: { officers } }).code;
    expect(name(["wu", "wu"])).toBe("two-officers");
    expect(name(["wu", "wang"])).toBe("not-of-this-authority");
    expect(name(["wu", "zhao"])).toBe("not-certified");
    expect(named().matter.next?.officer).toBe("wu");
  });

  test("the head has three calendar days from the report, and 24 hours run from the approval, Sunday or not", () => {
    // Friday 05-08 and three days: until the end of Monday 05-11.
    expect(due(reported(), "C1")).toBe("2026-05-12 00:00");
    expect(due(approved(), "C2")).toBe("2026-05-10 10:00");
    expect(reported().refusal({ step: "approved", by: wu, at: on("05-09"), data: {} }).code).toBe("not-yours");
  });

  test("letter, report and list of items go to the police of the level, and the procuratorate gets its copy", () => {
    expect(
      approved().refusal({
        step: "transferred",
        by: zhao,
        at: on("05-09", "16:00"),
        papers: ["transfer-letter"],
        data: {},
      }).code,
    ).toBe("paper-missing");
    const story = transferred();
    expect(story.matter.next?.authority).toBe(bureau.police);
    expect(story.matter.copies).toEqual([bureau.procuratorate]);
    expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.procuratorate]);
    expect(story.matter.documentNumber).toMatch(/刑移〔2026〕1号$/);
  });

  test("the police accept it though papers are missing, and say so within 24 hours, once", () => {
    const gap = (at: number) => ({ step: "gapNoticed", by: police, at, data: { missing: ["检验报告"] } });
    expect(received().refusal(gap(on("05-11", "09:30"))).code).toBe("gap-too-late");
    const story = received().when(gap(on("05-10", "15:00")));
    expect(story.matter.status).toBe("received");
    expect(due(story, "C3S")).toBe("2026-05-14 00:00");
    expect(story.refusal(gap(on("05-10", "16:00"))).code).toBe("gap-too-late");
    const complete = { step: "completed", by: zhao, at: on("05-12"), data: { note: "检验报告" } };
    expect(received().refusal(complete).code).toBe("nothing-missing");
    expect(story.refusal(complete).code).toBe("paper-missing");
    expect(codes(story.when({ ...complete, papers: ["test-report"] }))).toEqual(["C4", "C5"]);
  });

  test("it is filed on 05-13 by the police's head; the goods follow within three days", () => {
    const story = filed();
    expect(codes(story)).toEqual(["C9"]);
    // Three days from 05-13 end on Saturday 05-16, which rolls to Monday.
    expect(due(story, "C9")).toBe("2026-05-19 00:00");
    expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([
      bureau.enforcement,
      bureau.procuratorate,
    ]);
    const handed = story.when({
      step: "itemsHandedOver",
      by: zhao,
      at: on("05-18"),
      papers: ["items-list"],
      data: { list: "原料 20 公斤" },
    });
    expect(handed.matter.clocks).toEqual([]);
    expect(received().refusal({ ...filing, by: police }).code).toBe("not-yours");
  });

  test("what must be verified has seven days, what is major thirty, both from the receipt; once and in time", () => {
    const prolong = (why: string, day = "05-11") => ({
      step: "reviewProlonged",
      by: policeHead,
      at: on(day),
      reason: "需要查证",
      data: { why },
    });
    expect(due(received().when(prolong("verify")), "C5M")).toBe("2026-05-19 00:00");
    const long = received().when(prolong("complex"));
    expect(due(long, "C5L")).toBe("2026-06-10 00:00");
    expect(long.refusal(prolong("verify", "05-12")).code).toBe("not-prolongable");
    expect(received().refusal(prolong("verify", "05-14")).code).toBe("not-prolongable");
  });
});

describe("before it is handed over", () => {
  test("what the head does not approve is on record with its reasons, and the procuratorate knows", () => {
    const story = reported().when({
      step: "notApproved",
      by: qian,
      at: on("05-09"),
      data: { ground: "金额未达标准" },
    });
    expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.procuratorate]);
    const asked = story.when({
      step: "opinionToTransfer",
      by: prosecutor,
      at: on("05-12"),
      reason: "已达立案追诉标准",
      data: { opinion: "应当移送" },
    });
    expect(asked.matter.status).toBe("approved");
    expect(codes(asked)).toEqual(["C2"]);
  });

  test("opens with an organ and a day that there are", () => {
    const open = (more: object, by: Actor = wu) =>
      start.refusal({ step: "suspected", by, at: on("05-06"), data: { suspicion: { ...additive, ...more } } }).code;
    expect(open({ suspectedOn: "2026-05-07" })).toBe("in-future");
    expect(open({ sender: "NOBODY" }, system)).toBe("unknown-authority");
    expect(open({}, police)).toBe("not-yours");
  });
});

describe("the police do not take it", () => {
  test("another police organ, or another organ, within its words: the organ hears where", () => {
    const other = received().when({
      step: "forwarded",
      by: police,
      at: on("05-10", "20:00"),
      reason: "犯罪地在邻县",
      data: { to: "邻县公安局" },
    });
    expect(other.matter.status).toBe("forwarded");
    expect(other.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.enforcement]);
    const none = received().when({
      step: "notPoliceMatter",
      by: police,
      at: on("05-11"),
      reason: "属税务机关管辖",
      data: { competent: "税务局" },
    });
    expect(none.matter.next?.authority).toBe(bureau.enforcement);
    expect(none.matter.clocks).toEqual([]);
  });

  test("a notice of 09-30 can be answered until 10-08: the holiday rolls", () => {
    const late = { suspectedOn: "2026-09-20" };
    const story = start
      .when({ step: "suspected", by: wu, at: on("09-21"), data: { suspicion: { ...additive, ...late } } })
      .when({ step: "teamNamed", by: qian, at: on("09-21"), data: { officers: ["wu", "zheng"] } })
      .when({ step: "reported", by: wu, at: on("09-23"), papers: ["investigation-report"], data: { proposal: "移送" } })
      .when({ step: "approved", by: qian, at: on("09-24"), data: {} })
      .when({ step: "transferred", by: zhao, at: on("09-24", "15:00"), papers, data: {} })
      .when({ step: "received", by: police, at: on("09-28"), data: {} })
      .when(refusing("09-30"));
    expect(due(story, "C6")).toBe("2026-10-09 00:00");
    const held = story.when(ask("10-08")).when(uphold("upheld", "10-10"));
    expect(due(held, "C8")).toBe("2026-10-14 00:00");
    expect(held.when(suggest("10-13")).matter.next?.authority).toBe(bureau.procuratorate);
  });

  test("reconsideration and the procuratorate are open side by side, each in time", () => {
    expect(codes(notFiled())).toEqual(["C6"]);
    expect(notFiled().when(suggest("05-13")).matter.status).toBe("supervised");
    expect(notFiled().refusal(ask("05-18")).code).toBe("remedy-too-late");
    expect(upheld().when(suggest("05-18")).matter.status).toBe("supervised");
    expect(upheld().refusal(suggest("05-20")).code).toBe("remedy-too-late");
    expect(notFiled().when(ask("05-13")).when(uphold("filed")).matter.status).toBe("filed");
  });

  test("in an environmental case both terms are working days", () => {
    const story = received({ sector: "environment" }).when(refusing("05-14"));
    expect(due(story, "C6W")).toBe("2026-05-20 00:00");
    expect(codes(story.when(ask("05-19")))).toEqual(["C7W"]);
  });

  test("the procuratorate asks why: seven days; it finds the reasons good, or notifies to file within fifteen", () => {
    const story = explained();
    expect(codes(story)).toEqual(["C10V"]);
    const valid = story.when({ step: "reasonValid", by: prosecutor, at: on("05-20"), data: { finding: "理由成立" } });
    expect(valid.matter.next?.authority).toBe(bureau.enforcement);
    expect(due(notified(), "C11")).toBe("2026-06-05 00:00");
    expect(notified().when({ ...filing, at: on("06-01") }).matter.status).toBe("filed");
    const correct = {
      step: "correctionNoticed",
      by: prosecutor,
      at: on("06-05"),
      data: { notice: "云检纠违〔2026〕1号" },
    };
    expect(notified().refusal(correct).code).toBe("filing-awaited");
    const late = notified()
      .when({ step: "lapsed", by: system, at: on("06-05"), data: { clock: "C11" } })
      .when(correct);
    expect(late.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.police, bureau.enforcement]);
  });

  test("the organ may always handle it administratively in place of a remedy", () => {
    const handle = { step: "handledAdministratively", by: zhao, at: on("05-20"), data: { handling: "处罚款五万元" } };
    expect(notFiled().when(handle).matter.ended).toBe(true);
    expect(upheld().when(handle).matter.status).toBe("administrative");
    // Not while the police have it: a fine is no substitute for a crime.
    expect(received().refusal(handle).code).toBe("wrong-status");
    expect(filed().refusal(handle).code).toBe("wrong-status");
  });
});

describe("after filing", () => {
  test("no prosecution carries all that the review of a penalty needs", () => {
    const story = filed().when({
      step: "notProsecuted",
      by: prosecutor,
      at: on("07-20"),
      data: { number: "云检不诉〔2026〕5号", decidedOn: "2026-07-20" },
    });
    expect(story.matter.ended).toBe(true);
    expect(story.last.step?.value).toMatchObject({ partyName: additive.partyName, sender: bureau.enforcement });
  });

  test("a judgment ends it; a case that is withdrawn goes back to the organ", () => {
    const prosecuted = filed().when({ step: "prosecuted", by: prosecutor, at: on("07-20"), data: { number: "" } });
    expect(
      prosecuted.when({ step: "judged", by: prosecutor, at: on("09-01"), data: { judgment: "判处有期徒刑一年" } })
        .matter.ended,
    ).toBe(true);
    const withdrawn = filed().when({
      step: "caseWithdrawn",
      by: policeHead,
      at: on("06-10"),
      data: { grounds: "情节显著轻微" },
    });
    expect(withdrawn.matter.next?.authority).toBe(bureau.enforcement);
  });
});

test("nobody but the parties and the judicial bureau takes part", () => {
  expect(transferred().refusal({ step: "received", by: wang, at: on("05-10"), data: {} }).code).toBe("not-yours");
  expect(received().refusal({ step: "explanationAsked", by: prosecutor, at: on("05-11"), data: {} }).code).toBe(
    "wrong-status",
  );
});
