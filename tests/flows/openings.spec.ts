import { everyOwner } from "@yihan/all/compose";
import { sha256Hex } from "@yihan/kernel";
import type { Actor } from "@yihan/matter";
import { bureau, cast, freight, officer, on, system } from "../cast.ts";
import { room } from "./two-services.ts";

const { li, chen, wang, zhou, zhao, qian, wu, xu, he } = cast;
const police = officer("lin");
const prosecutor = officer("tang");
const policeHead = officer("yt-019");
const marketDesk = officer("yt-036");
const cityLiaison = officer("yt-114");
const ecologyLiaison = officer("yt-048");
const educationHead = officer("yt-065");
const educationLiaison = officer("yt-066");
const first = "0190a000-0000-7000-8000-00000000000a";
const second = "0190a000-0000-7000-8000-00000000000b";
const paper = (kind: string) => ({ sha256: sha256Hex(kind), name: kind, kind, mediaType: "application/pdf", size: 1 });

/** All services in one room; what one records is handed to the reactions of all as often as that. */
const county = (deliveries: number) => {
  const services = room(everyOwner, deliveries);
  return {
    ...services,
    /** Takes a step in a matter at nine o'clock of a day of 2026. */
    on: (day: string, flow: string, matter: string, actor: Actor, step: string, data: object, more: object = {}) => {
      services.at(on(day));
      return services.take({ matter, flow, actor, step, data, ...more });
    },
    opened: (flow: string) => services.facts().find(({ fact }) => fact.flow === flow)!.fact,
    last: (flow: string) => services.facts().findLast(({ fact }) => fact.flow === flow)!,
  };
};

const inspection = { papers: [paper("inspection-record")] };

const clue = {
  source: "daily",
  discoveredOn: "2026-04-08",
  violatedOn: "2026-04-08",
  partyName: freight.partyName,
  violation: "超载运输",
  facts: "超载 30%",
  item: "YT-CF-004",
  place: "420899",
};
const settlement = { competent: bureau.enforcement, reasons: "属集中行使的处罚权", listChanges: false };

/** A clue that two bureaus refused, and its dispute up to the meeting. */
const refusedTwice = async (deliveries: number) => {
  const all = county(deliveries);
  const inClue = (day: string, actor: Actor, step: string, data: object, more: object = {}) =>
    all.on(day, "clue-transfer", first, actor, step, data, more);
  await inClue("04-08", wang, "registered", { clue });
  await inClue("04-09", zhou, "sent", {}, inspection);
  await inClue("04-10", zhao, "received", {});
  const ground = "no-jurisdiction";
  await inClue("04-13", zhao, "refused", { ground, proposed: bureau.market }, { reason: "由市场监管部门管辖" });
  await inClue("04-14", wang, "rerouted", { authority: bureau.market });
  await inClue("04-15", marketDesk, "received", {});
  await inClue("04-16", marketDesk, "refused", { ground, proposed: bureau.enforcement }, { reason: "不涉及市场监管" });
  const dispute = all.opened("dispute");
  const inDispute = (day: string, actor: Actor, step: string, data: object, more: object = {}) =>
    all.on(day, "dispute", dispute.matter, actor, step, data, more);
  return { all, dispute, inClue, inDispute };
};

