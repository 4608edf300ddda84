import { given } from "@yihan/matter/testing";
import { bureau, cast, county, freight, machineOf, officer, on, system } from "../../../../tests/cast.ts";
import { approvalNotice } from "./definition.ts";

const { li, chen, gao, wang, sun, zhou, guo, hu, xu, he, zhao } = cast;

const start = given(approvalNotice, county);
const issuing = (more: object = {}) => ({
  step: "issued",
  by: li,
  at: on("03-10"),
  data: { licence: { ...freight, ...more }, remarks: [] },
});
const issued = (more: object = {}) => start.when(issuing(more));
const received = () => issued().when({ step: "received", by: sun, at: on("03-11") });
const assigned = () =>
  received().when({ step: "assigned", by: sun, at: on("03-12"), data: { officer: "wang", others: [] } });
const checking = {
  step: "checked",
  by: wang,
  at: on("04-08"),
  data: { checkedOn: "2026-04-08", result: "normal", findings: "经营场所、车辆与许可一致" },
  papers: ["inspection-record", "photo"],
};
const checked = () => assigned().when(checking);
const feedback = (suggestion: string) => ({
  step: "fedBack",
  by: wang,
  at: on("04-08", "15:00"),
  data: { suggestion, summary: "正常" },
});
const returning = (by: typeof li, proposed: string, day = "03-11") => ({
  step: "returned",
  by,
  at: on(day),
  reason: "油烟监管由生态环境分局负责",
  data: { proposed },
});
const violation = {
  step: "violationFound",
  by: wang,
  at: on("04-08"),
  papers: ["inspection-record"],
  data: { discoveredOn: "2026-04-08", violation: "超载运输", facts: "超载 30%", item: "", urgent: false },
};

const clocks = (story: { matter: { clocks: readonly { id: string }[] } }): string[] =>
  story.matter.clocks.map(({ id }) => id).toSorted();
const dueOf = (story: { matter: { clocks: readonly { id: string; due: number }[] } }, id: string): string =>
  new Date(story.matter.clocks.find((clock) => clock.id === id)!.due + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replace("T", " ");

describe("scenario A: the normal way", () => {
  test("the letter goes out on the day of the decision, to the supervisor whom the duty list names, with a copy for the enforcement bureau", () => {
    const story = issued();
    expect(story.matter.documentNumber).toBe("云汀行政审批函〔2026〕1号");
    expect(story.matter.next).toMatchObject({
      officer: "wang",
      by: "duty",
      item: "YT-XK-001",
      place: "420899",
      since: "2026-01-01",
    });
    expect(story.matter.copies).toContain(bureau.enforcement);
    expect(story.last.step?.value).toMatchObject({ remarks: [] });
    expect(dueOf(story, "N2")).toBe("2026-03-13 00:00");
  });

  test("it is received on 11 March, assigned on the 12th, checked on 8 April and, being in order, closed", () => {
    const story = checked().when(feedback("none"));
    expect(story.facts.map(({ frame }) => frame!.status)).toEqual([
      "sent",
      "received",
      "assigned",
      "checked",
      "closed",
    ]);
    expect(story.matter.ended).toBe(true);
    expect(story.matter.clocks).toEqual([]);
    expect(story.matter.next).toBeUndefined();
    expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.approval]);
  });

  test("each step ends the clock it was awaited by and starts the next", () => {
    expect(clocks(received())).toEqual(["N3"]);
    expect(dueOf(received(), "N3")).toBe("2026-03-13 00:00");
    expect(clocks(assigned())).toEqual(["N4"]);
    expect(clocks(checked())).toEqual(["N4"]);
  });

  test("responsibility passes from the approval centre to who claims it, then to who is assigned", () => {
    expect(issued().matter.responsible?.authority).toBe(bureau.approval);
    expect(received().matter.responsible?.officer).toBe("sun");
    expect(assigned().matter.responsible?.officer).toBe("wang");
  });
});

