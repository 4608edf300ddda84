import { given } from "@yihan/matter/testing";
import { bureau, cast, county, freight, on, system } from "../../../../tests/cast.ts";
import { clueTransfer } from "./definition.ts";
import { limitationEnd } from "@yihan/calendar";

const { wang, zhou, sun, zhao, qian, wu, guo, xu, he, deng, han, li } = cast;

const clue = {
  source: "daily",
  discoveredOn: "2026-04-08",
  violatedOn: "2026-04-08",
  harm: false,
  partyName: freight.partyName,
  partyCode: freight.partyCode,
  violation: "超载运输",
  facts: "三轴货车超载 30%",
  item: "YT-CF-004",
  place: "420899",
  urgent: false,
  realNameReporter: false,
  licenceAuthority: bureau.approval,
  letter: "",
  letterNumber: "",
  sender: "",
};

const start = given(clueTransfer, county);
const draft = (more: object = {}) =>
  start.when({ step: "registered", by: wang, at: on("04-08"), data: { clue: { ...clue, ...more } } });
const send = { step: "sent", by: zhou, at: on("04-09"), data: {}, papers: ["inspection-record"] };
const sent = (more: object = {}) => draft(more).when(send);
const received = (more: object = {}) => sent(more).when({ step: "received", by: zhao, at: on("04-10"), data: {} });
const accepted = (more: object = {}) =>
  received(more).when({ step: "accepted", by: zhao, at: on("04-13"), data: { sourceNumber: "案源2026-31" } });
const filing = {
  step: "filed",
  by: qian,
  at: on("04-14"),
  data: { caseNumber: "云综执立〔2026〕31号", filedOn: "2026-04-14", handlers: ["wu", "zheng"] },
};
const filed = (more: object = {}) => accepted(more).when(filing);
const decision = {
  result: "penalty",
  documentNumber: "云综执罚〔2026〕31号",
  decidedOn: "2026-05-20",
  content: "罚款二千元",
  fine: 200_000,
  licenceProposal: "none",
};
const decided = (more: object = {}) => filed(more).when({ step: "decided", by: wu, at: on("05-20"), data: decision });
const serving = { step: "served", by: wu, at: on("05-25"), data: { servedOn: "2026-05-21", method: "direct" } };
const served = (more: object = {}) => decided(more).when(serving);
const dropped = () =>
  filed().when({
    step: "decided",
    by: wu,
    at: on("05-22"),
    data: { ...decision, result: "dropped", documentNumber: "", fine: 0 },
  });
const closed = () => served().when({ step: "fedBack", by: zhao, at: on("05-25"), data: { summary: "已送达当事人" } });
const refusedOnce = () =>
  received().when({
    step: "refused",
    by: zhao,
    at: on("04-13"),
    reason: "该路段由交通部门执法",
    data: { ground: "no-jurisdiction", proposed: bureau.market },
  });
const refusedTwice = () =>
  refusedOnce()
    .when({ step: "rerouted", by: wang, at: on("04-14"), data: { authority: bureau.market } })
    .when({ step: "received", by: market("yt-036"), at: on("04-15"), data: {} })
    .when({
      step: "refused",
      by: market("yt-036"),
      at: on("04-16"),
      reason: "不涉及市场监管",
      data: { ground: "no-jurisdiction", proposed: bureau.enforcement },
    });
const market = (id: string) =>
  ({
    ...guo,
    id,
    posts: [{ id: "market-desk", kind: "desk", authority: bureau.market, unit: "market-enforcement" }],
  }) as typeof guo;

const codes = (story: { matter: { clocks: readonly { id: string }[] } }): string[] =>
  story.matter.clocks.map(({ id }) => id).toSorted();
const due = (
  story: { matter: { clocks: readonly { code: string; due: number }[] } },
  code: string,
): string | undefined => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)?.due;
  return instant ? new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ") : undefined;
};

