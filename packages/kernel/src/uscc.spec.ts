import * as fc from "fast-check";
import { isNoUscc, isUscc, makeUscc, NO_USCC, normaliseUscc, readUscc } from "./uscc.ts";

describe("a unified social credit code", () => {
  test.each(["11420882MB1A23457W", "11430181006167899X", "91430121MA4L000111", "52431302MJJ123450B"])(
    "%s is one",
    (code) => {
      expect(isUscc(code)).toBe(true);
      expect(makeUscc(code.slice(0, 17))).toBe(code);
    },
  );

  test("is none with one symbol changed", () => {
    const symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const wrong: string[] = [];
    for (let place = 0; place < 18; place++) {
      for (const symbol of symbols) {
        const changed = "91430121MA4L000111".slice(0, place) + symbol + "91430121MA4L000111".slice(place + 1);
        if (changed !== "91430121MA4L000111" && isUscc(changed)) wrong.push(changed);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("has no I, O, S, V or Z, and 18 symbols", () => {
    for (const letter of "IOSVZ") expect(isUscc(`9143012${letter}MA4L000111`)).toBe(false);
    for (const text of ["", "91430121MA4L00011", "91430121MA4L0001111", "91430121ma4l000111"])
      expect(isUscc(text)).toBe(false);
  });

  test("is read in lower case, full width and with spaces", () => {
    expect(normaliseUscc(" ９１４３０１２１ ma4l\u3000000111\t")).toBe("91430121MA4L000111");
    expect(readUscc("91430121ma4l 000111")).toEqual({ kind: "code", code: "91430121MA4L000111" });
    expect(readUscc("91430121MA4L000112")).toEqual({ kind: "invalid" });
  });

  test("of zeros means that there is none, and fails the check", () => {
    expect(isUscc(NO_USCC)).toBe(false);
    for (const text of [NO_USCC, "00000000000000000x", "000000000000000000", "０", "", "  "])
      expect([isNoUscc(text), readUscc(text).kind]).toEqual([true, "none"]);
    expect(isNoUscc("X")).toBe(false);
  });

  test("can be made from any 17 symbols of the standard, and from nothing else", () => {
    const prefix = fc
      .array(fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRTUWXY"), { minLength: 17, maxLength: 17 })
      .map((symbols) => symbols.join(""));
    fc.assert(fc.property(prefix, (text) => isUscc(makeUscc(text))));
    expect(() => makeUscc("9143012IMA4L00011")).toThrow("17 symbols");
    expect(() => makeUscc("9143")).toThrow("17 symbols");
  });
});
