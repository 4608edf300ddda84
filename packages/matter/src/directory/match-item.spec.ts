import { county } from "./fixture.ts";
import { matchItem, type ItemHints } from "./match-item.ts";

const day = "2026-03-02";
const directory = county({
  items: [
    {
      code: "H1",
      name: "危险化学品经营许可",
      kind: "licence",
      certificateNames: ["危险化学品经营许可证"],
      keywords: ["危险化学品", "易制爆危险化学品"],
      from: "2024-01-01",
    },
    {
      code: "S1",
      name: "小餐饮登记",
      kind: "licence",
      certificateNames: ["小餐饮登记证", "食品经营许可证"],
      keywords: ["小餐饮", "经营烟花"],
      from: "2024-01-01",
    },
    {
      code: "Y1",
      name: "烟花爆竹（零售）许可",
      kind: "licence",
      keywords: ["烟花爆竹", "经营烟花"],
      from: "2024-01-01",
      to: "2026-03-02",
    },
    { code: "C1", name: "无证经营食品", kind: "penalty", keywords: ["餐饮服务"], from: "2024-01-01" },
  ],
});

const found = (hints: ItemHints, on = day): string => {
  const match = matchItem(directory, { kind: "licence", ...hints }, on);
  return "item" in match
    ? `${match.item.code} by ${match.by}: ${match.matched}`
    : `${match.unmatched} ${match.candidates.join()}`.trim();
};

describe("which item a row is about", () => {
  test("its own column says it, by code or by name", () => {
    expect(found({ item: "H1", content: "餐饮服务" })).toBe("H1 by item: H1");
    expect(found({ item: " ｈ１ " })).toBe("H1 by item:  ｈ１ ");
    expect(found({ item: "小餐饮登记" })).toBe("S1 by item: 小餐饮登记");
  });

  test("a code that the catalogue does not know is no match, whatever else the row says", () => {
    expect(found({ item: "ZZ9", content: "餐饮服务" })).toBe("no-item");
  });

  test("else the certificate's name, then the document's, then the content", () => {
    expect(found({ certificateName: "危险化学品经营许可证", documentName: "小餐饮登记证" })).toBe(
      "H1 by certificate: 危险化学品经营许可证",
    );
    expect(found({ certificateName: "", documentName: "准予小餐饮登记决定书", content: "危险化学品" })).toBe(
      "S1 by document: 小餐饮登记",
    );
    expect(found({ certificateName: "营业执照", content: "从事餐饮服务（热食类）" })).toBe("F1 by keyword: 餐饮服务");
    expect(found({ content: "一切照旧" })).toBe("no-item");
    expect(found({})).toBe("no-item");
  });

  test("width, spaces and punctuation do not count", () => {
    expect(found({ certificateName: "烟花爆竹(零售)　许可" })).toBe("Y1 by certificate: 烟花爆竹(零售)　许可");
    expect(found({ certificateName: "危险 化学品、经营许可证" })).toBe("H1 by certificate: 危险 化学品、经营许可证");
  });

  test("the longest word wins over shorter ones", () => {
    expect(found({ content: "小餐饮单位储存易制爆危险化学品" })).toBe("H1 by keyword: 易制爆危险化学品");
  });

  test("two items that fit equally are never guessed between", () => {
    expect(found({ certificateName: "食品经营许可证" })).toBe("two-items F1,S1");
    expect(found({ content: "准予经营烟花" })).toBe("two-items S1,Y1");
  });

  test("what else the row says may decide between two, but brings in no third", () => {
    expect(found({ certificateName: "食品经营许可证", content: "餐饮服务" })).toBe("F1 by keyword: 餐饮服务");
    expect(found({ certificateName: "食品经营许可证", content: "危险化学品" })).toBe("two-items F1,S1");
  });

  test("an item counts through its last day", () => {
    expect(found({ content: "烟花爆竹" }, "2026-03-02")).toBe("Y1 by keyword: 烟花爆竹");
    expect(found({ content: "烟花爆竹" }, "2026-03-03")).toBe("no-item");
  });

  test("only items of the asked kind come into question", () => {
    expect(found({ content: "餐饮服务" })).toBe("F1 by keyword: 餐饮服务");
    expect(found({ content: "餐饮服务", kind: "penalty" })).toBe("C1 by keyword: 餐饮服务");
    expect(matchItem(directory, { content: "餐饮服务" }, day)).toEqual({
      unmatched: "two-items",
      candidates: ["C1", "F1"],
    });
  });

  test("asking again gives the same answer, and a changed catalogue is asked anew", () => {
    expect(matchItem(directory, { content: "小餐饮" }, day)).toBe(matchItem(directory, { content: "小餐饮" }, day));
    const without = county();
    expect(matchItem(without, { content: "小餐饮" }, day)).toEqual({ unmatched: "no-item", candidates: [] });
  });
});
