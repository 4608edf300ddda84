import { ApprovalNoticeFact } from "@yihan/contracts";
import { bureau, cast } from "../cast.ts";
import { csv, licenceRow, licenceRows, openOffice, type Office } from "./office.ts";
import { personalKey, unseal } from "@yihan/approval/imports/seal";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const total = (report: { rows: number; counts: Record<string, number> }) =>
  Object.values(report.counts).reduce((sum, count) => sum + count, 0) === report.rows;

describe("a licence file", () => {
  test("each row becomes exactly one letter, and the same file again changes nothing", async () => {
    const first = await office.import(csv(licenceRows(1_200)));
    expect(first).toMatchObject({ state: "done", rows: 1_200, counts: { letters: 1_200 } });
    const again = await office.import(csv(licenceRows(1_200)));
    expect(again).toMatchObject({ state: "done", rows: 1_200, counts: { letters: 0, known: 1_200, corrections: 0 } });
  });

  test("cut in two, in another order and with other columns first, it is still the same file", async () => {
    await office.import(csv(licenceRows(40)));
    const back = licenceRows(40).toReversed();
    const names = Object.keys(back[0]!).toReversed();
    expect(await office.import(csv(back.slice(0, 11), names))).toMatchObject({ counts: { known: 11, letters: 0 } });
    expect(await office.import(csv(back.slice(11), names))).toMatchObject({ counts: { known: 29, letters: 0 } });
  });

  test("two clerks who send the same file at once make one letter of each row", async () => {
    const reports = await Promise.all([
      office.import(csv(licenceRows(300))),
      office.import(csv(licenceRows(300)), { actor: cast.chen }),
    ]);
    const letters = reports.reduce((sum, { counts }) => sum + counts.letters, 0);
    const known = reports.reduce((sum, { counts }) => sum + counts.known, 0);
    expect({ letters, known }).toEqual({ letters: 300, known: 300 });
  });

  test("a changed row is a correction on the old letter, and the older row is known ever after", async () => {
    await office.import(csv([licenceRow(1)]));
    const mended = csv([licenceRow(1, { XK_YXQZI: "2031-03-08" })]);
    const report = await office.import(mended);
    expect(report.counts).toMatchObject({ corrections: 1, letters: 0 });
    const [{ matter } = {}] = await office.outcomes(report.id);
    const facts = (await office.running.service.facts(matter!)).map((fact) => ApprovalNoticeFact.decode(fact.data));
    expect(facts.map(({ frame }) => frame!.step)).toEqual(["issued", "corrected"]);
    expect(facts[1]!.step).toMatchObject({ value: { changed: ["validTo"], licence: { validTo: "2031-03-08" } } });
    expect((await office.import(csv([licenceRow(1)]))).counts).toMatchObject({ known: 1 });
    expect((await office.import(mended)).counts).toMatchObject({ known: 1 });
  });

  test("a row that names its authority without the code is the same row: its key is made with the directory's code", async () => {
    await office.import(csv([licenceRow(1)]));
    expect((await office.import(csv([licenceRow(1, { XK_XKJGDM: "" })]))).counts).toMatchObject({
      letters: 0,
      known: 1,
    });
  });

  test("a stranger's import of the same rows tells them of no letter: neither as known nor as a correction", async () => {
    await office.import(csv(licenceRows(2)));
    const strange = await office.import(
      csv([licenceRow(1), licenceRow(2, { XK_YXQZI: "2031-03-08" }), licenceRow(3)]),
      {
        actor: cast.guo,
      },
    );
    expect(strange.counts).toMatchObject({ letters: 0, known: 0, corrections: 0, held: 3 });
    const outcomes = await office.outcomes(strange.id);
    expect(outcomes.map(({ row: _row, ...same }) => JSON.stringify(same))).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^(?!.*matter).*notYourAuthority/)),
    );
    expect(new Set(outcomes.map(({ row: _row, ...same }) => JSON.stringify(same))).size).toBe(1);
  });

  test("rows of one file with one key are taken in the order of the file", async () => {
    const report = await office.import(csv([licenceRow(1), licenceRow(1), licenceRow(1, { XK_YXQZI: "2031-03-08" })]));
    expect((await office.outcomes(report.id)).map(({ outcome }) => outcome)).toEqual(["letter", "known", "correction"]);
  });

  test("what no department is responsible for is unmatched and stands with the judicial bureau's desk", async () => {
    const report = await office.import(csv([licenceRow(1, { XK_XKZS: "热气球表演许可证", XK_NR: "热气球表演" })]));
    expect(report.counts).toMatchObject({ unmatched: 1, letters: 0 });
    const [{ matter } = {}] = await office.outcomes(report.id);
    const known = await office.running.service.find(matter!);
    expect(known!.matter).toMatchObject({ status: "unmatched", next: { officer: "xu", by: "desk" } });
  });

  test("faulty rows are held, blank and closing lines are no rows, and the counts add up", async () => {
    const text = csv([
      licenceRow(1, { XK_JDRQ: "2026-02-30" }),
      {},
      licenceRow(2),
      { XK_XDR_MC: "合计" },
      licenceRow(3, { XK_XDR_SHXYM: "91430121MA4L000112" }),
    ]);
    const report = await office.import(text);
    expect(report.counts).toEqual({
      letters: 1,
      known: 0,
      corrections: 0,
      unmatched: 0,
      held: 2,
      blank: 1,
      notData: 1,
    });
    expect(total(report)).toBe(true);
    const held = (await office.outcomes(report.id)).filter(({ outcome }) => outcome === "held");
    expect(held.map(({ row, faults }) => [row, faults![0]!.column.code, faults![0]!.code])).toEqual([
      [2, "XK_JDRQ", "notADay"],
      [6, "XK_XDR_SHXYM", "badUscc"],
    ]);
  });

  test("a held row is mended in place and sent without a new upload", async () => {
    const report = await office.import(csv([licenceRow(1, { XK_JDRQ: "2026-02-30" }), licenceRow(2)]));
    const { api } = office.running.imports;
    expect(await api.mend(cast.li, report.id, 2, { XK_JDRQ: "2026-02-31" })).toMatchObject({ outcome: "held" });
    expect(await api.mend(cast.li, report.id, 2, { XK_JDRQ: "2026-02-28" })).toMatchObject({ outcome: "letter" });
    expect(await api.find(cast.li, report.id)).toMatchObject({ rows: 2, counts: { letters: 2, held: 0 } });
    await expect(api.mend(cast.li, report.id, 2, {})).rejects.toMatchObject({ code: "row-not-held" });
  });

  test("history is registered: known from then on, and nobody is told", async () => {
    expect(await office.import(csv([licenceRow(1)]), { mode: "register" })).toMatchObject({
      counts: { known: 1, letters: 0 },
    });
    const again = await office.import(csv([licenceRow(1)]));
    expect(again.counts).toMatchObject({ known: 1, letters: 0 });
    const [{ matter } = {}] = await office.outcomes(again.id);
    expect((await office.running.service.find(matter!))!.matter).toMatchObject({
      status: "registered",
      next: undefined,
    });
  });

  test("a file that isn't a table of licences is refused whole with one sentence", async () => {
    const report = await office.import("序号,姓名\n1,甲");
    expect(report).toMatchObject({ state: "refused", rows: 0 });
    expect(report.refusal!.zh).not.toBe("");
  });

  test("identity numbers are stored sealed: not in the fact's text, and not opened by the matter's key alone", async () => {
    const number = "430102199912311231";
    const report = await office.import(
      csv(
        [
          {
            ...licenceRow(1, { XK_XDR_SHXYM: "", XK_XDR_MC: "张三" }),
            XK_XDR_LB: "自然人",
            XK_XDR_ZJLX: "身份证",
            XK_XDR_ZJHM: number,
          },
        ],
        [...Object.keys(licenceRow(1)), "XK_XDR_LB", "XK_XDR_ZJLX", "XK_XDR_ZJHM"],
      ),
    );
    expect(report.counts.letters).toBe(1);
    const [{ matter } = {}] = await office.outcomes(report.id);
    const [fact] = await office.running.service.facts(matter!);
    expect(Buffer.from(fact!.data).includes(number)).toBe(false);
    const decoded = ApprovalNoticeFact.decode(fact!.data);
    const { personal } = (decoded.step!.value as { licence: { personal: Buffer } }).licence;
    expect(() => unseal(fact!.key, "personal", personal)).toThrow();
    const opened = unseal(personalKey(Buffer.alloc(32, 1))(fact!.key), "personal", personal);
    expect(opened).toMatchObject({ natural: { idNumber: number } });
  });
});

