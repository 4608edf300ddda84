import type { Actor } from "@yihan/matter";
import { given } from "@yihan/matter/testing";
import { bureau, cast, county, on, system } from "../../../../tests/cast.ts";
import { licenceReview } from "./definition.ts";

const { li, chen, gao, zhao, qian, xu } = cast;
const letter = "0190a000-0000-7000-8000-00000000000a";
const newLetter = "0190a000-0000-7000-8000-00000000000b";

const carrier = {
  partyName: "云汀某渣土运输有限公司",
  partyCode: "91420899MA0000018A",
  licenceNumber: "准运2026-18",
  authority: bureau.approval,
  item: "YT-XK-001",
  place: "420899",
  decisionNumber: "云综执罚〔2026〕31号",
  violation: "一年内第三次沿途遗撒",
  penalty: "罚款五千元",
  effectiveOn: "2026-05-20",
  proposal: "revoke",
  letter: "",
};
const start = given(licenceReview, county);
const reported = (more: object = {}) =>
  start.when({ step: "reported", by: zhao, at: on("05-21"), data: { report: { ...carrier, ...more } } });
const opened = (more: object = {}) => reported(more).when({ step: "opened", by: li, at: on("05-22"), data: {} });
const hear = {
  step: "heard",
  by: li,
  at: on("05-26"),
  papers: ["statement"],
  data: { heardOn: "2026-05-26", statement: "愿意整改" },
};
const heard = (more: object = {}) => opened(more).when(hear);
const act = (day = "2026-06-08") => ({ number: "云审撤〔2026〕1号", decidedOn: day, grounds: "不再具备许可条件" });
const does = (step: string, by: Actor, data: object = {}) => ({
  step,
  by,
  at: on("06-08"),
  data: { act: act(), ...data },
});
const annul = does("annulled", gao, { ground: "unqualified" });
const annulled = (more: object = {}) => heard(more).when(annul);
const publish = { step: "published", by: li, at: on("06-15"), data: { publishedOn: "2026-06-15" } };
const close = { step: "closed", by: li, at: on("06-16"), data: { newLetter: "" } };
const setAside = {
  step: "penaltyAnnulled",
  by: zhao,
  at: on("07-20"),
  data: { number: "云政复决〔2026〕9号" },
};
const due = (story: { matter: { clocks: readonly { code: string; due: number }[] } }, code: string): string => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)!.due;
  return new Date(instant + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
};

describe("the third fine within a year (scenario C)", () => {
  test("is reported to who granted the licence, which has five working days; its supervisor is a party", () => {
    const story = reported();
    expect(story.matter.next?.authority).toBe(bureau.approval);
    expect(story.matter.parties["supervisor"]?.authority).toBe(bureau.transport);
    expect(due(story, "L6")).toBe("2026-05-28");
  });

  test("nothing is done before the carrier was heard", () => {
    expect(opened().refusal(annul).code).toBe("not-heard");
    expect(annulled().matter.status).toBe("action-taken");
    expect(annulled().last.frame?.told.map(({ authority }) => authority)).toEqual([
      bureau.transport,
      bureau.enforcement,
    ]);
  });

  test("the act of 06-08 is published by 06-17 and closes then; the licence's letter gives way to a new one", () => {
    expect(due(annulled(), "T1")).toBe("2026-06-17");
    expect(annulled().refusal(close).code).toBe("publication-awaited");
    const story = annulled({ letter }).when(publish);
    expect(story.refusal(publish).code).toBe("published-before");
    expect(story.refusal(close).code).toBe("letter-missing");
    const closed = story.when({ ...close, data: { newLetter } });
    expect(closed.last.step?.value).toMatchObject({ letter, newLetter, kind: "revoked" });
    expect(annulled().when(publish).when(close).matter.ended).toBe(true);
  });
});

