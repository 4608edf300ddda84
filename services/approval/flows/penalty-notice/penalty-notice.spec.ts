import { given } from "@yihan/matter/testing";
import { bureau, cast, county, freight, on, system } from "../../../../tests/cast.ts";
import { penaltyNotice } from "./definition.ts";

const { li, wang, sun, guo, zhao, qian, xu } = cast;

const penalty = {
  partyName: freight.partyName,
  partyCode: freight.partyCode,
  documentNumber: "云综执罚〔2026〕31号",
  violation: "货运车辆超载",
  facts: "三轴货车超载 30%",
  kind: "罚款",
  content: "罚款二千元",
  fine: 200_000,
  decidedOn: "2026-05-20",
  authority: bureau.enforcement,
};

const start = given(penaltyNotice, county);
const telling = (data: object = {}, more: object = {}) => ({
  step: "issued",
  by: zhao,
  at: on("05-20"),
  data: { penalty: { ...penalty, ...more }, remarks: [], supervisor: "", item: "", place: "", approval: "", ...data },
});
const sent = () => start.when(telling());
const received = () => sent().when({ step: "received", by: wang, at: on("05-21") });
const unmatched = () => start.when(telling({}, { violation: "其他违法", facts: "" }));

test("a penalty goes to the supervisor whom the duty list gives the item its words point to", () => {
  const story = sent();
  expect(story.matter.next).toMatchObject({ officer: "wang", by: "duty", item: "YT-CF-004" });
  expect(story.matter.documentNumber).toMatch(/罚抄〔2026〕1号$/);
  expect(story.matter.clocks.map(({ id }) => id)).toEqual(["N2"]);
});

test("a penalty on a licensee goes to the supervisor of the licence's letter, with a copy for who granted it", () => {
  const story = start.when(
    telling(
      { supervisor: bureau.transport, item: "YT-XK-001", place: "420899", approval: bureau.approval },
      { violation: "其他违法" },
    ),
  );
  expect(story.matter.next?.officer).toBe("wang");
  expect(story.matter.copies).toContain(bureau.approval);
  expect(story.matter.parties["approval"]?.authority).toBe(bureau.approval);
  const elsewhere = start.when(telling({ supervisor: bureau.market, item: "YT-XK-001", place: "420899" }));
  expect(elsewhere.matter.next?.authority).toBe(bureau.market);
});

test("a penalty whose words point nowhere stands as unmatched with the judicial bureau, and one working day runs", () => {
  const story = unmatched();
  expect(story.last.frame?.step).toBe("unmatched");
  expect(story.matter.next?.officer).toBe("xu");
  expect(story.matter.clocks.map(({ id }) => id)).toEqual(["N5"]);
  const routed = story.when({ step: "routed", by: xu, at: on("05-21"), data: { authority: bureau.transport } });
  expect(routed.matter.status).toBe("sent");
  expect(routed.matter.clocks.map(({ id }) => id)).toEqual(["N2"]);
  expect(story.refusal({ step: "routed", by: xu, at: on("05-21"), data: { authority: "NOBODY" } }).code).toBe(
    "unknown-authority",
  );
  expect(start.when(telling({ item: "YT-CF-004", place: "420101" })).last.step?.value).toMatchObject({
    why: "no-duty",
  });
});

test("the supervisor says what was done, which ends it and goes back to who told it", () => {
  const story = received().when({
    step: "closed",
    by: wang,
    at: on("06-01"),
    data: { summary: "已约谈并列入重点监管" },
  });
  expect(story.matter.ended).toBe(true);
  expect(story.last.frame?.told.map(({ authority }) => authority)).toEqual([bureau.enforcement]);
});

test("who told it cannot sign for it, nor can another department", () => {
  expect(sent().refusal({ step: "received", by: zhao, at: on("05-21") }).code).toBe("not-yours");
  expect(sent().refusal({ step: "received", by: guo, at: on("05-21") }).code).toBe("not-yours");
  expect(sent().refusal({ step: "closed", by: sun, at: on("05-21"), data: { summary: "…" } }).code).toBe(
    "wrong-status",
  );
  expect(start.refusal({ ...telling(), by: xu }).code).toBe("not-yours");
  expect(start.refusal({ ...telling(), by: system }).code).toBe("not-yours");
});

test("a correction names what differs; a penalty that was annulled is recalled and then can't be corrected", () => {
  const story = received().when({
    step: "corrected",
    by: zhao,
    at: on("05-22"),
    data: { penalty: { ...penalty, fine: 100_000 } },
  });
  expect(story.last.step?.value).toMatchObject({ changed: ["fine"] });
  expect(story.last.frame?.told.map(({ officer }) => officer)).toEqual(["wang"]);
  const recall = { step: "recalled", by: qian, at: on("06-10"), reason: "复议撤销", data: { ground: "annulled" } };
  expect(story.refusal({ ...recall, reason: "" }).code).toBe("reason-missing");
  const recalled = story.when(recall);
  expect(recalled.matter.ended).toBe(true);
  expect(recalled.refusal({ step: "corrected", by: zhao, at: on("06-11"), data: { penalty } }).code).toBe(
    "no-longer-in-force",
  );
});

test("history tells nobody, and the centre that imports it may be the one who tells", () => {
  const story = start.when({ step: "registered", by: li, at: on("05-20"), data: { penalty } });
  expect(story.matter.next).toBeUndefined();
  expect(story.when({ step: "corrected", by: li, at: on("05-21"), data: { penalty } }).last.frame?.told).toEqual([]);
});

test("a penalty told later than one working day after the decision bears a remark", () => {
  expect(start.when({ ...telling(), at: on("05-22") }).last.step?.value).toMatchObject({ remarks: ["pushed-late"] });
});

test("a body tells the penalties it decided itself; an approval centre those of every body", () => {
  expect(start.refusal(telling({}, { authority: bureau.market })).code).toBe("not-your-authority");
  expect(start.refusal({ ...telling({}, { authority: bureau.market }), step: "registered" }).code).toBe(
    "not-your-authority",
  );
  const correction = {
    step: "corrected",
    by: zhao,
    at: on("05-22"),
    data: { penalty: { ...penalty, authority: bureau.market } },
  };
  expect(sent().refusal(correction).code).toBe("not-your-authority");
  expect(start.when({ ...telling({}, { authority: bureau.market }), by: li }).matter.status).toBe("sent");
  expect(start.when(telling({}, { authority: "云汀市城市管理行政执法大队" })).last.step?.value).toMatchObject({
    remarks: ["unknownAuthority"],
  });
});
