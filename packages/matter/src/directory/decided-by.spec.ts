import { bureau, cast, county, on, system } from "../../../../tests/cast.ts";
import { decidedBy } from "./decided-by.ts";
import { withChange } from "./directory.ts";

const rows = { authorities: [], units: [], officers: [], posts: [], covers: [], items: [], duties: [] };
const now = on("03-10");
const by = (authority: string, directory = county) => decidedBy(authority, cast.li, { directory, now });

test("a decision is one's own by code or by name, whatever else the directory has", () => {
  expect([by(bureau.approval), by("云汀市行政审批局")]).toEqual(["own", "own"]);
  expect([by(bureau.transport), by("云汀市交通运输局")]).toEqual(["others", "others"]);
  expect(decidedBy(bureau.transport, system, { directory: county, now })).toBe("own");
});

test("an authority that the directory does not have, or no longer has, can't act for itself", () => {
  const transport = county.authorities.get(bureau.transport)!;
  const until = (to: string) => withChange(county, { ...rows, authorities: [{ ...transport, to }] });
  expect(by("云汀市工商行政管理局")).toBe("unknown");
  expect(by(bureau.transport, until("2026-03-09"))).toBe("unknown");
  expect(by(bureau.transport, until("2026-03-10"))).toBe("others");
});

test("a name that two authorities have tells nothing", () => {
  const twin = { ...county.authorities.get(bureau.transport)!, code: "11420899MB0999999X" };
  expect(by("云汀市交通运输局", withChange(county, { ...rows, authorities: [twin] }))).toBe("unknown");
});
