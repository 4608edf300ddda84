import type { Penalty } from "@yihan/contracts";
import { contentHash, partyCode, type KeyedHash, type PenaltyRecord } from "@yihan/files";
import { partyCategories, personalOf } from "./licence-row.ts";
import { seal } from "./seal.ts";

const kinds: Readonly<Record<string, string>> = {
  warning: "警告",
  criticism: "通报批评",
  fine: "罚款",
  confiscation: "没收",
  suspendedPermit: "暂扣许可证件",
  loweredGrade: "降低资质等级",
  revokedPermit: "吊销许可证件",
  restrictedBusiness: "限制开展生产经营活动",
  stoppedBusiness: "责令停产停业",
  closure: "责令关闭",
  barredFromTrade: "限制从业",
  detention: "行政拘留",
  other: "其他",
};

const EMPTY = Buffer.alloc(0);

/** A row of the national penalty file as the notice carries it; `licenceMatter` is the party's letter, if it has one. */
export const penaltyOf = (record: PenaltyRecord, hash: KeyedHash, key: Uint8Array, licenceMatter: string): Penalty => {
  const personal = personalOf(record.party);
  return {
    partyName: record.party.name,
    partyCode: record.party.uscc ?? "",
    partyCategory: partyCategories[record.party.category],
    documentNumber: record.document.number,
    violation: record.violation.type,
    facts: record.violation.facts,
    basis: record.violation.basis,
    kind: record.categories.map((category) => kinds[category] ?? category).join("、"),
    content: record.content,
    fine: record.fine ?? 0,
    confiscated: record.confiscated ?? 0,
    licenceAffected: record.certificate,
    decidedOn: record.decidedOn,
    authority: record.authority.code || record.authority.name,
    note: record.note,
    personal: personal ? seal(key, "personal", personal) : EMPTY,
    personalHash: record.party.natural ? partyCode(record.party, hash) : "",
    contentHash: contentHash(record, hash),
    licenceMatter,
  };
};
