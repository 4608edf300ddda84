export * from "./field.ts";
export * from "./frame-of.ts";
export * from "./gen/forms.ts";
export * from "./gen/yihan/matter/v1/frame.ts";
export { ApprovalNoticeFact, type Licence } from "./gen/yihan/approval_notice/v1/facts.ts";
export { PenaltyNoticeFact, type Penalty } from "./gen/yihan/penalty_notice/v1/facts.ts";
export { ClueTransferFact, type Clue } from "./gen/yihan/clue_transfer/v1/facts.ts";
export { AuditFact } from "./gen/yihan/audit/v1/facts.ts";
export * as directory from "./gen/yihan/directory/v1/facts.ts";