describe("scenario B: the wrong addressee", () => {
  const oilSmoke = () =>
    issued({ partyName: "云汀某餐饮店", certificateName: "城市建筑垃圾处置核准证", item: "YT-CF-001" });
  const city = officer("yt-101", on("03-10"));
  const by = (code: string) =>
    ({
      kind: "officer",
      id: `of-${code}`,
      name: "联络员",
      authority: code,
      unit: "",
      posts: [{ id: "liaison", kind: "liaison", authority: code, unit: "" }],
    }) as typeof li;

  test("a return names the reason and the authority that should supervise", () => {
    expect(city.kind).toBe("officer");
    const supervisor = oilSmoke().matter.parties["supervisor"]!.authority;
    expect(supervisor).toBe(bureau.city);
    expect(oilSmoke().refusal({ ...returning(by(supervisor), bureau.environment), reason: "" }).code).toBe(
      "reason-missing",
    );
    expect(oilSmoke().refusal(returning(by(supervisor), supervisor)).code).toBe("proposes-itself");
    expect(oilSmoke().refusal(returning(by(supervisor), "NOBODY")).code).toBe("unknown-authority");
  });

  test("returned once it is back with the approval centre, which forwards it within one working day", () => {
    const story = oilSmoke().when(returning(by(bureau.city), bureau.environment));
    expect(story.matter.status).toBe("returned");
    expect(story.matter.next?.officer).toBe("chen");
    expect(clocks(story)).toEqual(["NR"]);
    expect(dueOf(story, "NR")).toBe("2026-03-13 00:00");
    const again = story.when({ step: "forwarded", by: chen, at: on("03-12"), data: { authority: bureau.environment } });
    expect(again.matter.parties["supervisor"]?.authority).toBe(bureau.environment);
    expect(clocks(again)).toEqual(["N2#2"]);
  });

  test("it is not forwarded to who returned it", () => {
    const story = oilSmoke().when(returning(by(bureau.city), bureau.environment));
    expect(story.refusal({ step: "forwarded", by: chen, at: on("03-12"), data: { authority: bureau.city } }).code).toBe(
      "returned-before",
    );
    expect(story.refusal({ step: "forwarded", by: chen, at: on("03-12"), data: { authority: "NOBODY" } }).code).toBe(
      "unknown-authority",
    );
  });

  test("the second return stands with the judicial bureau, which names the supervisor", () => {
    const story = oilSmoke()
      .when(returning(by(bureau.city), bureau.environment))
      .when({ step: "forwarded", by: chen, at: on("03-12"), data: { authority: bureau.environment } })
      .when(returning(by(bureau.environment), bureau.city, "03-13"));
    expect(story.matter.status).toBe("disputed");
    expect(story.matter.next?.officer).toBe("xu");
    expect(story.matter.copies).toContain(bureau.justice);
    expect(story.matter.clocks).toEqual([]);
    expect(story.last.frame?.openings.map(({ flow }) => flow)).toEqual(["dispute"]);
    expect(story.last.step?.value).toMatchObject({
      first: bureau.city,
      other: bureau.environment,
      waiting: bureau.approval,
    });
    const settled = story.when({ step: "routed", by: xu, at: on("03-16"), data: { authority: bureau.city, item: "" } });
    expect(settled.matter.status).toBe("sent");
    expect(settled.matter.parties["supervisor"]?.authority).toBe(bureau.city);
    expect(clocks(settled)).toEqual(["N2#3"]);
    expect(settled.matter.documentNumber).toBe(oilSmoke().matter.documentNumber);
    expect(settled.refusal(returning(by(bureau.city), bureau.environment, "03-17")).code).toBe("designated");
  });

  test("a disputed letter is not settled by the approval centre, which is a party to the dispute", () => {
    const story = oilSmoke()
      .when(returning(by(bureau.city), bureau.environment))
      .when({ step: "forwarded", by: chen, at: on("03-12"), data: { authority: bureau.environment } })
      .when(returning(by(bureau.environment), bureau.city, "03-13"));
    const naming = { step: "routed", by: chen, at: on("03-16"), data: { authority: bureau.city, item: "" } };
    expect(story.refusal(naming).code).toBe("judicial-only");
  });

  test("a letter already claimed may still be returned, which takes the responsibility back to the approval centre", () => {
    const story = received().when(returning(sun, bureau.market, "03-12"));
    expect(story.matter.responsible?.authority).toBe(bureau.approval);
    expect(clocks(story)).toEqual(["NR"]);
  });
});