describe("a clue is registered and sent", () => {
  test("a draft stands with the authority that found it, and three working days from discovery run", () => {
    const story = draft();
    expect(story.matter.responsible?.authority).toBe(bureau.transport);
    expect(story.matter.next?.officer).toBe("zhou");
    expect(story.matter.parties).toEqual({ sender: { authority: bureau.transport, name: "云汀市交通运输局" } });
    expect(due(story, "X1")).toBe("2026-04-14 00:00");
  });

  test("a town and the hotline may register a clue, the enforcement bureau and the judicial bureau may not", () => {
    expect(start.when({ step: "registered", by: han, at: on("04-08"), data: { clue } }).matter.status).toBe(
      "registered",
    );
    expect(
      start.when({ step: "registered", by: deng, at: on("04-08"), data: { clue: { ...clue, source: "hotline" } } })
        .matter.status,
    ).toBe("registered");
    expect(start.refusal({ step: "registered", by: zhao, at: on("04-08"), data: { clue } }).code).toBe("not-yours");
    expect(start.refusal({ step: "registered", by: xu, at: on("04-08"), data: { clue } }).code).toBe("not-yours");
  });

  test("sending issues the letter's number, starts the day for signing, ends the sender's clock and copies the licensing authority", () => {
    const story = sent();
    expect(story.matter.documentNumber).toMatch(/移函〔2026〕1号$/);
    expect(codes(story)).toEqual(["XR"]);
    expect(story.matter.copies).toEqual([bureau.approval]);
    expect(story.matter.next?.officer).toBe("zhao");
    expect(story.matter.responsible?.authority).toBe(bureau.transport);
  });

  test("the entry of the duty list goes on the record with the letter", () => {
    expect(sent().last.step?.value).toMatchObject({
      listItem: "YT-CF-004",
      listBasis: expect.stringMatching(/云汀市综合行政执法事项清单（2026年版）（自2026-01-01）$/),
    });
  });

  test("the sender's liaison can't send: the head or the supervisor does", () => {
    expect(draft().refusal({ ...send, by: sun }).code).toBe("not-yours");
  });

  test("what is missing is said before it is sent, all at once", () => {
    const refusal = draft({ item: "YT-XX-999", violatedOn: "2024-04-07" }).refusal({ ...send, papers: [] });
    expect(refusal.code).toBe("incomplete");
    expect(refusal.faults.map(({ code }) => code)).toEqual(["time-barred", "no-item", "paper-missing"]);
    expect(refusal.text.zh).toContain("现场检查笔录");
  });

  test("a place where no duty list gives the item to an enforcement body can't be sent to", () => {
    expect(
      draft({ place: "420101" })
        .refusal(send)
        .faults.map(({ code }) => code),
    ).toEqual(["not-in-duty-list"]);
  });

  test("a violation must be discovered within two years, five where people were harmed", () => {
    expect(limitationEnd("2024-04-08", false)).toBe("2026-04-08");
    expect(draft({ violatedOn: "2024-04-08" }).when(send).matter.status).toBe("sent");
    expect(draft({ violatedOn: "2024-04-07", harm: true }).when(send).matter.status).toBe("sent");
    expect(draft({ violatedOn: "2021-04-07", harm: true }).refusal(send).faults[0]?.code).toBe("time-barred");
  });

  test("a discovery can't be dated after today", () => {
    expect(start.refusal({ step: "registered", by: wang, at: on("04-07"), data: { clue } }).code).toBe("in-future");
    expect(
      start.refusal({
        step: "registered",
        by: wang,
        at: on("04-08"),
        data: { clue: { ...clue, violatedOn: "2026-04-09" } },
      }).code,
    ).toBe("after-discovery");
  });

  test("the head mends the draft while sending it", () => {
    const story = draft({ item: "YT-XX-999" }).when({ ...send, data: { clue } });
    expect(story.matter.memory.clue?.item).toBe("YT-CF-004");
  });

  test("the head may register and send in one step; without a clue nothing is sent", () => {
    expect(start.when({ ...send, data: { clue } }).matter.status).toBe("sent");
    expect(start.refusal(send).code).toBe("missing");
  });

  test("an item handed down to a street is sent to the street", () => {
    const story = draft({ item: "YT-CF-002", place: "420899001" }).when(send);
    expect(story.matter.parties["enforcer"]?.authority).toBe(bureau.xiuyun);
  });

  test("a person can't say whose letter a clue came from", () => {
    expect(draft({ letter: "another", letterNumber: "函1号", sender: bureau.market }).matter.memory.clue).toMatchObject(
      { letter: "", letterNumber: "", sender: bureau.transport },
    );
  });
});

