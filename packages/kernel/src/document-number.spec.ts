import * as fc from "fast-check";
import { normaliseDocumentNumber } from "./document-number.ts";

describe("a document number", () => {
  test.each([
    "京审函〔2026〕87号",
    "京审函[2026]87号",
    "京审函（2026）87号",
    "京审函(2026)087号",
    "京审函【2026】第87号",
    "京审函［２０２６］８７号",
    " 京审函 〔2026〕 0087 号 ",
    "京审函第〔2026〕87号",
    "京审函〔2026年〕87号",
    "京审函〔2026〕87",
    "京审函\u200B﹝2026﹞87号",
  ])("%s is 京审函〔2026〕87号", (text) => {
    expect(normaliseDocumentNumber(text)).toBe("京审函〔2026〕87号");
  });

  test("of another year, serial or authority is another number", () => {
    const numbers = [
      "京审函〔2026〕87号",
      "京审函〔2025〕87号",
      "京审函〔2026〕870号",
      "京审〔2026〕87号",
      "京审函〔2026〕8号",
    ].map(normaliseDocumentNumber);
    expect(new Set(numbers).size).toBe(5);
  });

  test("that is built otherwise keeps its own words", () => {
    expect(normaliseDocumentNumber("京检一部行公建 (2026) 12 号")).toBe("京检一部行公建〔2026〕12号");
    expect(normaliseDocumentNumber("（2026）鄂0882行审12号")).toBe("〔2026〕鄂0882行审12号");
    expect(normaliseDocumentNumber("jy14208820001234")).toBe("JY14208820001234");
    expect(normaliseDocumentNumber("京市监处罚〔2026〕3－1号")).toBe("京市监处罚〔2026〕3-1号");
  });

  test("in normal form stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."京审函〔〕[]（）第号年 0289０Ａa-") }), (text) => {
        const once = normaliseDocumentNumber(text);
        expect(normaliseDocumentNumber(once)).toBe(once);
      }),
    );
  });
});
