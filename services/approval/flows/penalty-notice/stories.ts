import type { PenaltyNoticeFact } from "@yihan/contracts";
import { bureau, cast, freight } from "../../../../tests/cast.ts";
import { silence, tell, type Step } from "../../../../tests/flows/tell.ts";
import { penaltyNotice } from "./definition.ts";

const { wang, zhou, zhao, qian, xu } = cast;
const penalty = {
  partyName: freight.partyName,
  partyCode: freight.partyCode,
  documentNumber: "云综执罚〔2026〕31号",
  violation: "货运车辆超载",
  facts: "超载 30%",
  kind: "罚款",
  content: "罚款二千元",
  fine: 200_000,
  decidedOn: "2026-05-20",
  authority: bureau.enforcement,
};
const tellPenalty: Step = { step: "issued", by: zhao, at: ["05-20"], data: { penalty } };
const claim: Step = { step: "received", by: wang, at: ["05-21"], data: { note: "已阅" } };

/** Takes every step of the flow at least once. */
export const stories = (): PenaltyNoticeFact[] => [
  ...tell(penaltyNotice, tellPenalty, claim, {
    step: "closed",
    by: wang,
    at: ["06-01"],
    data: { summary: "列入重点监管" },
  }),
  ...tell(
    penaltyNotice,
    { ...tellPenalty, data: { penalty: { ...penalty, violation: "其他", facts: "" } } },
    { step: "routed", by: xu, at: ["05-21"], data: { authority: bureau.transport } },
  ),
  ...tell(
    penaltyNotice,
    { ...tellPenalty, step: "registered" },
    { step: "corrected", by: zhao, at: ["05-22"], data: { penalty: { ...penalty, fine: 100_000 } } },
  ),
  ...tell(penaltyNotice, tellPenalty, {
    step: "recalled",
    by: qian,
    at: ["06-10"],
    reason: "复议撤销",
    data: { ground: "annulled" },
  }),
  ...silence(penaltyNotice, tellPenalty, "N2", ["05-23"], ["05-27"]),
  ...tell(
    penaltyNotice,
    tellPenalty,
    { step: "urged", by: qian, at: ["05-21"], data: { message: "请签收" } },
    { step: "reassigned", by: zhou, at: ["05-21"], data: { officer: "sun" } },
  ),
];