describe("the system opens what a first check found", () => {
  const found = {
    ...clue,
    source: "first-check",
    letter: "L",
    letterNumber: "云汀行政审批函〔2026〕1号",
    sender: bureau.transport,
  };
  test("a complete clue is sent at once", () => {
    const story = start.when({
      step: "registered",
      by: system,
      at: on("04-08"),
      data: { clue: found },
      papers: ["inspection-record"],
    });
    expect(story.last.frame?.step).toBe("sent");
    expect(story.matter.parties["sender"]?.authority).toBe(bureau.transport);
    expect(story.matter.memory.clue?.letter).toBe("L");
  });

  test("one that nobody can enforce waits as a draft with its finder, so that nothing is lost", () => {
    const story = start.when({
      step: "registered",
      by: system,
      at: on("04-08"),
      data: { clue: { ...found, item: "" } },
      papers: ["inspection-record"],
    });
    expect(story.matter.status).toBe("registered");
    expect(story.matter.next?.officer).toBe("wang");
    const mended = story.when({ step: "sent", by: wang, at: on("04-09"), data: { clue } });
    expect(mended.matter.memory.clue).toMatchObject({ letter: "L", item: "YT-CF-004" });
  });
});

describe("the bureau receives and examines it", () => {
  test("signing ends the day for signing and starts the three and the fifteen working days", () => {
    const story = received();
    expect(codes(story)).toEqual(["X2", "XA"]);
    expect(due(story, "XA")).toBe("2026-04-16 00:00");
    expect(due(story, "X2")).toBe("2026-05-07 00:00");
  });

  test("the sender stays responsible until it is accepted, then the bureau is", () => {
    expect(received().matter.responsible?.authority).toBe(bureau.transport);
    expect(accepted().matter.responsible?.authority).toBe(bureau.enforcement);
    expect(accepted().matter.next?.officer).toBe("qian");
  });

  test("papers are asked for once only; meanwhile the bureau's clocks stand still", () => {
    const asked = received().when({
      step: "supplementRequested",
      by: zhao,
      at: on("04-13"),
      data: { missing: ["检测报告"] },
    });
    expect(codes(asked)).toEqual(["X2", "XA", "XS"]);
    expect(due(asked, "X2")).toBeUndefined();
    expect(asked.matter.next?.authority).toBe(bureau.transport);
    expect(asked.refusal({ step: "supplemented", by: wang, at: on("04-15"), data: { note: "见附件" } }).code).toBe(
      "paper-missing",
    );
    expect(asked.refusal({ step: "accepted", by: zhao, at: on("04-14"), data: {} }).code).toBe("supplement-awaited");
    const back = asked.when({
      step: "supplemented",
      by: wang,
      at: on("04-15"),
      data: { note: "见附件" },
      papers: ["report"],
    });
    expect(codes(back)).toEqual(["X2", "XA"]);
    expect(due(back, "X2")).toBe("2026-05-09 00:00");
    expect(back.matter.next?.officer).toBe("zhao");
    expect(
      back.refusal({ step: "supplementRequested", by: zhao, at: on("04-16"), data: { missing: ["照片"] } }).code,
    ).toBe("supplement-once");
  });

  test("papers that never come let the clue count as accepted on what is at hand", () => {
    const asked = received().when({
      step: "supplementRequested",
      by: zhao,
      at: on("04-13"),
      data: { missing: ["检测报告"] },
    });
    const late = asked.when({ step: "lapsed", by: system, at: on("04-21"), data: { clock: "XS" } });
    const taken = late.when({ step: "accepted", by: system, at: on("04-21"), data: {} });
    expect(taken.matter.status).toBe("accepted");
    expect(codes(taken)).toEqual(["X2"]);
    expect(due(taken, "X2")).toBeDefined();
    expect(received().refusal({ step: "accepted", by: system, at: on("04-13"), data: {} }).code).toBe(
      "nothing-awaited",
    );
  });

  test("without a case source number of its own the clue is known by its letter", () => {
    const story = received().when({ step: "accepted", by: zhao, at: on("04-13"), data: {} });
    expect(story.last.step?.value).toEqual({ sourceNumber: story.matter.documentNumber });
  });
});

