import { given } from "@yihan/matter/testing";
import { bureau, cast, county, officer, on } from "../../../../tests/cast.ts";
import { complaint } from "./definition.ts";

const { deng, xu, zhao, qian, han } = cast;
const cityLiaison = officer("yt-114");

const noise = {
  number: "HX2026-0412",
  kind: "complaint",
  subject: "夜间施工噪声扰民",
  content: "凌晨两点仍在施工",
  place: "420899101",
  phone: "13800000099",
  complained: "",
};
const squad = {
  ...noise,
  kind: "enforcement",
  subject: "执法队扣押物品未出具清单",
  complained: bureau.enforcement,
};
const start = given(complaint, county);
const registered = (call: object = noise) =>
  start.when({ step: "registered", by: deng, at: on("03-10"), data: { call } });
const send = (unit: string, time = "09:30") => ({
  step: "dispatched",
  by: deng,
  at: on("03-10", time),
  data: { unit },
});
const dispatched = () => registered().when(send(bureau.enforcement));
const object = (by = zhao, time = "11:00", proposed: string = bureau.city) => ({
  step: "objected",
  by,
  at: on("03-10", time),
  reason: "属城管部门职责",
  data: { proposed },
});
const handling = () => dispatched().when({ step: "signed", by: zhao, at: on("03-10", "10:00"), data: {} });
const reply = (day: string) => ({
  step: "replied",
  by: zhao,
  at: on(day),
  data: { result: "已责令停止夜间施工", solved: true },
});
const visit = (answer: string, day: string) => ({
  step: "visited",
  by: deng,
  at: on(day),
  data: { answer, words: "" },
});
const due = (story: { matter: { clocks: readonly { code: string; due: number }[] } }, code: string): string => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)!.due;
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
};

describe("a squad took goods without a list", () => {
  test("who is complained about is named, the judicial bureau is told at once", () => {
    expect(
      start.refusal({ step: "registered", by: deng, at: on("03-10"), data: { call: { ...squad, complained: "" } } })
        .code,
    ).toBe("complained-missing");
    const story = registered(squad);
    expect(story.last.frame?.told.map(({ officer: id }) => id)).toEqual([xu.id]);
    expect(story.matter.copies).toEqual([bureau.justice]);
  });

  test("the squad's bureau can't have it alone; the judicial bureau can", () => {
    expect(registered(squad).refusal(send(bureau.enforcement)).code).toBe("complained-alone");
    const story = registered(squad).when(send(bureau.justice));
    expect(story.matter.next?.authority).toBe(bureau.justice);
  });
});

describe("noise at night", () => {
  test("two hours to dispatch, four to object, five working days to finish", () => {
    expect(due(registered(), "HD")).toBe("2026-03-10 11:00");
    expect(due(dispatched(), "HO")).toBe("2026-03-10 13:30");
    expect(due(dispatched(), "H1")).toBe("2026-03-18 00:00");
    expect(due(dispatched(), "H2")).toBe("2026-03-20 00:00");
  });

  test("a unit objects in time, with reasons and another unit; it is not asked again, and twice is enough", () => {
    expect(dispatched().refusal(object(zhao, "14:00")).code).toBe("objection-too-late");
    expect(dispatched().refusal(object(zhao, "11:00", bureau.enforcement)).code).toBe("proposed-missing");
    expect(dispatched().refusal({ ...object(), reason: "" }).code).toBe("reason-missing");
    const back = dispatched().when(object());
    expect(back.matter.next?.authority).toBe(bureau.hotline);
    expect(back.refusal(send(bureau.enforcement, "11:30")).code).toBe("objected-before");
    const twice = back.when(send(bureau.city, "11:30")).when(object(cityLiaison, "12:00", bureau.enforcement));
    const last = twice.when(send(bureau.enforcement, "12:30"));
    expect(last.refusal(object(zhao, "13:00")).code).toBe("designated");
    expect(last.refusal(object(han, "13:00")).code).toBe("not-yours");
    expect(back.refusal(send("NOBODY", "11:30")).code).toBe("unknown-authority");
  });

  test("the caller is asked; who is satisfied, or not reached, ends it", () => {
    const replied = handling().when(reply("03-16"));
    expect(due(replied, "HV")).toBe("2026-03-19 00:00");
    expect(replied.matter.next?.authority).toBe(bureau.hotline);
    expect(replied.when(visit("satisfied", "03-17")).matter.ended).toBe(true);
    expect(replied.when(visit("unreachable", "03-18")).matter.ended).toBe(true);
  });

  test("not satisfied: handled again within five working days; not satisfied again: the judicial bureau has it", () => {
    const again = handling().when(reply("03-16")).when(visit("unsatisfied", "03-17"));
    expect([again.matter.status, again.matter.next?.authority]).toEqual(["handling", bureau.enforcement]);
    expect(due(again, "H1")).toBe("2026-03-25 00:00");
    const supervised = again.when(reply("03-20")).when(visit("unsatisfied", "03-23"));
    expect([supervised.matter.status, supervised.matter.next?.officer]).toEqual(["supervised", xu.id]);
    const done = supervised.when({ step: "concluded", by: xu, at: on("04-01"), data: { finding: "已督促整改" } });
    expect(done.matter.ended).toBe(true);
    expect(done.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.enforcement, bureau.hotline]);
  });

  test("more time is given once; the caller may withdraw", () => {
    const more = { step: "timeExtended", by: deng, at: on("03-11"), reason: "需检测", data: { days: 5 } };
    expect(due(handling().when(more), "H1")).toBe("2026-03-25 00:00");
    expect(handling().when(more).refusal(more).code).toBe("extension-not-allowed");
    const gone = handling().when({ step: "withdrawn", by: deng, at: on("03-11"), reason: "来电人撤回", data: {} });
    expect(gone.matter.status).toBe("withdrawn");
    expect(
      handling().refusal({ ...reply("03-16"), by: qian, step: "visited", data: { answer: "satisfied" } }).code,
    ).toBe("not-yours");
  });
});
