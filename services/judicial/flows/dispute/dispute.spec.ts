import { given } from "@yihan/matter/testing";
import { bureau, cast, county, officer, on, system } from "../../../../tests/cast.ts";
import { dispute } from "./definition.ts";

const { xu, he, zhou, sun } = cast;
const commerceHead = officer("yt-083");
const commerceLiaison = officer("yt-084");
const cityLiaison = officer("yt-114");
const mayor = officer("yt-001");
const establishment = officer("yt-024");
const clue = "0190a000-0000-7000-8000-0000000000c1";

const prepaid = {
  kind: "both-deny",
  other: bureau.market,
  subject: "预付卡企业跑路投诉由谁处理",
  item: "",
  place: "420899",
  reasons: "商务部门仅负责备案，合同纠纷由市场监管部门负责",
  proposal: "由市场监管部门牵头",
  urgent: false,
};
const start = given(dispute, county);
const consulting = (more: object = {}) =>
  start.when({
    step: "selfConsulted",
    by: commerceHead,
    at: on("03-02"),
    data: { disagreement: { ...prepaid, ...more } },
  });
const applied = (more: object = {}) =>
  consulting(more).when({ step: "applied", by: commerceHead, at: on("03-06"), data: {} });
const hearing = (more: object = {}) =>
  applied(more)
    .when({ step: "accepted", by: xu, at: on("03-10"), data: { number: "协受2026-3" } })
    .when({ step: "forwarded", by: xu, at: on("03-11"), data: { note: "请书面答复" } });
const answer = (by = commerceLiaison, day = "03-13") => ({
  step: "answered",
  by,
  at: on(day),
  papers: ["answer"],
  data: { position: "不属本机关职责" },
});
const marketHead = officer("yt-032");
const both = (more: object = {}) => hearing(more).when(answer()).when(answer(marketHead, "03-16"));
const meeting = (agreed: boolean, day = "03-20") => ({
  step: "meetingHeld",
  by: xu,
  at: on(day),
  papers: ["minutes"],
  data: { heldOn: `2026-${day}`, agreed, record: "双方陈述意见" },
});
const opinion = (more: object = {}, by = he, day = "03-31") => ({
  step: "opinionIssued",
  by,
  at: on(day),
  data: {
    settlement: { competent: bureau.commerce, reasons: "发卡企业备案和监管由商务部门负责", listChanges: true, ...more },
  },
});
const issued = () => both().when(meeting(true)).when(opinion());
const argued = () =>
  both()
    .when(meeting(false))
    .when({
      step: "expertsHeard",
      by: xu,
      at: on("04-08"),
      papers: ["expert-opinion"],
      data: { opinion: "油烟属大气污染防治职责" },
    });
const impasse = (urgent = false) =>
  start.when({
    step: "applied",
    by: system,
    at: on("03-02"),
    data: {
      disagreement: {
        ...prepaid,
        first: bureau.enforcement,
        other: bureau.market,
        waiting: bureau.transport,
        urgent,
        origin: clue,
        originFlow: "clue-transfer",
      },
    },
  });
const clocks = (story: { matter: { clocks: readonly { code: string; authority: string }[] } }): string[] =>
  story.matter.clocks.map(({ code, authority }) => `${code} ${authority}`).toSorted();

