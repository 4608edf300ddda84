import { given } from "@yihan/matter/testing";
import { bureau, cast, county, officer, on, system } from "../../../../tests/cast.ts";
import { procuratorialSuggestion } from "./definition.ts";

const { zhou, sun, wang } = cast;
const prosecutor = officer("tang");

const tyres = {
  kind: "public-interest",
  organ: bureau.transport,
  subject: "废旧轮胎堆放点",
  problem: "露天堆放，存在火灾和污染隐患",
  advice: "依法清理并查处",
  urgent: false,
};
const clinics = { ...tyres, kind: "governance", subject: "医疗美容乱象", problem: "无证经营", advice: "开展专项整治" };
const start = given(procuratorialSuggestion, county);
const issued = (suggestion: object = tyres) =>
  start.when({ step: "issued", by: prosecutor, at: on("02-09"), papers: ["suggestion"], data: { suggestion } });
const received = (suggestion: object = tyres) =>
  issued(suggestion).when({ step: "received", by: sun, at: on("02-10"), data: {} });
const rectifying = (suggestion: object = tyres) =>
  received(suggestion).when({ step: "assigned", by: zhou, at: on("02-11"), data: { officer: "wang" } });
const reply = { step: "replied", by: wang, at: on("04-08"), papers: ["reply"], data: { measures: "已清理" } };
const find = (ground: string, day = "04-14") => ({
  step: "notPerformed",
  by: prosecutor,
  at: on(day),
  data: { ground, finding: "现场仍有堆放" },
});
const object = { step: "objected", by: sun, at: on("02-12"), data: { objection: "属城管部门职责" } };
const silent = (suggestion: object = tyres, clock = "P2") =>
  rectifying(suggestion)
    .when({ step: "lapsed", by: system, at: on("04-13"), data: { clock } })
    .when(find("no-reply"));
const due = (story: { matter: { clocks: readonly { code: string; due: number }[] } }, code: string): string => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)!.due;
  return new Date(instant + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
};

describe("a dump of scrap tyres (scenario a)", () => {
  test("received on 02-10, the reply is due on 04-10", () => {
    expect(due(received(), "P2")).toBe("2026-04-10");
    expect(issued().matter.copies).toContain(bureau.justice);
    expect(issued().matter.documentNumber).toMatch(/检建〔2026〕1号$/);
  });

  test("the head names who rectifies, who replies; the follow-up ends it", () => {
    expect(received().refusal({ step: "assigned", by: zhou, at: on("02-11"), data: { officer: "wu" } }).code).toBe(
      "not-of-this-authority",
    );
    const story = rectifying().when(reply);
    expect(story.matter.next?.authority).toBe(bureau.procuratorate);
    const done = story.when({ step: "performed", by: prosecutor, at: on("04-20"), data: { finding: "现场已清理" } });
    expect(done.matter.ended).toBe(true);
  });

  test("no reply counts as not performed when its time has passed; a month runs for the suit", () => {
    expect(rectifying().refusal(find("no-reply", "04-08")).code).toBe("reply-awaited");
    expect(silent().matter.clocks.map(({ code }) => code)).toEqual(["P3"]);
    expect(silent().last.frame?.told.map(({ officer: id }) => id)).toContain(zhou.id);
    const sue = { step: "sued", by: prosecutor, at: on("05-06"), data: { number: "云检行公诉〔2026〕1号" } };
    expect(silent().when(sue).matter.status).toBe("sued");
  });

  test("measures on paper only are not performed, though there is a reply", () => {
    const story = rectifying().when(reply);
    expect(story.refusal(find("no-reply")).code).toBe("replied-already");
    expect(story.when(find("paper-only")).matter.status).toBe("not-performed");
  });
});

test("a sewage leak that goes on has fifteen days (scenario b), which only the public interest has", () => {
  expect(due(received({ ...tyres, urgent: true }), "P2U")).toBe("2026-02-25");
  const issue = (suggestion: object) =>
    start.refusal({ step: "issued", by: prosecutor, at: on("02-09"), papers: ["suggestion"], data: { suggestion } })
      .code;
  expect(issue({ ...clinics, urgent: true })).toBe("urgent-in-public-interest");
  expect(issue({ ...tyres, organ: "NOBODY" })).toBe("unknown-authority");
});

describe("fake clinics: advice on governance (scenario c)", () => {
  test("an objection changes the wording, or is explained; there is one", () => {
    const objected = received(clinics).when(object);
    expect(objected.matter.next?.authority).toBe(bureau.procuratorate);
    const changed = objected.when({
      step: "changed",
      by: prosecutor,
      at: on("02-13"),
      data: { advice: "会同卫生健康部门整治" },
    });
    expect(changed.matter.memory.suggestion?.advice).toBe("会同卫生健康部门整治");
    expect(changed.matter.next?.authority).toBe(bureau.transport);
    expect(changed.refusal(object).code).toBe("objected-before");
    const upheld = objected.when({
      step: "upheld",
      by: prosecutor,
      at: on("02-13"),
      data: { explanation: "职责明确" },
    });
    expect(upheld.matter.status).toBe("received");
    const gone = objected.when({ step: "withdrawn", by: prosecutor, at: on("02-13"), reason: "对象有误", data: {} });
    expect(gone.matter.ended).toBe(true);
  });

  test("where it is not performed the superiors are informed; no suit follows", () => {
    const story = silent(clinics, "P1");
    const sue = { step: "sued", by: prosecutor, at: on("05-06"), data: { number: "1" } };
    expect(story.refusal(sue).code).toBe("no-suit");
    const told = story.when({ step: "informed", by: prosecutor, at: on("05-06"), data: { whom: "市人民政府" } });
    expect(told.matter.status).toBe("informed");
  });
});

describe("time", () => {
  test("can be extended once, and stands still while something objective bars the rest", () => {
    const more = (day = "03-02") => ({
      step: "timeExtended",
      by: prosecutor,
      at: on(day),
      reason: "汛期",
      data: { amount: 1 },
    });
    const longer = rectifying().when(more());
    expect(due(longer, "P2")).toBe("2026-05-11");
    expect(longer.refusal(more("03-03")).code).toBe("not-extendable");
    const stopped = rectifying().when({
      step: "suspended",
      by: prosecutor,
      at: on("03-02"),
      data: { cause: "植被须待春季" },
    });
    expect(stopped.matter.clocks[0]?.due).toBe(0);
    const going = stopped.when({ step: "resumed", by: prosecutor, at: on("03-12"), data: {} });
    expect(due(going, "P2")).toBe("2026-04-20");
  });
});
