import type { LicenceReviewFact } from "@yihan/contracts";
import { bureau, cast, system } from "../../../../tests/cast.ts";
import { tell, type Step } from "../../../../tests/flows/tell.ts";
import { licenceReview } from "./definition.ts";

const { li, chen, gao, zhao, qian, xu } = cast;

const report = {
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
  letter: "0190a000-0000-7000-8000-00000000000a",
};
const tellOf: Step = { step: "reported", by: zhao, at: ["05-21"], papers: ["penalty-decision"], data: { report } };
const open: Step = { step: "opened", by: li, at: ["05-22"], data: { note: "启动复核" } };
const hear: Step = {
  step: "heard",
  by: li,
  at: ["05-26"],
  papers: ["statement"],
  data: { heardOn: "2026-05-26", statement: "愿意整改" },
};
const heard = [tellOf, open, hear];
const act = { number: "云审撤〔2026〕1号", decidedOn: "2026-06-08", grounds: "不再具备许可条件" };
const does = (step: string, by: Step["by"], data: object = {}): Step => ({
  step,
  by,
  at: ["06-08"],
  papers: ["decision"],
  data: { act, ...data },
});
const annul = does("annulled", gao, { ground: "unqualified" });
const publish: Step = { step: "published", by: li, at: ["06-15"], data: { publishedOn: "2026-06-15" } };
const setAside = [
  { step: "penaltyAnnulled", by: zhao, at: ["07-20"], data: { number: "云政复决〔2026〕9号" } } satisfies Step,
  { step: "publicationWithdrawn", by: zhao, at: ["07-21"], data: { withdrawnOn: "2026-07-21" } } satisfies Step,
];

/** Takes every step of the flow at least once. */
export const stories = (): LicenceReviewFact[] => [
  ...tell(
    licenceReview,
    tellOf,
    open,
    { step: "hearingRequested", by: li, at: ["05-25"], data: { requestedOn: "2026-05-25" } },
    {
      step: "hearingHeld",
      by: li,
      at: ["06-05"],
      papers: ["hearing-record"],
      data: { notifiedOn: "2026-05-25", heldOn: "2026-06-05" },
    },
    hear,
    annul,
    publish,
    {
      step: "closed",
      by: li,
      at: ["06-16"],
      data: { newLetter: "0190a000-0000-7000-8000-00000000000b" },
    },
  ),
  ...tell(licenceReview, ...heard, does("suspended", chen)),
  ...tell(licenceReview, ...heard, does("withheld", qian)),
  ...tell(licenceReview, ...heard, does("revoked", qian), does("cancelled", chen, { ground: "ended" })),
  ...tell(licenceReview, ...heard, does("takenBack", gao, { compensation: "退还未使用期间费用" })),
  ...tell(licenceReview, ...heard, {
    step: "noAction",
    by: chen,
    at: ["05-27"],
    data: { grounds: "情节轻微" },
  }),
  ...tell(licenceReview, ...heard, annul, publish, ...setAside, {
    step: "reinstated",
    by: gao,
    at: ["07-23"],
    data: { act: { ...act, decidedOn: "2026-07-23" } },
  }),
  ...tell(licenceReview, ...heard, annul, publish, ...setAside, {
    step: "confirmed",
    by: gao,
    at: ["07-23"],
    data: { grounds: "另有违法事实" },
  }),
  ...tell(
    licenceReview,
    tellOf,
    { step: "lapsed", by: system, at: ["05-29"], data: { clock: "L6" } },
    { step: "escalated", by: system, at: ["06-02"], data: { clock: "E1" } },
    { step: "urged", by: xu, at: ["06-02"], data: { message: "请告知处理情况" } },
    { step: "reassigned", by: gao, at: ["06-02"], data: { officer: "li" } },
  ),
];