describe("jurisdiction", () => {
  test("a refusal needs a reason and another authority that is known", () => {
    const told = {
      step: "refused",
      by: zhao,
      at: on("04-13"),
      data: { ground: "no-jurisdiction", proposed: bureau.market },
    };
    expect(received().refusal(told).code).toBe("reason-missing");
    expect(received().refusal({ ...told, reason: "无管辖权", data: { ...told.data, proposed: "NOBODY" } }).code).toBe(
      "unknown-authority",
    );
    expect(
      received().refusal({ ...told, reason: "无管辖权", data: { ...told.data, proposed: bureau.enforcement } }).code,
    ).toBe("proposes-itself");
  });

  test("refused once it goes back to the sender, who sends it to another bureau within three working days", () => {
    const story = refusedOnce();
    expect(story.matter.next?.officer).toBe("wang");
    expect(codes(story)).toEqual(["X1#2"]);
    expect(
      story.refusal({ step: "rerouted", by: wang, at: on("04-14"), data: { authority: bureau.enforcement } }).code,
    ).toBe("refused-before");
    const again = story.when({ step: "rerouted", by: wang, at: on("04-14"), data: { authority: bureau.market } });
    expect(again.matter.parties["enforcer"]?.authority).toBe(bureau.market);
    expect(again.matter.next?.officer).toBe("yt-036");
    expect(codes(again)).toEqual(["XR#2"]);
  });

  test("the second refusal stands with the judicial bureau", () => {
    const story = refusedTwice();
    expect(story.matter.status).toBe("disputed");
    expect(story.matter.next?.officer).toBe("xu");
    expect(story.matter.copies).toContain(bureau.justice);
    expect(codes(story)).toEqual([]);
    expect(story.last.frame?.openings.map(({ flow }) => flow)).toEqual(["dispute"]);
    expect(story.last.step?.value).toMatchObject({
      first: bureau.enforcement,
      other: bureau.market,
      waiting: bureau.transport,
    });
  });

  test("the bureau that the judicial bureau names can't refuse any more", () => {
    const story = refusedTwice().when({
      step: "settled",
      by: xu,
      at: on("04-17"),
      data: { outcome: "reopened", authority: bureau.enforcement, opinion: "由综合执法局管辖" },
    });
    expect(story.matter.status).toBe("sent");
    expect(story.matter.parties["enforcer"]?.authority).toBe(bureau.enforcement);
    const again = story.when({ step: "received", by: zhao, at: on("04-20"), data: {} });
    expect(
      again.refusal({
        step: "refused",
        by: zhao,
        at: on("04-21"),
        reason: "无管辖权",
        data: { ground: "no-jurisdiction", proposed: bureau.market },
      }).code,
    ).toBe("designated");
  });

  test("a refusal that is upheld without naming anybody ends the clue", () => {
    const story = refusedTwice().when({
      step: "settled",
      by: he,
      at: on("04-17"),
      data: { outcome: "upheld", authority: "", opinion: "属日常管理事项，不构成违法" },
    });
    expect(story.matter.status).toBe("closed");
    expect(story.matter.ended).toBe(true);
    expect(story.matter.clocks).toEqual([]);
  });

  test("a settlement names an authority that exists", () => {
    expect(
      refusedTwice().refusal({
        step: "settled",
        by: xu,
        at: on("04-17"),
        data: { outcome: "reopened", authority: "NOBODY", opinion: "…" },
      }).code,
    ).toBe("unknown-authority");
  });
});

