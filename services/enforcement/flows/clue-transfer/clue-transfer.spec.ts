import { limitationEnd } from "@yihan/calendar";
import { bureau, cast, on, system } from "../../../../tests/cast.ts";
import { clue, start, draft, send, sent, received, accepted, codes, due } from "./given.ts";

const { wang, zhou, sun, zhao, qian, guo, xu, deng, han, li } = cast;

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