describe("who may", () => {
  test("approval cannot sign for its own notice", () => {
    const refusal = issued().refusal({ step: "received", by: li, at: on("03-11") });
    expect(refusal.code).toBe("not-yours");
    expect(refusal.text.zh).toContain("监管部门");
  });

  test("only an approval centre issues a letter", () => {
    expect(start.refusal({ ...issuing(), by: wang }).code).toBe("not-yours");
    expect(start.refusal({ ...issuing(), by: zhao }).code).toBe("not-yours");
    expect(start.refusal({ ...issuing(), by: system }).code).toBe("not-yours");
  });

  test("the centre's machine issues letters, another authority's doesn't, and no machine signs for one", () => {
    expect(start.when({ ...issuing(), by: machineOf(bureau.approval) }).matter.status).toBe("sent");
    expect(start.refusal({ ...issuing(), by: machineOf(bureau.market) }).code).toBe("not-yours");
    expect(issued().refusal({ step: "received", by: machineOf(bureau.transport), at: on("03-11") }).code).toBe(
      "not-yours",
    );
  });

  test("another department can't claim the letter", () => {
    expect(issued().refusal({ step: "received", by: guo, at: on("03-11") }).code).toBe("not-yours");
    expect(issued().refusal({ step: "received", by: hu, at: on("03-11") }).code).toBe("not-yours");
  });

  test("only an officer of the supervisor who holds a post is assigned", () => {
    const assign = (data: object) => received().refusal({ step: "assigned", by: zhou, at: on("03-12"), data });
    expect(assign({ officer: "guo", others: [] }).faults[0]?.pointer).toBe("/data/officer");
    expect(assign({ officer: "wang", others: ["guo"] }).faults[0]?.pointer).toBe("/data/others/0");
  });

  test("a refusal says what would be possible instead", () => {
    const refusal = issued().refusal({
      step: "assigned",
      by: sun,
      at: on("03-11"),
      data: { officer: "wang", others: [] },
    });
    expect(refusal.code).toBe("wrong-status");
    expect(refusal.possible.map(({ step }) => step)).toEqual(["received", "returned", "urged"]);
  });

  test("who has not read the letter's last step can't act on it", () => {
    expect(issued().refusal({ step: "nonsense", by: sun, at: on("03-11") }).code).toBe("unknown-step");
  });
});