describe("a case that is found to be a crime", () => {
  const find = {
    step: "foundCriminal",
    by: wu,
    at: on("05-06"),
    data: { offence: "非法经营罪", facts: "数额达到追诉标准", foundOn: "2026-05-06", sector: "general" },
  };
  const outcome = (step: string, final: boolean) => ({
    step: "criminalOutcome",
    by: system,
    at: on("06-20"),
    data: { matter: "C", outcome: step, summary: "…", final },
  });

  test("goes to the police, and no penalty is decided meanwhile: its ninety days stand still", () => {
    const story = filed().when(find);
    expect(story.matter.status).toBe("criminal");
    expect(story.last.frame?.openings.map(({ flow }) => flow)).toEqual(["criminal-transfer"]);
    expect(story.last.step?.value).toMatchObject({ partyName: freight.partyName, sender: bureau.enforcement });
    expect(story.matter.clocks.find(({ code }) => code === "X4")?.due).toBe(0);
    expect(story.refusal({ step: "decided", by: wu, at: on("05-20"), data: decision }).code).toBe("wrong-status");
  });

  test("comes back to its handlers for administrative handling, and ends when it was judged or not prosecuted", () => {
    const back = filed().when(find).when(outcome("handledAdministratively", true));
    expect([back.matter.status, back.matter.next?.officer]).toEqual(["filed", "wu"]);
    expect(back.matter.clocks.find(({ code }) => code === "X4")?.due).toBeGreaterThan(0);
    expect(filed().when(find).when(outcome("judged", true)).matter.ended).toBe(true);
    expect(filed().when(find).when(outcome("filed", false)).matter.status).toBe("criminal");
    expect(filed().when(outcome("judged", true)).matter.status).toBe("filed");
  });
});

