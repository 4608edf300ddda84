import type { Rights } from "../../packages/platform/src/kafka/rights.ts";

/**
 * What each service may do on the bus, and nothing else: only the owner writes its topic, only those named read it. The
 * sealed topic is written by services that own sealed flows (none yet) and read by supervision and the audit alone.
 */
export const rights: Readonly<Record<string, Rights>> = {
  approval: {
    writes: ["yihan.approval"],
    reads: ["yihan.approval", "yihan.enforcement", "yihan.judicial"],
    groups: ["reactions-approval"],
  },
  imports: { writes: [], reads: ["yihan.approval"], groups: ["licensees-*"] },
  enforcement: {
    writes: ["yihan.enforcement"],
    reads: ["yihan.approval", "yihan.enforcement", "yihan.judicial", "yihan.liaison"],
    groups: ["reactions-enforcement"],
  },
  judicial: {
    writes: ["yihan.judicial"],
    reads: ["yihan.approval", "yihan.enforcement"],
    groups: ["reactions-judicial"],
  },
  liaison: { writes: ["yihan.liaison"], reads: ["yihan.enforcement", "yihan.liaison"], groups: ["reactions-liaison"] },
  directory: { writes: ["yihan.directory"], reads: [], groups: [] },
  supervision: {
    writes: [],
    reads: ["yihan.approval", "yihan.enforcement", "yihan.judicial", "yihan.liaison", "yihan.sealed"],
    groups: ["supervision-*"],
  },
  audit: {
    writes: ["yihan.audit"],
    reads: [
      "yihan.approval",
      "yihan.enforcement",
      "yihan.judicial",
      "yihan.liaison",
      "yihan.directory",
      "yihan.audit",
      "yihan.sealed",
    ],
    groups: ["audit"],
  },
  gateway: { writes: [], reads: [], groups: [] },
};