describe("prepaid cards: both bureaus deny (scenario a)", () => {
  test("they consult for five working days, then one applies, and the judicial bureau has three to accept", () => {
    expect(clocks(consulting())).toEqual([`JC ${bureau.commerce}`]);
    expect(consulting().matter.next?.officer).toBe(marketHead.id);
    const story = applied();
    expect(clocks(story)).toEqual([`J1 ${bureau.justice}`]);
    expect(story.matter.next?.officer).toBe(xu.id);
  });

  test("both are asked at once, each answers once, and the clock of each ends with its answer", () => {
    expect(clocks(hearing())).toEqual([`J3 ${bureau.commerce}`, `J3L ${bureau.market}`]);
    const one = hearing().when(answer());
    expect(clocks(one)).toEqual([`J3L ${bureau.market}`]);
    expect(one.refusal(answer(commerceLiaison, "03-14")).code).toBe("answered-before");
    expect(both().refusal(answer(commerceLiaison, "03-17")).code).toBe("both-answered");
  });

  test("the establishment office says whose duty it is; the opinion is issued in the judicial bureau's name", () => {
    const asked = both().when({
      step: "establishmentAsked",
      by: xu,
      at: on("03-16", "10:00"),
      data: { question: "预付卡监管职责如何划分" },
    });
    expect(asked.matter.next?.officer).toBe(establishment.id);
    const story = asked
      .when({
        step: "establishmentAnswered",
        by: establishment,
        at: on("03-18"),
        papers: ["establishment-letter"],
        data: { opinion: "商务部门负责发卡企业备案和监管，市场监管部门负责合同和广告" },
      })
      .when(meeting(true))
      .when(opinion());
    expect(story.matter.status).toBe("opinion-issued");
    expect(story.matter.documentNumber).toMatch(/^云汀司法协意〔2026〕1号$/);
    expect(story.matter.next?.authority).toBe(bureau.commerce);
    expect(story.last.frame?.told.map(({ authority }) => authority).toSorted()).toEqual(
      [bureau.commerce, bureau.market].toSorted(),
    );
  });

  test("the organ that must act reports that it did, and no other", () => {
    const report = { step: "executed", at: on("04-20"), data: { report: "已明确由本局办理" } };
    expect(issued().refusal({ ...report, by: marketHead }).code).toBe("not-yours");
    expect(issued().when({ ...report, by: commerceHead }).matter.ended).toBe(true);
  });

  test("where thirty days pass without a report, the judicial bureau finds that it was not carried out", () => {
    const find = (day: string) => ({ step: "notExecuted", by: xu, at: on(day), data: { finding: "未办理" } });
    expect(issued().refusal(find("04-20")).code).toBe("report-awaited");
    const late = issued().when({ step: "lapsed", by: system, at: on("05-06"), data: { clock: "JR" } });
    const story = late.when(find("05-07"));
    expect(story.matter.status).toBe("not-executed");
    expect(story.last.step?.value).toMatchObject({ competent: bureau.commerce, subject: prepaid.subject });
  });

  test("only the head signs an opinion", () => {
    expect(both().when(meeting(true)).refusal(opinion({}, xu)).code).toBe("not-yours");
  });
});

describe("oil smoke: no agreement, experts, and the government decides (scenario b)", () => {
  test("the decision is issued in the government's name and goes to the bureau that must act", () => {
    const before = argued().when({
      step: "proposedToGovernment",
      by: he,
      at: on("04-10"),
      data: { proposal: "建议由生态环境分局牵头" },
    });
    expect(before.matter.next?.officer).toBe(mayor.id);
    const story = before.when({
      step: "decided",
      by: mayor,
      at: on("04-17"),
      papers: ["government-approval"],
      data: { settlement: { competent: bureau.environment, reasons: "大气污染防治法", listChanges: true } },
    });
    expect(story.matter.status).toBe("decision-issued");
    expect(story.matter.documentNumber).toMatch(/^云汀协决〔2026〕1号$/);
    expect(story.matter.next?.authority).toBe(bureau.environment);
  });

  test("what was agreed needs no experts, and a meeting waits for the answers unless their time has passed", () => {
    expect(
      both()
        .when(meeting(true))
        .refusal({ step: "expertsHeard", by: xu, at: on("03-23"), papers: ["expert-opinion"], data: { opinion: "…" } })
        .code,
    ).toBe("agreed-already");
    expect(hearing().refusal(meeting(false, "03-16")).code).toBe("answers-awaited");
    const onFile = hearing()
      .when({ step: "lapsed", by: system, at: on("03-19"), data: { clock: "J3" } })
      .when({ step: "lapsed", by: system, at: on("03-23"), data: { clock: "J3L" } });
    expect(onFile.when(meeting(false, "03-23")).matter.status).toBe("meeting");
  });
});