describe("what nobody owns", () => {
  test("an item that nobody supervises stands as unmatched with the judicial bureau's desk, and the push is awaited", () => {
    const story = issued({ certificateName: "校外托管机构备案凭证", item: "" });
    expect(story.last.frame?.step).toBe("unmatched");
    expect(story.last.step?.value).toMatchObject({ why: "no-duty", candidates: ["YT-XK-051"] });
    expect(story.matter.next?.officer).toBe("xu");
    expect(story.matter.responsible?.authority).toBe(bureau.approval);
    expect(dueOf(story, "N1")).toBe("2026-03-12 00:00");
  });

  test("two items that claim a licence equally are never guessed between", () => {
    const story = issued({ certificateName: "户外广告设置许可证", item: "", content: "户外广告" });
    expect(story.last.step?.value).toMatchObject({ why: "two-items", candidates: ["YT-XK-049", "YT-XK-050"] });
  });

  test("an item code that the catalogue lacks is no match, whatever else the row says", () => {
    expect(issued({ item: "YT-XX-999" }).last.step?.value).toMatchObject({ why: "no-item" });
  });

  test("the judicial bureau or the centre names the supervisor, and the letter gets its number then", () => {
    const unmatched = issued({ certificateName: "校外托管机构备案凭证", item: "" });
    expect(unmatched.matter.documentNumber).toBe("");
    const story = unmatched.when({
      step: "routed",
      by: xu,
      at: on("03-11"),
      data: { authority: bureau.transport, item: "" },
    });
    expect(story.matter.documentNumber).toMatch(/函〔2026〕/);
    expect(clocks(story)).toEqual(["N2"]);
    expect(
      unmatched.when({ step: "routed", by: li, at: on("03-11"), data: { authority: bureau.transport, item: "" } })
        .matter.status,
    ).toBe("sent");
    expect(
      unmatched.refusal({ step: "routed", by: xu, at: on("03-11"), data: { authority: "NOBODY", item: "" } }).code,
    ).toBe("unknown-authority");
  });

  test("history is known and tells nobody, until somebody routes it", () => {
    const story = start.when({ step: "registered", by: li, at: on("03-10"), data: { licence: freight } });
    expect(story.matter.next).toBeUndefined();
    expect(story.matter.clocks).toEqual([]);
    const corrected = story.when({
      step: "corrected",
      by: li,
      at: on("03-11"),
      data: { licence: { ...freight, content: "冷藏运输" } },
    });
    expect(corrected.last.frame?.told).toEqual([]);
  });

  test("a letter pushed later than one working day after the decision bears a remark", () => {
    expect(start.when({ ...issuing(), at: on("03-12") }).last.step?.value).toMatchObject({ remarks: ["pushed-late"] });
  });
});

describe("the first check", () => {
  test("it needs the inspection record, by the supervisor, and is not dated after today", () => {
    expect(assigned().refusal({ ...checking, papers: ["photo"] }).code).toBe("paper-missing");
    expect(assigned().refusal({ ...checking, by: sun }).code).toBe("not-yours");
    expect(assigned().refusal({ ...checking, data: { ...checking.data, checkedOn: "2026-04-09" } }).code).toBe(
      "in-future",
    );
  });

  test("a suggestion to change or revoke the licence waits for the approval centre, which closes the letter", () => {
    const story = checked().when(feedback("revoke"));
    expect(story.matter.status).toBe("fed-back");
    expect(story.matter.next?.officer).toBe("chen");
    const closed = story.when({ step: "closed", by: chen, at: on("04-10"), data: { summary: "已撤销" } });
    expect(closed.matter.ended).toBe(true);
    expect(closed.last.frame?.told.map(({ officer: told }) => told)).toEqual(["wang"]);
  });

  test("a violation found leads to one clue transfer and says all that the bureau must know", () => {
    const story = assigned().when(violation);
    expect(story.last.frame?.openings.map(({ flow }) => flow)).toEqual(["clue-transfer"]);
    expect(story.last.step?.value).toMatchObject({
      item: "YT-XK-001",
      partyName: freight.partyName,
      partyCode: freight.partyCode,
      place: "420899",
      letterNumber: story.matter.documentNumber,
      approval: bureau.approval,
      sender: bureau.transport,
    });
    expect(clocks(story)).toEqual([]);
    expect(assigned().refusal({ ...violation, papers: [] }).code).toBe("paper-missing");
    expect(assigned().refusal({ ...violation, data: { ...violation.data, discoveredOn: "2026-04-09" } }).code).toBe(
      "in-future",
    );
  });

  test("a violation found can't be found again: the letter never leads to a second clue", () => {
    expect(
      assigned()
        .when(violation)
        .refusal({ ...violation, at: on("04-09") }).code,
    ).toBe("wrong-status");
  });

  test("the outcome of the clue is told by the system alone; the final one waits for the approval centre", () => {
    const linked = assigned().when(violation);
    const outcome = {
      step: "outcomeTold",
      by: system,
      at: on("05-20"),
      data: { matter: "C", outcome: "filed", summary: "已立案", documentNumber: "", final: false },
    };
    expect(linked.refusal({ ...outcome, by: zhao }).code).toBe("not-yours");
    expect(linked.when(outcome).matter.status).toBe("linked");
    const done = linked.when({ ...outcome, data: { ...outcome.data, outcome: "decided", final: true } });
    expect(done.matter.status).toBe("fed-back");
    expect(done.matter.next?.officer).toBe("chen");
    expect(assigned().refusal(outcome).code).toBe("no-clue");
  });
});

