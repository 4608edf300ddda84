import { county } from "@yihan/matter/directory/fixture";

/** A small county: li signs for the approval centre, wang and zhou of the regulator receive, he judges, lin is a stranger. */
export const cast = () =>
  county({
    authorities: [{ code: "APR", name: "审批局", kind: "APPROVAL", place: "420882", from: "2020-01-01" }],
    officers: [
      { id: "li", name: "李明", authority: "APR", unit: "" },
      { id: "chen", name: "陈<b>", authority: "APR", unit: "" },
    ],
    posts: [
      { id: "A1", authority: "APR", name: "签发人", kind: "signer", officer: "li", from: "2024-01-01" },
      { id: "A2", authority: "APR", name: "经办人", kind: "handler", officer: "chen", from: "2024-01-01" },
    ],
  });
