import { licenceCells, licenceWith, shortly } from "../fixture/national-rows.ts";

describe("a licence row", () => {
  test("becomes a typed record", () => {
    expect(licenceWith({})).toEqual({
      row: 0,
      outcome: "data",
      values: expect.any(Function),
      remarks: [],
      faults: [],
      record: {
        kind: "licence",
        party: {
          name: "京山市晨光食品有限公司",
          category: "body",
          uscc: "91430121MA4L000111",
          otherCodes: {},
          representative: { name: "李某", idType: "身份证", idNumber: "420882199003070010" },
        },
        document: { name: "准予行政许可决定书", number: "京审许〔2026〕12号", numberKey: "京审许〔2026〕12号" },
        category: "01",
        certificate: { name: "食品经营许可证", number: "JY14208820000012" },
        content: "食品销售",
        decidedOn: "2026-01-05",
        validFrom: "2026-01-05",
        validTo: "2031-01-04",
        authority: { name: "京山市行政审批局", code: "11420882MB1A23457W" },
        status: "valid",
        source: { name: "京山市行政审批局", code: "11420882MB1A23457W" },
        note: "",
        extra: {},
      },
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ["no party name", { XK_XDR_MC: "" }, "held · XK_XDR_MC missing"],
    ["a slash for the party name", { XK_XDR_MC: "/" }, "held · XK_XDR_MC missing"],
    ["no document number", { XK_WSH: " " }, "held · XK_WSH missing"],
    ["no decision date", { XK_JDRQ: "" }, "held · XK_JDRQ missing"],
    ["a decision date that doesn't exist", { XK_JDRQ: "2026-02-29" }, "held · XK_JDRQ notADay"],
    ["words for a date", { XK_JDRQ: "一月上旬" }, "held · XK_JDRQ notADay"],
    ["an end that is no date", { XK_YXQZI: "2031-13-01" }, "held · XK_YXQZI notADay"],
    ["an end before its start", { XK_YXQZI: "2026-01-04" }, "held · XK_YXQZI endsBeforeStart"],
    [
      "a wrong check character in the party's code",
      { XK_XDR_SHXYM: "91430121MA4L000112" },
      "held · XK_XDR_SHXYM badUscc",
    ],
    ["a party's code of 17 characters", { XK_XDR_SHXYM: "91430121MA4L00011" }, "held · XK_XDR_SHXYM badUscc"],
    [
      "a wrong check character in the authority's code",
      { XK_XKJGDM: "11420882MB1A234571" },
      "held · XK_XKJGDM badUscc",
    ],
    ["no authority at all", { XK_XKJG: "", XK_XKJGDM: "" }, "held · XK_XKJG noAuthority"],
    ["a code that a spreadsheet has rounded", { XK_XDR_SHXYM: "9.14301E+17" }, "held · XK_XDR_SHXYM precisionLost"],
    ["a cell that was in error before it was text", { XK_XKBH: "#N/A" }, "held · XK_XKBH cellError"],
    ["two faults at once", { XK_WSH: "", XK_JDRQ: "x" }, "held · XK_WSH missing · XK_JDRQ notADay"],
  ])("is held with %s", (_, changed, says) => {
    expect(shortly(licenceWith(changed))).toBe(says);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      "a party code of zeros",
      { XK_XDR_SHXYM: "00000000000000000X" },
      "data · (XK_XDR_SHXYM zeroUscc) · (XK_XDR_SHXYM noPartyCode)",
    ],
    ["no party code but a registration number", { XK_XDR_SHXYM: "", XK_XDR_GSZC: "420882000012345" }, "data"],
    ["no party code at all", { XK_XDR_SHXYM: "" }, "data · (XK_XDR_SHXYM noPartyCode)"],
    ["a category with a person in its name that is none", { XK_XDR_LB: "个人独资企业" }, "data"],
    ["a category that is a number", { XK_XDR_LB: "2" }, "data"],
    ["a category that nobody knows", { XK_XDR_LB: "其它类" }, "data · (XK_XDR_LB unknownPartyCategory)"],
    [
      "a wrong identity number of the representative",
      { XK_FR_ZJHM: "420882199003070011" },
      "data · (XK_FR_ZJHM badRepresentativeId)",
    ],
    ["the authority's name alone", { XK_XKJGDM: "" }, "data · (XK_XKJGDM noAuthorityCode)"],
    ["the authority's code alone", { XK_XKJG: "" }, "data · (XK_XKJG noAuthorityName)"],
    ["an unknown licence category", { XK_XKLB: "甲类" }, "data · (XK_XKLB unknownCategory)"],
    ["status 0, which meant normal once", { XK_ZT: "0" }, "data · (XK_ZT zeroStatus)"],
    ["status 2", { XK_ZT: "2" }, "data · (XK_ZT endedStatus)"],
    ["validity before the decision", { XK_YXQZ: "2026-01-01" }, "data · (XK_YXQZ validBeforeDecision)"],
    [
      "no content and no document name",
      { XK_NR: "无", XK_XKWS: "-" },
      "data · (XK_XKWS noDocumentName) · (XK_NR noContent)",
    ],
    ["a bad code of the source", { XK_LYDWDM: "123" }, "data · (XK_LYDWDM badSourceCode)"],
  ])("can be sent with %s", (_, changed, says) => {
    expect(shortly(licenceWith(changed))).toBe(says);
  });

  test.each([
    ["普通", "01"],
    ["1", "01"],
    ["02", "02"],
    ["特许", "02"],
    ["认可", "03"],
    ["核准", "04"],
    ["登记", "05"],
    ["其他-备案", "06"],
    ["０４", "04"],
  ])("with category %s is of category %s", (text, category) => {
    expect(licenceWith({ XK_XKLB: text })).toMatchObject({ record: { category } });
  });

  test.each([
    ["", "valid"],
    ["1", "valid"],
    ["01", "valid"],
    ["0", "valid"],
    ["有效", "valid"],
    ["2", "ended"],
    ["已注销", "unclear"],
    ["注销", "ended"],
    ["9", "unclear"],
  ])("with status '%s' is %s", (text, status) => {
    expect(licenceWith({ XK_ZT: text })).toMatchObject({ record: { status } });
  });

  test.each([
    ["长期", "2099-12-31"],
    ["2099-12-31", "2099-12-31"],
    ["9999/12/31", "2099-12-31"],
    ["2031年1月4日", "2031-01-04"],
  ])("valid to %s is valid to %s", (text, day) => {
    expect(licenceWith({ XK_YXQZI: text })).toMatchObject({ record: { validTo: day } });
  });

  test("of a natural person is known by the person's paper", () => {
    const person = {
      XK_XDR_MC: "王某",
      XK_XDR_LB: "自然人",
      XK_XDR_SHXYM: "",
      XK_XDR_ZJLX: "身份证",
      XK_XDR_ZJHM: "43018119851120451６",
    };
    expect(licenceWith(person)).toMatchObject({
      record: { party: { category: "person", natural: { idType: "身份证", idNumber: "430181198511204516" } } },
    });
    expect(shortly(licenceWith({ ...person, XK_XDR_ZJHM: "430181198511204517" }))).toBe(
      "held · XK_XDR_ZJHM badResidentId",
    );
    expect(shortly(licenceWith({ ...person, XK_XDR_ZJLX: "护照", XK_XDR_ZJHM: "E12345678" }))).toBe("data");
    expect(shortly(licenceWith({ ...person, XK_XDR_ZJHM: "" }))).toBe("data · (XK_XDR_ZJHM noPersonNumber)");
  });

  test("loses what exports put around a value, and nothing else", () => {
    const noisy = {
      XK_XDR_SHXYM: '="91430121MA4L000111"',
      XK_XKBH: "'JY14208820000012",
      XK_XDR_MC: "\u200B 京山市晨光食品有限公司\u00A0",
      XK_WSH: "京审许[2026]12号",
    };
    expect(licenceWith(noisy)).toMatchObject({
      record: {
        party: { name: licenceCells["XK_XDR_MC"], uscc: "91430121MA4L000111" },
        certificate: { number: "JY14208820000012" },
        document: { numberKey: "京审许〔2026〕12号" },
      },
    });
    expect(licenceWith({ XK_NR: "=cmd|' /C calc'!A0" })).toMatchObject({ record: { content: "=cmd|' /C calc'!A0" } });
  });

  test("shows of a wrong identity number only its ends, and of a long text only its beginning", () => {
    const person = { XK_XDR_LB: "自然人", XK_XDR_SHXYM: "", XK_XDR_ZJHM: "430181198511204517" };
    expect(licenceWith(person).faults[0]).toMatchObject({
      column: { code: "XK_XDR_ZJHM", zh: "自然人证件号码" },
      found: "4301**********4517",
    });
    const [long] = licenceWith({ XK_JDRQ: `联系人身份证430181198511204516${"长".repeat(100)}` }).faults;
    expect(long?.found).toHaveLength(40);
    expect(long?.found).not.toContain("19851120");
    expect(long?.expected).toEqual({
      zh: expect.stringContaining("2026-01-05"),
      en: expect.stringContaining("2026-01-05"),
    });
  });
});