describe("corrections, recalls, new letters", () => {
  test("a correction is a later fact that names what differs; the letter itself stays", () => {
    const story = received().when({
      step: "corrected",
      by: li,
      at: on("03-12"),
      data: { licence: { ...freight, content: "冷藏运输", validTo: "2030-03-09" } },
    });
    expect(story.last.step?.value).toMatchObject({ changed: ["content", "validTo"] });
    expect(story.facts[0]?.step?.value).toMatchObject({ licence: { content: "道路普通货物运输" } });
    expect(story.matter.status).toBe("received");
    expect(story.last.frame?.told.map(({ officer: told }) => told)).toEqual(["sun"]);
  });

  test("a letter is recalled with a reason, and then neither corrected nor received", () => {
    const recall = { step: "recalled", by: li, at: on("03-11"), reason: "重复发函", data: { ground: "doubled" } };
    expect(issued().refusal({ ...recall, reason: "" }).code).toBe("reason-missing");
    const story = issued().when(recall);
    expect(story.matter.ended).toBe(true);
    expect(story.refusal({ step: "corrected", by: li, at: on("03-12"), data: { licence: freight } }).code).toBe(
      "no-longer-in-force",
    );
    expect(story.refusal({ step: "received", by: sun, at: on("03-12") }).code).toBe("wrong-status");
    expect(assigned().refusal(recall).code).toBe("wrong-status");
  });

  test("a change of the licence supersedes the letter by a new one, and the supervisor is told", () => {
    const story = received().when({
      step: "superseded",
      by: li,
      at: on("03-20"),
      data: { matter: "0190a000-0000-7000-8000-000000000002", kind: "changed" },
    });
    expect(story.matter.ended).toBe(true);
    expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.transport]);
  });
});

