import { given } from "@yihan/matter/testing";
import { bureau, cast, county, officer, on, system } from "../../../../tests/cast.ts";
import { consultation } from "./definition.ts";

const { li, chen, gao } = cast;
const fireHead = officer("yt-107");
const fireLiaison = officer("yt-108");
const commerceHead = officer("yt-083");
const commerceLiaison = officer("yt-084");
const educationHead = officer("yt-065");
const educationLiaison = officer("yt-066");
const cityHead = officer("yt-113");
const cityLiaison = officer("yt-114");
const letter = "0190a000-0000-7000-8000-00000000000c";

const station = {
  applicant: "云汀某能源有限公司",
  applicantCode: "91420899MA0000018A",
  project: "新建加油站选址",
  item: "YT-XK-042",
  place: "420899",
  authority: bureau.fire,
  why: "涉及公共安全，选址毗邻居民区",
  questions: ["选址是否符合消防安全距离"],
  urgency: "ordinary",
  silenceBasis: "",
  acceptedOn: "2026-04-07",
  joint: false,
};
const kindergarten = {
  ...station,
  applicant: "云汀某幼儿园",
  applicantCode: "",
  project: "民办幼儿园办学",
  item: "YT-XK-036",
  authority: bureau.education,
  questions: ["办园条件是否符合标准"],
};
const billboard = { ...station, item: "YT-XK-049", authority: bureau.city, project: "大型户外广告设置" };

const start = given(consultation, county);
const ask = (request: object = station, day = "04-07") =>
  start.when({ step: "requested", by: li, at: on(day), data: { request } });
const signed = (request: object = station, by = fireLiaison) =>
  ask(request).when({ step: "received", by, at: on("04-07", "15:00"), data: {} });
const reply = (data: object, by = fireHead, day = "04-10") => ({
  step: "replied",
  by,
  at: on(day),
  data: { opinion: "agree", conditions: [], enforceable: false, grounds: "", competent: "", ...data },
});
const objection = { opinion: "object", grounds: "《汽车加油加气加氢站技术标准》安全间距不足" };
const objected = () => signed().when({ ...reply(objection), papers: ["opinion"] });
const silent = (request: object, by = commerceLiaison) =>
  signed(request, by)
    .when({ step: "lapsed", by: system, at: on("04-15"), data: { clock: "V1" } })
    .when({ step: "silenceNoted", by: system, at: on("04-15"), data: {} });
const conclude = (data: object = {}, by = li) => ({
  step: "concluded",
  by,
  at: on("04-29"),
  data: { outcome: "granted", decidedOn: "2026-04-29", letter: "", ...data },
});
const due = (story: { matter: { clocks: readonly { code: string; due: number }[] } }, code: string): string => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)!.due;
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
};

describe("a petrol station's site: four departments are asked in as many matters", () => {
  test("the fire brigade has five working days from its signature; the licence's twenty run meanwhile", () => {
    const story = signed();
    expect(story.matter.documentNumber).toMatch(/征函〔2026〕1号$/);
    // Until the end of 04-14: 04-07 is the day of the start, 04-11 and 04-12 are a weekend.
    expect(due(story, "V1")).toBe("2026-04-15");
    expect(story.matter.clocks.map(({ code }) => code).toSorted()).toEqual(["L1", "V1"]);
    expect(story.matter.next?.officer).toBe(fireLiaison.id);
  });

  test("it asks for the drawing, and the clock stands for two working days; a second question is refused", () => {
    const question = { step: "questionAsked", by: fireLiaison, at: on("04-08"), data: { question: "请提供总平面图" } };
    const wanted = signed().when(question);
    expect(wanted.matter.next?.authority).toBe(bureau.approval);
    expect(wanted.matter.clocks.find(({ code }) => code === "V1")?.due).toBe(0);
    const answered = wanted.when({
      step: "questionAnswered",
      by: li,
      at: on("04-10"),
      papers: ["drawing"],
      data: { answer: "见附图" },
    });
    expect(answered.matter.next?.officer).toBe(fireLiaison.id);
    expect(due(answered, "V1")).toBe("2026-04-17");
    expect(due(answered, "L1")).toBe(due(signed(), "L1"));
    expect(answered.refusal({ ...question, at: on("04-10", "16:00") }).code).toBe("question-once");
  });

  test("the commerce bureau is silent: about a hazardous item that is no consent, its head has it now and may still reply", () => {
    const request = { ...station, authority: bureau.commerce };
    const story = silent(request);
    expect(story.matter.status).toBe("silent");
    expect(story.matter.next?.officer).toBe(commerceHead.id);
    expect(story.last.frame?.told.map(({ authority }) => authority)).toContain(bureau.approval);
    expect(story.when(reply({}, commerceHead, "04-16")).matter.status).toBe("replied");
    expect(
      start.refusal({
        step: "requested",
        by: li,
        at: on("04-07"),
        data: { request: { ...request, silenceBasis: "并联审批办法第九条" } },
      }).code,
    ).toBe("silence-never-consent");
  });

  test("the licence is decided on working day 17 of 20, which ends its time", () => {
    const story = signed().when(reply({})).when(conclude());
    expect(story.matter.ended).toBe(true);
    expect(story.matter.clocks).toEqual([]);
  });
});