describe("a matter that nobody took", () => {
  test("is before the judicial bureau at once; who waits for it gets copies", () => {
    const story = impasse();
    expect(story.matter.status).toBe("applied");
    expect(story.matter.next?.officer).toBe(xu.id);
    expect(story.matter.copies).toContain(bureau.transport);
  });

  test("can't be withdrawn, since nobody applied; it ends when the matter goes on without it", () => {
    const withdraw = { step: "withdrawn", at: on("03-09"), reason: "已协商", data: {} };
    expect(impasse().refusal({ ...withdraw, by: officer("zhao") }).code).toBe("ex-officio");
    expect(applied().when({ ...withdraw, by: commerceHead }).matter.status).toBe("withdrawn");
    expect(
      impasse().when({ step: "overtaken", by: system, at: on("03-03"), data: { step: "settled" } }).matter.status,
    ).toBe("closed");
  });

  test("is told of the outcome by the opinion itself", () => {
    const story = impasse()
      .when({ step: "accepted", by: xu, at: on("03-03"), data: {} })
      .when({ step: "forwarded", by: xu, at: on("03-03"), data: {} })
      .when(answer(officer("zhao"), "03-04"))
      .when(answer(marketHead, "03-04"))
      .when(meeting(true, "03-06"))
      .when(opinion({ competent: bureau.enforcement }, he, "03-06"));
    expect(story.last.step?.value).toMatchObject({
      settlement: { origin: clue, originFlow: "clue-transfer", competent: bureau.enforcement },
    });
  });
});

describe("a truck in a forbidden zone (scenario c)", () => {
  const lead = {
    step: "leadNamed",
    by: xu,
    at: on("03-02", "20:00"),
    data: { lead: bureau.transport, measure: "先行扣留车辆" },
  };

  test("where safety is at stake a lead is named the same evening, and nowhere else", () => {
    const story = impasse(true).when(lead);
    expect(story.matter.status).toBe("applied");
    expect(story.last.frame?.told.map(({ authority }) => authority)).toContain(bureau.transport);
    expect(impasse().refusal(lead).code).toBe("not-urgent");
    expect(impasse(true).refusal({ ...lead, data: { ...lead.data, lead: "NOBODY" } }).code).toBe("unknown-authority");
  });
});

test("organs that agree by themselves end it with minutes; the judicial bureau gets a copy", () => {
  const agree = (competent: string) => ({
    step: "agreed",
    by: marketHead,
    at: on("03-04"),
    papers: ["minutes"],
    data: { competent, terms: "由商务局牵头，市场监管局配合" },
  });
  expect(consulting().refusal(agree(bureau.city)).code).toBe("not-a-party");
  const story = consulting().when(agree(bureau.commerce));
  expect(story.matter.ended).toBe(true);
  expect(story.matter.copies).toContain(bureau.justice);
});

test("what is no dispute between two organs", () => {
  const begin = (more: object) =>
    start.refusal({
      step: "selfConsulted",
      by: commerceHead,
      at: on("03-02"),
      data: { disagreement: { ...prepaid, ...more } },
    }).code;
  expect(begin({ other: bureau.commerce })).toBe("one-organ");
  expect(begin({ other: "NOBODY" })).toBe("unknown-authority");
  expect(start.refusal({ step: "applied", by: zhou, at: on("03-02"), data: {} }).code).toBe("missing");
  expect(
    applied().when({
      step: "declined",
      by: xu,
      at: on("03-09"),
      reason: "属与企业的合同争议",
      data: { ground: "citizen" },
    }).matter.status,
  ).toBe("declined");
  expect(both().refusal({ ...meeting(true), data: { heldOn: "2026-03-21", agreed: true, record: "…" } }).code).toBe(
    "in-future",
  );
  expect(consulting().refusal({ step: "applied", by: sun, at: on("03-03"), data: {} }).code).toBe("not-yours");
  expect(consulting().refusal({ step: "applied", by: cityLiaison, at: on("03-03"), data: {} }).code).toBe("not-yours");
});
