import { given } from "@yihan/matter/testing";
import { bureau, cast, county, freight, on } from "../../../../tests/cast.ts";
import { clueTransfer } from "./definition.ts";

const { wang, zhou, zhao, qian, wu, guo } = cast;

/** What the specs of this folder are given: a clue, and how far it has come; each stands on the one before. */
export const clue = {
  source: "daily",
  discoveredOn: "2026-04-08",
  violatedOn: "2026-04-08",
  harm: false,
  partyName: freight.partyName,
  partyCode: freight.partyCode,
  violation: "超载运输",
  facts: "三轴货车超载 30%",
  item: "YT-CF-004",
  place: "420899",
  urgent: false,
  realNameReporter: false,
  licenceAuthority: bureau.approval,
  letter: "",
  letterNumber: "",
  sender: "",
};

export const start = given(clueTransfer, county);
export const draft = (more: object = {}) =>
  start.when({ step: "registered", by: wang, at: on("04-08"), data: { clue: { ...clue, ...more } } });
export const send = { step: "sent", by: zhou, at: on("04-09"), data: {}, papers: ["inspection-record"] };
export const sent = (more: object = {}) => draft(more).when(send);
export const received = (more: object = {}) =>
  sent(more).when({ step: "received", by: zhao, at: on("04-10"), data: {} });
export const accepted = (more: object = {}) =>
  received(more).when({ step: "accepted", by: zhao, at: on("04-13"), data: { sourceNumber: "案源2026-31" } });
export const filing = {
  step: "filed",
  by: qian,
  at: on("04-14"),
  data: { caseNumber: "云综执立〔2026〕31号", filedOn: "2026-04-14", handlers: ["wu", "zheng"] },
};
export const filed = (more: object = {}) => accepted(more).when(filing);
export const decision = {
  result: "penalty",
  documentNumber: "云综执罚〔2026〕31号",
  decidedOn: "2026-05-20",
  content: "罚款二千元",
  fine: 200_000,
  licenceProposal: "none",
};
export const decided = (more: object = {}) =>
  filed(more).when({ step: "decided", by: wu, at: on("05-20"), data: decision });
export const serving = { step: "served", by: wu, at: on("05-25"), data: { servedOn: "2026-05-21", method: "direct" } };
export const served = (more: object = {}) => decided(more).when(serving);
export const dropped = () =>
  filed().when({
    step: "decided",
    by: wu,
    at: on("05-22"),
    data: { ...decision, result: "dropped", documentNumber: "", fine: 0 },
  });
export const closed = () =>
  served().when({ step: "fedBack", by: zhao, at: on("05-25"), data: { summary: "已送达当事人" } });
export const refusedOnce = () =>
  received().when({
    step: "refused",
    by: zhao,
    at: on("04-13"),
    reason: "该路段由交通部门执法",
    data: { ground: "no-jurisdiction", proposed: bureau.market },
  });
export const refusedTwice = () =>
  refusedOnce()
    .when({ step: "rerouted", by: wang, at: on("04-14"), data: { authority: bureau.market } })
    .when({ step: "received", by: market("yt-036"), at: on("04-15"), data: {} })
    .when({
      step: "refused",
      by: market("yt-036"),
      at: on("04-16"),
      reason: "不涉及市场监管",
      data: { ground: "no-jurisdiction", proposed: bureau.enforcement },
    });
export const market = (id: string) =>
  ({
    ...guo,
    id,
    posts: [{ id: "market-desk", kind: "desk", authority: bureau.market, unit: "market-enforcement" }],
  }) as typeof guo;

export const codes = (story: { matter: { clocks: readonly { id: string }[] } }): string[] =>
  story.matter.clocks.map(({ id }) => id).toSorted();
export const due = (
  story: { matter: { clocks: readonly { code: string; due: number }[] } },
  code: string,
): string | undefined => {
  const instant = story.matter.clocks.find((clock) => clock.code === code)?.due;
  return instant ? new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ") : undefined;
};