describe.each([1, 2])("each opening happens once, however often the bus delivers (%d times)", (deliveries) => {
  test("a second refusal opens a dispute in the same chain; the opinion sends the clue to who is competent, who can't refuse", async () => {
    const { all, dispute, inDispute } = await refusedTwice(deliveries);
    expect(all.steps("dispute")).toEqual(["applied"]);
    expect(dispute.chain).toBe(first);
    expect(all.last("dispute").decoded.frame?.cause).toBe(`${first}/7`);
    await inDispute("04-17", xu, "accepted", {});
    await inDispute("04-17", xu, "forwarded", {});
    await inDispute("04-20", zhao, "answered", { position: "不属集中范围" });
    await inDispute("04-20", marketDesk, "answered", { position: "属集中范围" });
    const minutes = { papers: [paper("minutes")] };
    await inDispute("04-22", xu, "meetingHeld", { heldOn: "2026-04-22", agreed: true, record: "一致" }, minutes);
    await inDispute("04-22", he, "opinionIssued", { settlement });
    expect(all.steps("clue-transfer").slice(-2)).toEqual(["refused", "settled"]);
    const settled = all.last("clue-transfer").decoded.frame!;
    expect(settled.status).toBe("sent");
    expect(settled.cause.split("/")[0]).toBe(dispute.matter);
    expect(settled.next?.authority).toBe(bureau.enforcement);
    // What the opinion led to is no news to the dispute.
    expect(all.steps("dispute").at(-1)).toBe("opinionIssued");
  });

  test("a clue that is settled directly, or withdrawn, leaves no dispute open", async () => {
    const { all, inClue } = await refusedTwice(deliveries);
    await inClue("04-17", xu, "settled", {
      outcome: "reopened",
      authority: bureau.market,
      opinion: "由市场监管局办理",
    });
    expect(all.steps("dispute")).toEqual(["applied", "overtaken"]);
    const other = await refusedTwice(deliveries);
    await other.inClue("04-17", wang, "withdrawn", { note: "" }, { reason: "已自行改正" });
    expect(other.all.steps("dispute")).toEqual(["applied", "overtaken"]);
  });

  test("a second return of a letter opens a dispute, and the opinion names the supervisor", async () => {
    const all = county(deliveries);
    const inLetter = (day: string, actor: Actor, step: string, data: object, more: object = {}) =>
      all.on(day, "approval-notice", first, actor, step, data, more);
    await inLetter("03-10", li, "issued", { licence: { ...freight, item: "YT-CF-001" }, remarks: [] });
    const proposed = { proposed: bureau.environment };
    await inLetter("03-11", cityLiaison, "returned", proposed, { reason: "油烟由生态环境分局负责" });
    await inLetter("03-12", chen, "forwarded", { authority: bureau.environment });
    await inLetter("03-13", ecologyLiaison, "returned", { proposed: bureau.city }, { reason: "不属本局职责" });
    const dispute = all.opened("dispute");
    const inDispute = (day: string, actor: Actor, step: string, data: object, more: object = {}) =>
      all.on(day, "dispute", dispute.matter, actor, step, data, more);
    await inDispute("03-16", xu, "accepted", {});
    await inDispute("03-16", xu, "forwarded", {});
    await inDispute("03-17", cityLiaison, "answered", { position: "不属本局" });
    await inDispute("03-17", ecologyLiaison, "answered", { position: "不属本局" });
    const minutes = { papers: [paper("minutes")] };
    await inDispute("03-18", xu, "meetingHeld", { heldOn: "2026-03-18", agreed: true, record: "一致" }, minutes);
    await inDispute("03-18", he, "opinionIssued", { settlement: { ...settlement, competent: bureau.city } });
    expect(all.steps("approval-notice").at(-1)).toBe("routed");
    expect(all.last("approval-notice").decoded.frame?.next?.authority).toBe(bureau.city);
  });

  test("a case found to be a crime opens a transfer to the police; what comes of it is told back", async () => {
    const all = county(deliveries);
    const inClue = (day: string, actor: Actor, step: string, data: object, more: object = {}) =>
      all.on(day, "clue-transfer", first, actor, step, data, more);
    await inClue("04-08", wang, "registered", { clue });
    await inClue("04-09", zhou, "sent", {}, inspection);
    await inClue("04-10", zhao, "received", {});
    await inClue("04-10", zhao, "accepted", {});
    const file = { caseNumber: "云综执立〔2026〕31号", filedOn: "2026-04-13", handlers: ["wu", "zheng"] };
    await inClue("04-13", qian, "filed", file);
    const found = { offence: "非法经营罪", facts: "达到标准", foundOn: "2026-05-06", sector: "general" };
    await inClue("05-06", wu, "foundCriminal", found);
    const transfer = all.opened("criminal-transfer");
    expect([all.steps("criminal-transfer"), transfer.chain]).toEqual([["suspected"], first]);
    const inTransfer = (day: string, actor: Actor, step: string, data: object, kinds: readonly string[] = []) =>
      all.on(day, "criminal-transfer", transfer.matter, actor, step, data, { papers: kinds.map(paper) });
    await inTransfer("05-06", qian, "teamNamed", { officers: ["wu", "zheng"] });
    await inTransfer("05-08", wu, "reported", { proposal: "移送" }, ["investigation-report"]);
    await inTransfer("05-08", qian, "approved", {});
    await inTransfer("05-08", zhao, "transferred", {}, ["transfer-letter", "investigation-report", "items-list"]);
    await inTransfer("05-09", police, "received", {});
    await inTransfer("05-11", policeHead, "notFiled", { grounds: "未达标准" }, ["non-filing-notice"]);
    await inTransfer("05-12", zhao, "handledAdministratively", { handling: "依法处罚" });
    expect(all.steps("clue-transfer").slice(-2)).toEqual(["foundCriminal", "criminalOutcome"]);
    expect(all.last("clue-transfer").decoded.frame).toMatchObject({ status: "filed", next: { officer: "wu" } });
  });

  test("a decision not to prosecute opens the review of a penalty with the procuratorate", async () => {
    const all = county(deliveries);
    const inTransfer = (day: string, actor: Actor, step: string, data: object, kinds: readonly string[] = []) =>
      all.on(day, "criminal-transfer", first, actor, step, data, { papers: kinds.map(paper) });
    const suspicion = {
      kind: "criminal",
      sector: "general",
      partyName: freight.partyName,
      offence: "非法经营罪",
      facts: "达到标准",
      suspectedOn: "2026-05-06",
      earlierPenalty: "罚款一千元",
    };
    await inTransfer("05-06", wu, "suspected", { suspicion });
    await inTransfer("05-06", qian, "teamNamed", { officers: ["wu", "zheng"] });
    await inTransfer("05-08", wu, "reported", { proposal: "移送" }, ["investigation-report"]);
    await inTransfer("05-08", qian, "approved", {});
    await inTransfer("05-08", zhao, "transferred", {}, ["transfer-letter", "investigation-report", "items-list"]);
    await inTransfer("05-09", police, "received", {});
    await inTransfer("05-11", policeHead, "filed", { caseNumber: "云公刑立字〔2026〕18号" }, ["filing-decision"]);
    await inTransfer("07-20", prosecutor, "notProsecuted", { number: "云检不诉〔2026〕5号", decidedOn: "2026-07-20" });
    expect(all.steps("reverse-transfer")).toEqual(["registered"]);
    const { decoded, fact } = all.last("reverse-transfer");
    expect([fact.chain, decoded.frame?.next?.authority]).toEqual([first, bureau.procuratorate]);
    expect(decoded.step?.value).toMatchObject({
      decision: { discoveredOn: "2026-05-06", earlierPenalty: "罚款一千元" },
    });
  });

  test("a penalty that proposes something for a licence opens its review when it is served; the old letter gives way to the new", async () => {
    const all = county(deliveries);
    const issue = (day: string, matter: string) =>
      all.on(day, "approval-notice", matter, li, "issued", { licence: freight, remarks: [] });
    await issue("03-10", first);
    const clueId = "0190a000-0000-7000-8000-00000000000c";
    const inClue = (day: string, actor: Actor, step: string, data: object, more: object = {}) =>
      all.on(day, "clue-transfer", clueId, actor, step, data, more);
    await inClue("04-08", wang, "registered", { clue: { ...clue, licenceAuthority: bureau.approval } });
    await inClue("04-09", zhou, "sent", {}, inspection);
    await inClue("04-10", zhao, "received", {});
    await inClue("04-10", zhao, "accepted", {});
    const file = { caseNumber: "云综执立〔2026〕31号", filedOn: "2026-04-13", handlers: ["wu", "zheng"] };
    await inClue("04-13", qian, "filed", file);
    const decision = {
      result: "penalty",
      documentNumber: "云综执罚〔2026〕31号",
      decidedOn: "2026-05-20",
      content: "罚款",
    };
    await inClue("05-20", wu, "decided", { ...decision, licenceProposal: "suspend" });
    await inClue("05-21", wu, "served", { servedOn: "2026-05-21", method: "direct" });
    const review = all.opened("licence-review");
    expect(all.steps("licence-review")).toEqual(["reported"]);
    expect(all.last("licence-review").decoded.step?.value).toMatchObject({
      report: { proposal: "suspend", decisionNumber: "云综执罚〔2026〕31号", effectiveOn: "2026-05-21" },
    });
    expect(review.chain).toBe(clueId);
  });

  test("conditions of a consultation become points to supervise of the letter; silence is noted by itself", async () => {
    const all = county(deliveries);
    await all.on("04-29", "approval-notice", first, li, "issued", { licence: freight, remarks: [] });
    const inConsultation = (day: string, actor: Actor, step: string, data: object) =>
      all.on(day, "consultation", second, actor, step, data);
    const request = {
      applicant: "云汀某幼儿园",
      project: "民办幼儿园办学",
      item: "YT-XK-036",
      place: "420899",
      authority: bureau.education,
      why: "涉及未成年人安全",
      questions: ["办园条件是否符合标准"],
      urgency: "ordinary",
      acceptedOn: "2026-04-07",
    };
    await inConsultation("04-07", li, "requested", { request });
    await inConsultation("04-07", educationLiaison, "received", {});
    const lapse = { clock: "V1" };
    await inConsultation("04-15", system, "lapsed", lapse);
    expect(all.steps("consultation").slice(-2)).toEqual(["lapsed", "silenceNoted"]);
    const conditions = ["食堂须取得食品经营许可后启用"];
    await inConsultation("04-16", educationHead, "replied", { opinion: "conditions", conditions });
    await inConsultation("04-29", li, "concluded", { outcome: "granted", decidedOn: "2026-04-29", letter: first });
    expect(all.steps("approval-notice")).toEqual(["issued", "conditionsAdded"]);
    expect(all.last("approval-notice").decoded.step?.value).toMatchObject({ conditions, authority: bureau.education });
    expect(all.last("approval-notice").decoded.frame?.told.map(({ authority }) => authority)).toEqual([
      bureau.transport,
    ]);
  });
});
