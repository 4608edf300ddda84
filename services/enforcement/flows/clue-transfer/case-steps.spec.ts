import { bureau, cast, freight, on, system } from "../../../../tests/cast.ts";
import { accepted, filing, filed, decision, decided, served, dropped, closed, codes, due, serving } from "./given.ts";

const { wang, zhao, qian, wu, xu } = cast;

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
