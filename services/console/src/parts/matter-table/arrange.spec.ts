import type { MatterSummary } from "../../api/types.gen.ts";
import { arranged } from "./arrange.ts";

const row = (id: string, more: Partial<MatterSummary> = {}): MatterSummary =>
  ({
    id,
    title: id,
    documentNumber: "",
    statusTitle: "已发函",
    flow: "approval-notice",
    flowTitle: "一事一函",
    due: null,
    updated: "2026-11-25T01:00:00.000Z",
    next: null,
    ...more,
  }) as MatterSummary;

const all = { sought: "", flow: "", status: "", sort: undefined };
const ids = (rows: readonly MatterSummary[]): string[] => rows.map(({ id }) => id);

test("a list that nobody sorted stays as it came", () => {
  expect(ids(arranged([row("乙"), row("甲")], all))).toEqual(["乙", "甲"]);
});

test("what is due first comes first, and what has no deadline last", () => {
  const rows = [
    row("none"),
    row("late", { due: "2026-11-27T16:00:00.000Z" }),
    row("soon", { due: "2026-11-26T16:00:00.000Z" }),
  ];
  expect(ids(arranged(rows, { ...all, sort: { key: "due", down: false } }))).toEqual(["soon", "late", "none"]);
});

test("a search looks at numbers and names, in capitals or not, and filters narrow it further", () => {
  const rows = [
    row("a", { documentNumber: "云审批函〔2026〕A1号" }),
    row("b", { documentNumber: "云审批函〔2026〕A1号", statusTitle: "已签收" }),
  ];
  expect(ids(arranged(rows, { ...all, sought: " 〕a1 ", status: "已签收" }))).toEqual(["b"]);
});