describe("the case", () => {
  test("only the head files it, whoever must act next", () => {
    expect(accepted().refusal({ ...filing, by: zhao }).code).toBe("not-yours");
  });

  test("at least two officers of the bureau with a valid certificate handle it", () => {
    const by = (handlers: string[]) => accepted().refusal({ ...filing, data: { ...filing.data, handlers } }).code;
    expect(by(["wu"])).toBe("two-handlers");
    expect(by(["wu", "wu"])).toBe("two-handlers");
    expect(by(["wu", "wang"])).toBe("not-of-this-authority");
    expect(by(["wu", "zhao"])).toBe("not-certified");
  });

  test("filing ends the fifteen days and starts the ninety; the first handler goes on", () => {
    const story = filed();
    expect(codes(story)).toEqual(["X4"]);
    expect(story.matter.next?.officer).toBe("wu");
    expect(story.last.frame?.told.map(({ officer }) => officer)).toEqual(["wang", "zheng"]);
  });

  test("the time for filing is extended once, by fifteen working days at most, with a reason, before it has passed", () => {
    const extend = { step: "filingExtended", by: qian, at: on("04-20"), data: { days: 15 }, reason: "案情复杂" };
    const story = accepted().when(extend);
    expect(due(story, "X2")).toBe("2026-05-27 00:00");
    expect(story.refusal({ ...extend, at: on("04-21") }).code).toBe("extended-before");
    expect(accepted().refusal({ ...extend, data: { days: 16 } }).code).toBe("extension-not-allowed");
    expect(accepted().refusal({ ...extend, reason: "" }).code).toBe("reason-missing");
    expect(accepted().refusal({ ...extend, at: on("05-07") }).code).toBe("not-extendable");
  });

  test("a decision not to file gives its reason, tells the sender and ends the clue", () => {
    const step = { step: "notFiled", by: qian, at: on("04-15"), data: { ground: "no-violation" } };
    expect(accepted().refusal(step).code).toBe("reason-missing");
    const story = accepted().when({ ...step, reason: "证据不足" });
    expect(story.matter.ended).toBe(true);
    expect(story.last.frame?.told.map(({ officer }) => officer)).toEqual(["wang"]);
  });

  test("a reporter who gave a name is told within five working days, and before the end", () => {
    const unfiled = accepted({ realNameReporter: true }).when({
      step: "notFiled",
      by: qian,
      at: on("04-15"),
      reason: "证据不足",
      data: { ground: "no-violation" },
    });
    expect(unfiled.matter.ended).toBe(false);
    expect(due(unfiled, "X3")).toBe("2026-04-23 00:00");
    const late = accepted({ realNameReporter: true }).when({ ...filing, at: on("04-16") });
    expect(due(late, "X3")).toBe("2026-04-22 00:00"); // from the day of filing, not of its entry
    const told = unfiled.when({ step: "reporterTold", by: zhao, at: on("04-16"), data: { toldOn: "2026-04-16" } });
    expect(told.matter.ended).toBe(true);
    expect(
      served({ realNameReporter: true }).refusal({
        step: "fedBack",
        by: zhao,
        at: on("05-25"),
        data: { summary: "…" },
      }).code,
    ).toBe("reporter-waits");
    expect(
      filed().refusal({ step: "reporterTold", by: zhao, at: on("04-16"), data: { toldOn: "2026-04-16" } }).code,
    ).toBe("no-reporter-waits");
  });

  test("a penalty bears its number and is not dated before the filing", () => {
    const step = { step: "decided", by: wu, at: on("05-20"), data: decision };
    expect(filed().refusal({ ...step, data: { ...decision, documentNumber: "" } }).code).toBe("missing");
    expect(filed().refusal({ ...step, data: { ...decision, decidedOn: "2026-04-13" } }).code).toBe("before-filing");
  });

  test("the result goes to the sender and to the licensing authority; feeding it back ends the clue", () => {
    const story = closed();
    expect(decided().last.frame?.told.map(({ officer }) => officer)).toEqual(["wang", "chen"]);
    expect(story.last.frame?.told.map(({ officer }) => officer)).toEqual(["wang", "chen"]);
    expect(story.matter.ended).toBe(true);
    expect(story.matter.status).toBe("closed");
    expect(story.matter.clocks).toEqual([]);
  });

  test("a penalty or a decision not to punish is served within seven working days of its date", () => {
    expect(codes(decided())).toEqual(["X5"]);
    expect(due(decided(), "X5")).toBe("2026-05-30 00:00");
    const entered = filed().when({ step: "decided", by: wu, at: on("05-22"), data: decision });
    expect(due(entered, "X5")).toBe("2026-05-30 00:00"); // from the decision, not from its entry
    const spared = { ...decision, result: "no-penalty", documentNumber: "", fine: 0 };
    expect(codes(filed().when({ step: "decided", by: wu, at: on("05-20"), data: spared }))).toEqual(["X5"]);
  });

  test("the five working days for the result run from the day of service, not from its entry", () => {
    expect(served().matter.status).toBe("served");
    expect(codes(served())).toEqual(["X10"]);
    expect(due(served(), "X10")).toBe("2026-05-29 00:00");
    expect(served().matter.next?.officer).toBe("wu");
    expect(served().matter.ended).toBe(false);
  });

  test("service is dated between the decision and today", () => {
    const by = (servedOn: string) => decided().refusal({ ...serving, data: { servedOn } }).code;
    expect(by("2026-05-19")).toBe("before-decision");
    expect(by("2026-05-26")).toBe("in-future");
  });

  test("a result is fed back only once its decision is served, and says when that was", () => {
    const step = { step: "fedBack", by: zhao, at: on("05-25"), data: { summary: "…" } };
    expect(decided().refusal(step).code).toBe("not-served");
    expect(closed().last.step?.value).toEqual({ summary: "已送达当事人", servedOn: "2026-05-21" });
  });

  test("a case that was dropped has nothing to serve: its result is due five working days after the decision", () => {
    expect(codes(dropped())).toEqual(["X10"]);
    expect(due(dropped(), "X10")).toBe("2026-05-28 00:00");
    expect(dropped().refusal({ ...serving, data: { servedOn: "2026-05-22" } }).code).toBe("nothing-to-serve");
    const back = dropped().when({ step: "fedBack", by: zhao, at: on("05-25"), data: { summary: "销案" } });
    expect(back.matter.status).toBe("closed");
    expect(back.last.step?.value).toEqual({ summary: "销案", servedOn: "" });
  });

  test("silence after the day for service climbs as any other", () => {
    const late = decided().when({ step: "lapsed", by: system, at: on("05-30"), data: { clock: "X5" } });
    expect(codes(late)).toEqual(["E1", "X5"]);
    expect(codes(late.when({ ...serving, at: on("06-01"), data: { servedOn: "2026-06-01" } }))).toEqual(["X10"]);
  });

  test("the sender objects within ten working days, once; the judicial bureau settles it", () => {
    const objection = { step: "objected", by: wang, at: on("06-04"), data: { objection: "应当吊销" } };
    const story = closed().when(objection);
    expect(story.matter.next?.officer).toBe("xu");
    expect(story.matter.ended).toBe(false);
    expect(closed().refusal({ ...objection, at: on("06-10") }).code).toBe("too-late");
    const upheld = story.when({
      step: "settled",
      by: xu,
      at: on("06-05"),
      data: { outcome: "upheld", authority: "", opinion: "维持" },
    });
    expect(upheld.matter.status).toBe("closed");
    expect(upheld.refusal({ ...objection, at: on("06-08") }).code).toBe("settled-before");
    const reopened = story.when({
      step: "settled",
      by: xu,
      at: on("06-05"),
      data: { outcome: "reopened", authority: "", opinion: "重新办理" },
    });
    expect(reopened.matter.status).toBe("accepted");
    expect(codes(reopened)).toEqual(["X2#2"]);
    expect(reopened.matter.next?.officer).toBe("qian");
  });
});

