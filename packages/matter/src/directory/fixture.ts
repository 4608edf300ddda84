import { directory as contract } from "@yihan/contracts";
import { emptyDirectory, withChange, type Directory, type Rows } from "./directory.ts";

const full = <Row>(fill: (part: Partial<Row>) => Row, parts: readonly Partial<Row>[]): Row[] => parts.map(fill);

type Parts = { [Table in keyof Rows]?: readonly Partial<Rows[Table][number]>[] };

/** Rows for tests: what is not said is empty. */
export const rows = (parts: Parts): Rows => ({
  authorities: full((part) => contract.Authority.fromPartial(part), parts.authorities ?? []),
  units: full((part) => contract.Unit.fromPartial(part), parts.units ?? []),
  officers: full((part) => contract.Officer.fromPartial(part), parts.officers ?? []),
  posts: full((part) => contract.Post.fromPartial(part), parts.posts ?? []),
  covers: full((part) => contract.Cover.fromPartial(part), parts.covers ?? []),
  items: full((part) => contract.Item.fromPartial(part), parts.items ?? []),
  duties: full((part) => contract.Duty.fromPartial(part), parts.duties ?? []),
});

/** A small county: a market regulator, an enforcement bureau, a judicial bureau and their people. */
export const county = (more: Parts = {}): Directory => {
  const small = withChange(
    emptyDirectory(),
    rows({
      authorities: [
        { code: "REG", name: "市场监督管理局", kind: "REGULATOR", place: "420882", from: "2020-01-01" },
        { code: "ENF", name: "综合行政执法局", kind: "ENFORCER", place: "420882", from: "2020-01-01" },
        { code: "JUS", name: "司法局", kind: "JUSTICE", place: "420882", from: "2020-01-01" },
        { code: "TOWN", name: "永兴街道办事处", kind: "TOWN", place: "420882001", from: "2020-01-01" },
      ],
      units: [{ code: "REG-F", authority: "REG", name: "食品科", from: "2020-01-01" }],
      officers: ["wang", "zhao", "sun", "zhou", "wu"]
        .map((id) => ({ id, name: id, authority: "REG", unit: "REG-F" }))
        .concat(
          { id: "he", name: "he", authority: "JUS", unit: "" },
          { id: "lin", name: "lin", authority: "TOWN", unit: "" },
        ),
      posts: [
        {
          id: "P1",
          authority: "REG",
          unit: "REG-F",
          name: "食品科监管岗",
          kind: "supervisor",
          officer: "wang",
          from: "2024-01-01",
        },
        { id: "P9", authority: "REG", name: "局长", kind: "head", officer: "zhou", from: "2024-01-01" },
        { id: "D1", authority: "JUS", name: "协调监督科受理岗", kind: "desk", officer: "he", from: "2024-01-01" },
        { id: "T1", authority: "TOWN", name: "监管岗", kind: "supervisor", officer: "lin", from: "2024-01-01" },
      ],
      items: [
        {
          code: "F1",
          name: "食品经营许可",
          kind: "licence",
          authority: "REG",
          certificateNames: ["食品经营许可证"],
          keywords: ["餐饮服务"],
          from: "2024-01-01",
        },
      ],
      duties: [
        {
          item: "F1",
          place: "420882",
          authority: "REG",
          unit: "REG-F",
          post: "P1",
          role: "supervise",
          basis: "食品安全法第六条",
          from: "2024-01-01",
        },
      ],
    }),
  );
  return withChange(small, rows(more));
};