describe("whose decision a row is", () => {
  const transport = { XK_XKJG: "云汀市交通运输局", XK_XKJGDM: bureau.transport };

  test("a licence of another authority is held with its column, found and expected; mended, it goes out", async () => {
    const report = await office.import(csv([licenceRow(1), licenceRow(2, transport)]));
    expect(report.counts).toMatchObject({ letters: 1, held: 1 });
    const [, held] = await office.outcomes(report.id);
    expect(held).toMatchObject({
      row: 3,
      outcome: "held",
      faults: [
        {
          column: { code: "XK_XKJGDM", zh: "许可机关统一社会信用代码" },
          found: bureau.transport,
          code: "notYourAuthority",
          expected: { zh: expect.stringContaining("不是本机关") },
        },
      ],
    });
    const { api } = office.running.imports;
    const again = await api.mend(cast.li, report.id, 3, { XK_XKJG: "云汀市交通运输局" });
    expect(again).toMatchObject({ outcome: "held", faults: [{ code: "notYourAuthority" }] });
    const mended = await api.mend(cast.li, report.id, 3, {
      XK_XKJG: "云汀市行政审批局",
      XK_XKJGDM: bureau.approval,
    });
    expect(mended).toMatchObject({ outcome: "letter" });
  });

  test("neither does its name alone pass, nor its history; who put the row into the file makes no difference", async () => {
    const named = licenceRow(1, { ...transport, XK_XKJGDM: "" });
    expect((await office.import(csv([named]))).counts).toMatchObject({ held: 1 });
    expect((await office.import(csv([named]), { mode: "register" })).counts).toMatchObject({ held: 1 });
    const columns = [...Object.keys(licenceRow(2)), "XK_LYDW", "XK_LYDWDM"];
    const concentrated = licenceRow(2, { XK_LYDW: "云汀市交通运输局", XK_LYDWDM: bureau.transport });
    expect((await office.import(csv([concentrated], columns))).counts).toMatchObject({ letters: 1 });
  });

  test("an authority that the directory does not have, as predecessors are named in old rows, passes with a remark", async () => {
    const old = licenceRow(1, { XK_XKJG: "云汀市工商行政管理局", XK_XKJGDM: "" });
    const report = await office.import(csv([old]));
    expect(report.counts).toMatchObject({ letters: 1 });
    const [outcome] = await office.outcomes(report.id);
    expect(outcome).toMatchObject({ outcome: "letter", remarks: ["noAuthorityCode", "unknownAuthority"] });
    const [fact] = await office.running.service.facts(outcome!.matter!);
    expect(ApprovalNoticeFact.decode(fact!.data).step).toMatchObject({
      value: { remarks: expect.arrayContaining(["unknownAuthority"]) },
    });
  });
});