describe("withdrawal, silence and outsiders", () => {
  test("the sender withdraws with a reason, before acceptance only", () => {
    const step = { step: "withdrawn", by: wang, at: on("04-13"), data: {}, reason: "重复移送" };
    expect(received().when(step).matter.ended).toBe(true);
    expect(received().refusal({ ...step, reason: "" }).code).toBe("reason-missing");
    expect(accepted().refusal(step).code).toBe("wrong-status");
  });

  test("silence after sending climbs from the bureau's head to the judicial bureau", () => {
    const late = sent().when({ step: "lapsed", by: system, at: on("04-13"), data: { clock: "XR" } });
    expect(codes(late)).toEqual(["E1", "XR"]);
    const head = late.when({ step: "escalated", by: system, at: on("04-15"), data: { clock: "E1" } });
    expect(head.last.frame?.told.map(({ officer }) => officer)).toEqual(["qian"]);
    const judicial = head.when({ step: "escalated", by: system, at: on("04-17"), data: { clock: "E2" } });
    expect(judicial.matter.copies).toContain(bureau.justice);
    expect(codes(judicial.when({ step: "received", by: zhao, at: on("04-17"), data: {} }))).toEqual(["X2", "XA"]);
  });

  test("another department neither receives nor urges nor hands over a clue that is not its own", () => {
    expect(sent().refusal({ step: "received", by: guo, at: on("04-10"), data: {} }).code).toBe("not-yours");
    expect(sent().refusal({ step: "urged", by: guo, at: on("04-10"), data: { message: "请办理" } }).code).toBe(
      "not-yours",
    );
    expect(sent().refusal({ step: "reassigned", by: zhou, at: on("04-10"), data: { officer: "wu" } }).code).toBe(
      "not-yours",
    );
    expect(
      sent().when({ step: "reassigned", by: qian, at: on("04-10"), data: { officer: "wu" } }).matter.next?.officer,
    ).toBe("wu");
    expect(sent().refusal({ step: "received", by: li, at: on("04-10"), data: {} }).code).toBe("not-yours");
  });
});
