import { penaltyWith, shortly } from "../fixture/national-rows.ts";
import { parseMoney } from "./parse-money.ts";

test("a penalty row becomes a typed record with its money in fen", () => {
  expect(penaltyWith({})).toMatchObject({
    outcome: "data",
    remarks: [],
    record: {
      kind: "penalty",
      party: { uscc: "91430121MA4L000111", category: "body" },
      document: { numberKey: "京综执罚〔2026〕3号" },
      violation: { type: "超范围经营", facts: "销售未列入许可范围的食品" },
      categories: ["fine"],
      fine: 200_000,
      decidedOn: "2026-02-05",
    },
  });
});

test.each<[Record<string, string>, string]>([
  [{ CF_NR_FK: "一千元" }, "held · CF_NR_FK notMoney"],
  [{ CF_NR_FK: "-0.2" }, "held · CF_NR_FK notMoney"],
  [{ CF_NR_FK: "0.1234567" }, "held · CF_NR_FK notMoney"],
  [{ CF_NR_FK: "2000元" }, "data · (CF_NR_FK moneyInYuan)"],
  [{ CF_NR_FK: "/" }, "data"],
  [{ CF_JDRQ: "20261305" }, "held · CF_JDRQ notADay"],
  [{ CF_GSJZQ: "明年" }, "held · CF_GSJZQ notADay"],
  [{ CF_CFLB: "13" }, "data · (CF_CFLB unknownCategory)"],
  [{ CF_WSH: "" }, "held · CF_WSH missing"],
])("a penalty row with %o is %s", (changed, says) => {
  expect(shortly(penaltyWith(changed))).toBe(says);
});

test.each([
  ["警告、罚款", ["warning", "fine"]],
  ["没收违法所得、没收非法财物", ["confiscation"]],
  ["暂扣或者吊销许可证、暂扣或者吊销执照", ["suspendedPermit", "revokedPermit"]],
  ["责令停产停业", ["stoppedBusiness"]],
  ["行政拘留", ["detention"]],
  ["其他", ["other"]],
])("the words %s name %s", (text, categories) => {
  expect(penaltyWith({ CF_CFLB: text })).toMatchObject({ record: { categories }, remarks: [] });
});

test.each<[string, number | undefined]>([
  ["0.2", 200_000],
  ["0.000001", 1],
  ["0.29", 290_000],
  ["1.1", 1_100_000],
  ["1,234.5", 1_234_500_000],
  ["０．５万元", 500_000],
  [".5", 500_000],
  ["0", 0],
  ["0.2000000000", 200_000],
  ["100元", 10_000],
  ["0.5元", 50],
  ["999999999.999999", 999_999_999_999_999],
  ["9999999999", undefined],
  ["1e3", undefined],
  ["", undefined],
  ["1.", undefined],
  ["NaN", undefined],
])("%s 万元 is %s fen", (text, fen) => {
  expect(parseMoney(text)?.fen).toBe(fen);
});