describe("silence", () => {
  test("a letter nobody claims lapses after two working days and climbs to the head, then to the judicial bureau", () => {
    expect(issued().refusal({ step: "lapsed", by: system, at: on("03-12"), data: { clock: "N2" } }).code).toBe(
      "clock-not-passed",
    );
    const lapsed = issued().when({ step: "lapsed", by: system, at: on("03-13"), data: { clock: "N2" } });
    expect(lapsed.refusal({ step: "lapsed", by: system, at: on("03-13"), data: { clock: "N2" } }).code).toBe(
      "already-lapsed",
    );
    expect(lapsed.refusal({ step: "lapsed", by: system, at: on("03-20"), data: { clock: "E1" } }).code).toBe(
      "wrong-clock",
    );
    expect(lapsed.refusal({ step: "escalated", by: system, at: on("03-20"), data: { clock: "N2" } }).code).toBe(
      "wrong-clock",
    );
    const head = lapsed.when({ step: "escalated", by: system, at: on("03-17"), data: { clock: "E1" } });
    expect(head.last.step?.value).toMatchObject({ clock: "N2", level: "head" });
    expect(head.last.frame?.told.map(({ officer: told }) => told)).toEqual(["zhou"]);
    const judicial = head.when({ step: "escalated", by: system, at: on("03-19"), data: { clock: "E2" } });
    expect(judicial.last.frame?.told.map(({ officer: told }) => told)).toEqual(["xu"]);
    expect(judicial.matter.copies).toContain(bureau.justice);
    expect(judicial.refusal({ step: "escalated", by: system, at: on("03-20"), data: { clock: "E2" } }).code).toBe(
      "clock-not-running",
    );
    expect(clocks(judicial.when({ step: "received", by: sun, at: on("03-19") }))).toEqual(["N3"]);
  });

  test("no person declares a clock passed", () => {
    expect(issued().refusal({ step: "lapsed", by: he, at: on("03-20"), data: { clock: "N2" } }).code).toBe("not-yours");
  });

  test("parties and the judicial bureau urge, which reminds whoever must act and changes nothing", () => {
    const story = issued().when({ step: "urged", by: gao, at: on("03-11"), data: { message: "请尽快认领" } });
    expect(story.last.frame?.told.map(({ officer: told }) => told)).toEqual(["wang"]);
    expect(story.matter.status).toBe("sent");
    expect(story.when({ step: "urged", by: he, at: on("03-11"), data: { message: "请尽快认领" } }).matter.version).toBe(
      3,
    );
  });

  test("the head of the authority that must act hands the duty to another of its officers; another head can't", () => {
    const hand = (by: typeof li, to: string) => ({ step: "reassigned", by, at: on("03-11"), data: { officer: to } });
    expect(issued().when(hand(zhou, "sun")).matter.next?.officer).toBe("sun");
    expect(issued().refusal(hand(gao, "sun")).code).toBe("not-yours");
    expect(issued().refusal(hand(zhou, "guo")).code).toBe("not-of-this-authority");
    expect(issued().refusal(hand(wang, "sun")).code).toBe("not-yours");
  });
});

describe("whose decision it is", () => {
  const ofOthers = { authority: bureau.transport };

  test("the centre sends, registers and corrects only what it decided itself", () => {
    const refusal = start.refusal(issuing(ofOthers));
    expect(refusal.code).toBe("not-your-authority");
    expect(refusal.faults).toMatchObject([{ pointer: "/data/licence/authority" }]);
    expect(refusal.text.zh).toContain("许可机关不是本机关");
    const named = issuing({ authority: "云汀市交通运输局" });
    for (const step of ["issued", "registered", "unmatched"])
      expect(start.refusal({ ...named, step }).code).toBe("not-your-authority");
    const correction = { step: "corrected", by: li, at: on("03-11"), data: { licence: { ...freight, ...ofOthers } } };
    expect(issued().refusal(correction).code).toBe("not-your-authority");
  });

  test("an authority that the directory does not have is a predecessor's name: it goes out with a remark", () => {
    expect(issued({ authority: "云汀市工商行政管理局" }).last.step?.value).toMatchObject({
      remarks: ["unknownAuthority"],
    });
    expect(issued({ authority: "云汀市行政审批局" }).last.step?.value).toMatchObject({ remarks: [] });
  });
});

describe("the title", () => {
  const unowned = { item: "", certificateName: "热气球表演许可证", content: "地址：岫云街道栖霞巷253号" };

  test("of what is unmatched names the certificate, never what is allowed, and no item", () => {
    expect(issued(unowned).matter.title).toBe(`${freight.partyName}（热气球表演许可证）`);
    expect(issued({ ...unowned, certificateName: "", documentName: "" }).matter.title).toBe(freight.partyName);
  });

  test("names the item once somebody has said which one it is", () => {
    const routed = (data: object) =>
      issued(unowned).when({ step: "routed", by: xu, at: on("03-11"), data: { authority: bureau.transport, ...data } });
    expect(routed({ item: "YT-XK-001" }).matter.title).toBe(`${freight.partyName} · 道路货物运输经营许可`);
    expect(routed({}).matter.title).toBe(`${freight.partyName}（热气球表演许可证）`);
  });
});