describe("five ways, each by its own decider", () => {
  test("withholding and revoking are penalties: the body that punishes decides, not the centre", () => {
    expect(heard().refusal(does("revoked", gao)).code).toBe("not-yours");
    expect(heard().refusal(does("withheld", gao)).code).toBe("not-yours");
    expect(
      heard()
        .when(does("revoked", qian))
        .matter.clocks.map(({ authority }) => authority),
    ).toEqual([bureau.enforcement]);
    expect(heard().when(does("withheld", qian)).matter.status).toBe("action-taken");
  });

  test("annulling, taking back and suspending are the centre's; taking back names the compensation", () => {
    expect(heard().refusal(does("annulled", qian, { ground: "fraud" })).code).toBe("not-yours");
    expect(heard().refusal(does("annulled", li, { ground: "fraud" })).code).toBe("not-yours");
    expect(heard().when(does("takenBack", gao, { compensation: "退还未使用期间费用" })).matter.status).toBe(
      "action-taken",
    );
    expect(heard().when(does("suspended", chen)).matter.status).toBe("action-taken");
  });

  test("a cancellation registers what has ended: annulled, taken back or revoked first", () => {
    const cancel = (ground: string) => does("cancelled", chen, { ground });
    expect(heard().refusal(cancel("ended")).code).toBe("not-ended");
    expect(heard().when(does("revoked", qian)).when(cancel("ended")).matter.memory.act).toBe("cancelled");
    expect(heard().when(cancel("expired")).matter.status).toBe("action-taken");
  });

  test("or nothing is done, with reasons", () => {
    const story = opened().when({ step: "noAction", by: chen, at: on("05-27"), data: { grounds: "情节轻微" } });
    expect(story.matter.clocks).toEqual([]);
    expect(story.when({ ...close, at: on("05-28") }).matter.status).toBe("closed");
  });
});

test("a hearing stops the time, and is notified seven working days before", () => {
  const asked = opened().when({
    step: "hearingRequested",
    by: li,
    at: on("05-25"),
    data: { requestedOn: "2026-05-25" },
  });
  expect(asked.matter.clocks.find(({ code }) => code === "L6")?.due).toBe(0);
  const hold = (notifiedOn: string) => ({
    step: "hearingHeld",
    by: li,
    at: on("06-12"),
    papers: ["hearing-record"],
    data: { notifiedOn, heldOn: "2026-06-12" },
  });
  expect(asked.refusal(hold("2026-06-05")).code).toBe("notified-too-late");
  const held = asked.when(hold("2026-06-01"));
  expect(held.matter.status).toBe("under-review");
  expect(held.matter.memory.heard).toBe(true);
  expect(held.matter.clocks.map(({ code }) => code)).toEqual(["L6"]);
});

describe("a penalty that is set aside reopens it", () => {
  const withdraw = { step: "publicationWithdrawn", by: zhao, at: on("07-21"), data: { withdrawnOn: "2026-07-21" } };
  const reinstate = { step: "reinstated", by: gao, at: on("07-23"), data: { act: act("2026-07-23") } };
  const confirm = { step: "confirmed", by: gao, at: on("07-23"), data: { grounds: "另有违法事实" } };

  test("what was published of it is withdrawn within three working days, then the licence is reinstated or not", () => {
    const again = annulled().when(publish).when(setAside);
    expect(again.matter.status).toBe("reinstate-review");
    expect(due(again, "T3")).toBe("2026-07-23");
    expect(again.refusal(reinstate).code).toBe("withdrawal-awaited");
    const clear = again.when(withdraw);
    expect(clear.refusal(withdraw).code).toBe("withdrawn-before");
    expect(clear.when(reinstate).matter.ended).toBe(true);
    expect(clear.when(confirm).matter.status).toBe("action-taken");
  });

  test("where nothing was done nothing can stand", () => {
    const clear = heard().when(setAside).when(withdraw);
    expect(clear.refusal(confirm).code).toBe("nothing-done");
  });
});

test("what can't be reported", () => {
  const report = (more: object, by: Actor = zhao) =>
    start.refusal({ step: "reported", by, at: on("05-21"), data: { report: { ...carrier, ...more } } }).code;
  expect(report({ authority: "NOBODY" })).toBe("unknown-authority");
  expect(report({ enforcer: "NOBODY" }, system)).toBe("unknown-authority");
  expect(report({ effectiveOn: "2026-05-22" })).toBe("in-future");
  expect(report({}, xu)).toBe("not-yours");
  expect(heard().refusal(does("suspended", chen, { act: act("2026-06-09") })).code).toBe("in-future");
});