describe("the four kinds of reply", () => {
  test("a kindergarten: agreed under a condition, which becomes a point to supervise of the letter", () => {
    const condition = "食堂须取得食品经营许可后启用";
    const agreed = signed(kindergarten, educationLiaison).when(
      reply({ opinion: "conditions", conditions: [condition], enforceable: true }, educationHead),
    );
    expect(agreed.matter.copies).toEqual([bureau.enforcement]);
    expect(agreed.refusal(conclude()).code).toBe("letter-missing");
    const concluded = agreed.when(conclude({ letter }));
    expect(concluded.last.step?.value).toMatchObject({
      letter,
      conditions: [condition],
      authority: bureau.education,
    });
    expect(agreed.when(conclude({ outcome: "refused" })).last.step?.value).toMatchObject({ conditions: [] });
  });

  test("a billboard: an objection without reasons is no objection, and so is one without the sealed opinion", () => {
    const story = signed(billboard, cityLiaison);
    expect(story.refusal({ ...reply({ opinion: "object" }, cityHead), papers: ["opinion"] }).code).toBe(
      "objection-without-grounds",
    );
    expect(story.refusal(reply(objection, cityHead)).code).toBe("paper-missing");
    expect(story.matter.status).toBe("received");
  });

  test("conditions belong to an agreement with conditions, which has some", () => {
    expect(signed().refusal(reply({ opinion: "conditions" })).code).toBe("conditions-missing");
    expect(signed().refusal(reply({ conditions: ["限速"] })).code).toBe("conditions-without-consent");
  });

  test("who is not competent names who is; the centre then asks there", () => {
    const answer = { opinion: "not-competent", competent: bureau.environment };
    expect(signed().refusal(reply({ ...answer, competent: "" })).code).toBe("competent-missing");
    expect(signed().refusal(reply({ ...answer, competent: bureau.fire })).code).toBe("competent-missing");
    const story = signed().when(reply(answer));
    expect(story.when(conclude({ outcome: "asked-elsewhere", decidedOn: "" })).matter.status).toBe("concluded");
    expect(
      signed()
        .when(reply({}))
        .refusal(conclude({ outcome: "asked-elsewhere" })).code,
    ).toBe("is-competent");
  });

  test("only the head replies, and only the department that is asked", () => {
    expect(signed().refusal(reply({}, fireLiaison)).code).toBe("not-yours");
    expect(signed().refusal(reply({}, commerceHead)).code).toBe("not-yours");
  });
});

describe("an objection", () => {
  test("that is adopted bars the licence", () => {
    const story = objected().when({ step: "adopted", by: chen, at: on("04-13"), data: {} });
    expect(story.refusal(conclude()).code).toBe("objection-adopted");
    expect(story.when(conclude({ outcome: "refused" })).matter.status).toBe("concluded");
  });

  test("that is not adopted is answered in writing by the centre's head", () => {
    const explanation = { explanation: "已按新标准复核，间距符合要求" };
    expect(objected().refusal({ step: "notAdopted", by: li, at: on("04-13"), data: explanation }).code).toBe(
      "not-yours",
    );
    const story = objected().when({ step: "notAdopted", by: gao, at: on("04-13"), data: explanation });
    expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.fire]);
    expect(story.when(conclude()).matter.status).toBe("concluded");
  });
});

describe("time", () => {
  test("silence means no objection only under a local rule that the request names", () => {
    const story = silent({ ...kindergarten, silenceBasis: "云汀市并联审批办法第九条" }, educationLiaison);
    expect(story.matter.status).toBe("no-objection");
    expect(story.last.step?.value).toMatchObject({ basis: "云汀市并联审批办法第九条" });
    expect(story.matter.next?.authority).toBe(bureau.approval);
    expect(signed().refusal({ step: "silenceNoted", by: system, at: on("04-08"), data: {} }).code).toBe(
      "reply-awaited",
    );
  });

  test("is given once more, by five working days at most and not after it has passed", () => {
    const more = (days: number, day = "04-09") => ({
      step: "timeExtended",
      by: li,
      at: on(day),
      reason: "需现场踏勘",
      data: { days },
    });
    expect(signed().refusal(more(6)).code).toBe("extension-too-long");
    const story = signed().when(more(5));
    expect(due(story, "V1")).toBe("2026-04-22");
    expect(story.refusal(more(1)).code).toBe("not-extendable");
    expect(signed().refusal(more(1, "04-15")).code).toBe("not-extendable");
  });

  test("is ten working days for a complex item and two for an urgent one; a joint licence has forty-five", () => {
    expect(due(signed({ ...station, urgency: "complex" }), "V1C")).toBe("2026-04-22");
    expect(due(signed({ ...station, urgency: "urgent" }), "V1U")).toBe("2026-04-10");
    expect(signed({ ...station, joint: true }).matter.clocks.map(({ code }) => code)).toContain("L2");
  });
});

test("what can't be asked", () => {
  const refusal = (more: object) =>
    start.refusal({ step: "requested", by: li, at: on("04-07"), data: { request: { ...station, ...more } } }).code;
  expect(refusal({ item: "YT-XK-999" })).toBe("no-item");
  expect(refusal({ authority: "NOBODY" })).toBe("unknown-authority");
  expect(refusal({ authority: bureau.approval })).toBe("asks-itself");
  expect(refusal({ acceptedOn: "2026-04-08" })).toBe("in-future");
  expect(
    signed()
      .when(reply({}))
      .refusal(conclude({ decidedOn: "" })).code,
  ).toBe("decision-missing");
  expect(
    signed()
      .when(reply({}))
      .refusal(conclude({ decidedOn: "2026-04-30" })).code,
  ).toBe("in-future");
});

test("an applicant who withdraws ends it, and the department is told", () => {
  const story = signed().when({ step: "cancelled", by: li, at: on("04-09"), reason: "申请人撤回申请", data: {} });
  expect(story.matter.ended).toBe(true);
  expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.fire]);
});
