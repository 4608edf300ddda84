import approval from "@yihan/approval";
import enforcement from "@yihan/enforcement";
import { sha256Hex } from "@yihan/kernel";
import { cast, freight, on } from "../cast.ts";
import { room } from "./two-services.ts";

const { li, wang, sun, zhao, qian, wu } = cast;
const letter = "0190a000-0000-7000-8000-00000000000a";
const inspection = {
  sha256: sha256Hex("record"),
  name: "现场检查笔录.pdf",
  kind: "inspection-record",
  mediaType: "application/pdf",
  size: 1,
};

const untilViolation = async (deliveries = 1) => {
  const county = room([approval, enforcement], deliveries);
  const inLetter = (actor: typeof li, step: string, data: object, more: object = {}) =>
    county.take({ matter: letter, flow: "approval-notice", actor, step, data, ...more });
  county.at(on("03-10"));
  await inLetter(li, "issued", { licence: freight, remarks: [] });
  county.at(on("03-11"));
  await inLetter(sun, "received", {});
  county.at(on("03-12"));
  await inLetter(sun, "assigned", { officer: "wang", others: [] });
  county.at(on("04-08"));
  await inLetter(
    wang,
    "violationFound",
    { discoveredOn: "2026-04-08", violation: "超载运输", facts: "三轴货车超载 30%", item: "", urgent: false },
    { papers: [inspection] },
  );
  const clue = county.facts().find(({ fact }) => fact.flow === "clue-transfer")!;
  return { county, clue: clue.fact, inLetter };
};

const untilDecided = async (deliveries = 1) => {
  const { county, clue } = await untilViolation(deliveries);
  const inClue = (actor: typeof li, step: string, data: object, more: object = {}) =>
    county.take({ matter: clue.matter, flow: "clue-transfer", actor, step, data, ...more });
  county.at(on("04-09"));
  await inClue(zhao, "received", {});
  await inClue(zhao, "accepted", { sourceNumber: "案源2026-31" });
  county.at(on("04-10"));
  await inClue(qian, "filed", { caseNumber: "云综执立〔2026〕31号", filedOn: "2026-04-10", handlers: ["wu", "zheng"] });
  county.at(on("05-20"));
  await inClue(wu, "decided", {
    result: "penalty",
    documentNumber: "云综执罚〔2026〕31号",
    decidedOn: "2026-05-20",
    content: "罚款二千元",
    fine: 200000,
  });
  return { county, clue, inClue };
};

test("a violation found at the first check opens one complete clue with the enforcement bureau, in the same chain, with its papers", async () => {
  const { county, clue } = await untilViolation();
  expect(county.steps("clue-transfer")).toEqual(["sent"]);
  const matter = county.matter(clue.matter);
  expect(matter.chain).toBe(letter);
  expect(matter.cause).toBe(`${letter}/4`);
  expect(matter.papers.map(({ kind }) => kind)).toEqual(["inspection-record"]);
  expect(matter.next?.officer).toBe("zhao");
  expect(matter.responsible?.authorityName).toBe("云汀市交通运输局");
  expect(county.matter(letter).status).toBe("linked");
});

test("a fact delivered three times opens one clue and tells each outcome once", async () => {
  const { county } = await untilDecided(3);
  expect(county.steps("clue-transfer")).toEqual(["sent", "received", "accepted", "filed", "decided"]);
  expect(county.steps("approval-notice").filter((step) => step === "outcomeTold")).toHaveLength(2);
});

test("the decision stands on the letter and waits for the approval centre", async () => {
  const { county } = await untilDecided();
  const matter = county.matter(letter);
  expect(matter.status).toBe("fed-back");
  expect(matter.next?.officer).toBe("chen");
  const told = county.facts().filter(({ fact }) => fact.step === "outcomeTold");
  expect(told.map(({ decoded }) => decoded.step?.value)).toEqual([
    expect.objectContaining({ outcome: "filed", final: false }),
    expect.objectContaining({ outcome: "decided", final: true, documentNumber: "云综执罚〔2026〕31号" }),
  ]);
});

test("an objection after the decision is told to the letter, which is not reopened by it", async () => {
  const { county, clue, inClue } = await untilDecided();
  await inClue(wu, "served", { servedOn: "2026-05-20" });
  await inClue(zhao, "fedBack", { summary: "已送达" });
  await inClue(wang, "objected", { objection: "应当吊销" });
  await inClue(cast.xu, "settled", { outcome: "upheld", authority: "", opinion: "维持" });
  expect(county.matter(clue.matter).ended).toBe(true);
  expect(county.matter(letter).status).toBe("fed-back");
  expect(county.steps("approval-notice").filter((step) => step === "outcomeTold")).toHaveLength(3);
});
