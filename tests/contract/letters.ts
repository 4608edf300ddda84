import type { Scalar, ViewSpec } from "@yihan/kernel";

/** A view of letters and six documents of it, with missing values, nulls and equal keys among them. */
export const letters: ViewSpec = {
  name: "letter",
  revision: 1,
  fields: ["status", "owner.id", "due", "urgent"],
  many: ["copies"],
};

export interface Letter {
  id: string;
  status?: string | null;
  owner?: { id: string };
  due?: number | null;
  urgent?: boolean;
  copies?: Scalar[];
}

export const letterList: Letter[] = [
  { id: "a", status: "open", owner: { id: "li" }, due: 30, urgent: true, copies: ["tax", "police"] },
  { id: "b", status: "open", owner: { id: "wang" }, due: 10, urgent: false, copies: ["tax"] },
  { id: "c", status: "closed", owner: { id: "li" }, due: 20, urgent: false },
  { id: "d", status: "open", owner: { id: "wang" }, due: 10, urgent: true, copies: [] },
  { id: "e", status: "returned", due: null, copies: ["police", "police", "court"] },
  { id: "f", status: null },
];