describe("a penalty file", () => {
  const penalty = (more: Record<string, string> = {}) => ({
    CF_XDR_MC: "岫云物流1有限公司",
    CF_XDR_SHXYM: "91430121MA4L000111",
    CF_WSH: "云综执罚〔2026〕7号",
    CF_WFXW: "擅自改装营运车辆",
    CF_SY: "经查属实",
    CF_YJ: "《中华人民共和国道路运输条例》",
    CF_CFLB: "罚款",
    CF_NR: "罚款两千元",
    CF_NR_FK: "0.2",
    CF_JDRQ: "2026-03-09",
    CF_CFJG: "云汀市综合行政执法局",
    CF_CFJGDM: cast.zhao.kind === "system" ? "" : cast.zhao.authority,
    ...more,
  });

  test("a penalty on a licensee with a letter joins the letter's chain and goes to its supervisor", async () => {
    const letters = await office.import(csv([licenceRow(1)]));
    const [letter] = await office.outcomes(letters.id);
    const report = await office.import(csv([penalty()], Object.keys(penalty())), { kind: "penalty" });
    expect(report.counts).toMatchObject({ letters: 1 });
    const [{ matter } = {}] = await office.outcomes(report.id);
    const found = (await office.running.service.find(matter!))!.matter;
    const first = (await office.running.service.find(letter!.matter!))!.matter;
    expect(found.chain).toBe(first.chain);
    expect(found.parties["supervisor"]).toEqual(first.parties["supervisor"]);
    expect(found.next).toMatchObject({ officer: "wang" });
  });

  test("is sent by who decided, or by an approval centre for the bodies whose licences it grants; by nobody else", async () => {
    await office.import(csv([licenceRow(1)]));
    const market = penalty({
      CF_CFJG: "云汀市市场监督管理局",
      CF_CFJGDM: bureau.market,
      CF_WSH: "云市监罚〔2026〕8号",
    });
    const file = csv([penalty(), market], Object.keys(market));
    const own = await office.import(file, { kind: "penalty", actor: cast.zhao });
    expect(own.counts).toMatchObject({ letters: 1, held: 1 });
    expect((await office.outcomes(own.id))[1]).toMatchObject({
      faults: [{ column: { code: "CF_CFJGDM" }, code: "notYourAuthority" }],
    });
    expect((await office.import(csv([market], Object.keys(market)), { kind: "penalty" })).counts).toMatchObject({
      letters: 1,
    });
  });

  test("the same penalty file again changes nothing", async () => {
    await office.import(csv([licenceRow(1)]));
    const file = csv([penalty()], Object.keys(penalty()));
    await office.import(file, { kind: "penalty" });
    expect((await office.import(file, { kind: "penalty" })).counts).toMatchObject({
      known: 1,
      letters: 0,
      corrections: 0,
    });
  });
});
