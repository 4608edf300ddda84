import * as fc from "fast-check";
import { maskBankCard, maskContact, maskIdentity, maskName, maskPhone } from "./mask.ts";
import { maskCell } from "./mask-cell.ts";

describe("masking", () => {
  test("keeps the first and last four of an identity number", () => {
    expect(maskIdentity("420882199003070010")).toBe("4208**********0010");
    expect(maskIdentity("1101 0119 9003 0780 3x")).toBe("1101**********803X");
    expect(maskIdentity("E12345678")).toBe("*****5678");
    expect(maskIdentity("12345")).toBe("*****");
  });

  test("keeps three and four digits of a mobile number", () => {
    expect(maskPhone("13800001234")).toBe("138****1234");
    expect(maskPhone("138-0000-1234")).toBe("138****1234");
    expect(maskPhone("7221234")).toBe("***1234");
    expect(maskPhone("110")).toBe("***");
  });

  test("keeps the last four of a bank card", () => {
    expect(maskBankCard("6222 0210 0111 6245 702")).toBe("***************5702");
  });

  test("keeps the first character of a name", () => {
    expect(["张三", "张三丰", "欧阳修文", "张", ""].map((name) => maskName(name))).toEqual([
      "张某",
      "张某某",
      "欧某某",
      "某",
      "",
    ]);
    expect(maskName("张三丰", "*")).toBe("张**");
  });

  test("keeps of a text with names and numbers the first of each word and the last four digits", () => {
    expect(maskContact("李明澈 13800000004")).toBe("李某某 138****0004");
    expect(maskContact("联系人：欧阳修文，电话 １３８ ０００００００４")).toBe("联某某:欧某某,电某 138****0004");
    expect(maskContact("13800000004李明澈")).toBe("138****0004李某某");
    expect(maskContact("0716-8123456 转 302")).toBe("071****3456 某 ***");
    expect(maskContact("li@example.invalid")).toBe("l某@e某某.i某某");
    expect(maskContact("420899199003070010")).toBe("4208**********0010");
    expect(maskContact("")).toBe("");
  });
});

describe("a cell in a fault report", () => {
  test.each([
    ["an identity number", "身份证420882199003070010号", "身份证4208**********0010号"],
    ["one in full width", "４２０８８２１９９００３０７００１０", "4208**********0010"],
    ["one with its parts apart", "420882,19900307,0010", "4208**********0010"],
    ["one with an invisible sign inside", "420882199\u200B003070010", "4208**********0010"],
    ["one with a digit missing", "42088219900307001", "*************7001"],
    ["one with a digit too many", "4208821990030700100", "***************0100"],
    ["the old one of 15 digits", "420882900307001", "4208*******7001"],
    ["one with an X", "11010119900307803x", "1101**********803X"],
    ["a mobile number", "联系电话：13800001234", "联系电话:138****1234"],
    ["a mobile number in groups", "138.0000.1234", "138****1234"],
    ["a landline", "0724-7221234", "072****1234"],
    ["a bank card", "6222 0210 0111 6245 702", "***************5702"],
    ["a card number behind a letter", "A00000000000000000", "A*************0000"],
    ["a passport", "护照E12345678", "护照*****5678"],
  ])("masks %s", (_what, text, shown) => {
    expect(maskCell(text)).toBe(shown);
  });

  test.each([
    "2026-02-12",
    "2026/02/30",
    "20260212",
    "2026-02-12 09:30:00",
    "京审函〔2026〕87号",
    "91430121MA4L000111",
    "91430121MA4L000112",
    "12.345678",
    "1,234,567.80",
    "普通",
  ])("shows %s as it stands", (text) => {
    expect(maskCell(text)).toBe(text);
  });

  test("is cut to 40 characters, after masking", () => {
    expect(maskCell("食".repeat(40))).toBe("食".repeat(40));
    expect(maskCell("食".repeat(41))).toBe(`${"食".repeat(39)}…`);
    expect(maskCell(`${"食".repeat(30)}420882199003070010`)).toBe(`${"食".repeat(30)}4208*****…`);
    expect(maskCell("😀".repeat(41))).toBe(`${"😀".repeat(39)}…`);
  });

  test("of a hostile length is dealt with at once, and a number at the cut does not show", () => {
    expect(maskCell("1".repeat(5_000_000))).toBe("…");
    expect(maskCell(`${" ".repeat(1985)}ab 420882199003070010`)).toBe("ab…");
  });

  test("never shows seven digits of a number in a row", () => {
    const words = fc.constantFrom("", " ", "号", "电话", "-", "，", "A", "\u200B");
    const number = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 22 })
      .map((digits) => digits.join(""));
    fc.assert(
      fc.property(words, number, words, (before, digits, after) => {
        fc.pre(!/^[12]/.test(digits)); // years and mobile numbers have their own rule
        expect(maskCell(before + digits + after)).not.toMatch(/\d{7}/);
      }),
      { numRuns: 500 },
    );
  });
});
