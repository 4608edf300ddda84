import { given } from "@yihan/matter/testing";
import { bureau, cast, county, officer, on, system } from "../../../../tests/cast.ts";
import { reverseTransfer } from "./definition.ts";

const { zhou, sun, wang } = cast;
const prosecutor = officer("tang");
const farmHead = officer("yt-083");

const decision = {
  partyName: "云汀渔民某",
  offence: "非法捕捞水产品罪",
  number: "云检不诉〔2026〕5号",
  decidedOn: "2026-03-02",
  violatedOn: "2025-11-01",
  discoveredOn: "2025-11-03",
  harm: false,
  earlierPenalty: "",
};
const start = given(reverseTransfer, county);
const registered = (more: object = {}) =>
  start.when({ step: "registered", by: prosecutor, at: on("03-02"), data: { decision: { ...decision, ...more } } });
const reviewing = (more: object = {}) =>
  registered(more).when({ step: "moved", by: prosecutor, at: on("03-04"), data: {} });
const send = (organ: string = bureau.transport, day = "03-12") => ({
  step: "opinionSent",
  by: prosecutor,
  at: on(day),
  papers: ["opinion"],
  data: { organ, facts: "已补植复绿", opinion: "建议给予行政处罚", property: "渔具已扣押" },
});
const received = (more: object = {}) =>
  reviewing(more)
    .when(send())
    .when({ step: "received", by: sun, at: on("03-13"), data: {} });
const file = { step: "caseFiled", by: zhou, at: on("03-20"), data: { caseNumber: "云交立〔2026〕9号" } };
const filed = (more: object = {}) => received(more).when(file);
const punish = (kind: string) => ({
  step: "punished",
  by: zhou,
  at: on("04-20"),
  data: { kind, number: "云交罚〔2026〕9号", content: "罚款二千元" },
});
const reply = (day: string) => ({
  step: "replied",
  by: sun,
  at: on(day),
  papers: ["reply"],
  data: { reply: "已作出处罚" },
});
const due = (story: { matter: { clocks: readonly { code: string; due: number }[] } }, code: string): string => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)!.due;
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
};

describe("illegal fishing, not prosecuted: the organ fines and replies in time (scenario b)", () => {
  test("three working days inside the procuratorate, ten for the review", () => {
    expect(due(registered(), "R1")).toBe("2026-03-06");
    expect(due(reviewing(), "R2")).toBe("2026-03-19");
  });

  test("the organ has two months from its signature, ninety days from its own filing, and replies on day 45", () => {
    expect(due(received(), "R3")).toBe("2026-05-14");
    const story = filed().when(punish("fine")).when(reply("04-27"));
    expect(story.matter.status).toBe("replied");
    expect(story.matter.next?.authority).toBe(bureau.procuratorate);
    expect(story.matter.clocks).toEqual([]);
    const closed = story.when({ step: "assessed", by: prosecutor, at: on("05-06"), data: { note: "处理适当" } });
    expect(closed.matter.ended).toBe(true);
  });

  test("a reply on the state of the case is a reply; the case goes on", () => {
    const story = filed().when(reply("05-12"));
    expect(story.matter.status).toBe("case-filed");
    expect(story.matter.clocks.map(({ code }) => code)).toEqual(["X4"]);
  });
});

describe("a fine and its limits (scenario a)", () => {
  test("who was fined before is not fined again, but may lose a licence", () => {
    const before = { earlierPenalty: "云交罚〔2025〕3号 罚款一千元" };
    expect(filed(before).refusal(punish("fine")).code).toBe("fined-before");
    expect(filed(before).when(punish("licence")).matter.status).toBe("decided");
  });

  test("beyond two years nothing is filed; five where people came to harm", () => {
    const old = { violatedOn: "2023-01-01", discoveredOn: "2026-01-10" };
    expect(received(old).refusal(file).code).toBe("time-barred");
    expect(received({ ...old, harm: true }).when(file).matter.status).toBe("case-filed");
    const without = { step: "notPunished", by: zhou, at: on("03-20"), data: { grounds: "超过追责时效" } };
    expect(received(old).when(without).matter.status).toBe("decided");
  });
});

describe("an opinion to the wrong bureau (scenario c)", () => {
  const sendBack = {
    step: "returned",
    by: sun,
    at: on("03-16"),
    reason: "属烟草专卖部门管辖",
    data: { proposed: "烟草专卖局" },
  };

  test("comes back with its reasons, and goes to another, not to the same again", () => {
    const story = received().when(sendBack);
    expect(story.matter.next?.authority).toBe(bureau.procuratorate);
    expect(story.matter.clocks).toEqual([]);
    expect(story.refusal(send(bureau.transport, "03-17")).code).toBe("returned-before");
    expect(story.refusal(send("NOBODY", "03-17")).code).toBe("unknown-authority");
    expect(story.when(send(bureau.commerce, "03-17")).matter.next?.authority).toBe(bureau.commerce);
    expect(
      story.when(send(bureau.commerce, "03-17")).when({ ...sendBack, by: farmHead, at: on("03-18") }).matter.status,
    ).toBe("returned");
  });
});

describe("the review", () => {
  test("stands still while an appeal is pending, can be extended once, and may end without an opinion", () => {
    const stop = { step: "suspended", by: prosecutor, at: on("03-06"), data: { ground: "victim" } };
    const stopped = reviewing().when(stop);
    expect(stopped.matter.clocks.find(({ code }) => code === "R2")?.due).toBe(0);
    const going = stopped.when({ step: "resumed", by: prosecutor, at: on("03-16"), data: {} });
    expect(due(going, "R2")).toBe("2026-03-27");
    const more = (days: number) => ({
      step: "reviewExtended",
      by: prosecutor,
      at: on("03-10"),
      reason: "案情复杂",
      data: { days },
    });
    expect(reviewing().refusal(more(11)).code).toBe("extension-too-long");
    const longer = reviewing().when(more(10));
    expect(due(longer, "R2")).toBe("2026-04-02");
    expect(longer.refusal(more(1)).code).toBe("not-extendable");
    const none = reviewing().when({
      step: "reviewClosed",
      by: prosecutor,
      at: on("03-10"),
      data: { grounds: "已吊销" },
    });
    expect(none.matter.status).toBe("no-penalty-due");
  });

  test("begins with a decision that was taken", () => {
    expect(
      start.refusal({
        step: "registered",
        by: prosecutor,
        at: on("03-02"),
        data: { decision: { ...decision, decidedOn: "2026-03-03" } },
      }).code,
    ).toBe("in-future");
    expect(start.refusal({ step: "registered", by: wang, at: on("03-02"), data: { decision } }).code).toBe("not-yours");
  });
});

test("no reply within the time is followed up, and the judicial bureau is informed", () => {
  const follow = {
    step: "followedUp",
    by: prosecutor,
    at: on("05-20"),
    reason: "逾期未回复",
    data: { finding: "未回复" },
  };
  expect(received().refusal({ ...follow, at: on("05-06") }).code).toBe("reply-awaited");
  const story = received()
    .when({ step: "lapsed", by: system, at: on("05-14"), data: { clock: "R3" } })
    .when(follow);
  expect(story.matter.status).toBe("followed-up");
  expect(story.matter.copies).toContain(bureau.justice);
  expect(story.last.step?.value).toMatchObject({ organ: bureau.transport, partyName: decision.partyName });
});
