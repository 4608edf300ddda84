import { isResidentId, normaliseResidentId } from "./resident-id.ts";

const today = "2026-11-25";

describe("a resident identity number", () => {
  test.each(["420882199003070010", "430181198511204516", "430102199912311231", "11010119900307803X"])(
    "%s is one",
    (id) => {
      expect(isResidentId(id, today)).toBe(true);
    },
  );

  test.each([
    ["with another check character", "420882199003070011"],
    ["of a province that never was", "990882199003070010"],
    ["born on 30 February", "420882199002300018"],
    ["of 17 digits", "42088219900307001"],
    ["of the old 15 digits", "420882900307001"],
    ["with a lower-case x, before it is normalised", "11010119900307803x"],
    ["with the X inside", "4208821990030700X0"],
  ])("%s is none", (_why, id) => {
    expect(isResidentId(id, today)).toBe(false);
  });

  test("is none before the birth date", () => {
    expect(isResidentId("420882199003070010", "1990-03-06")).toBe(false);
    expect(isResidentId("420882199003070010", "1990-03-07")).toBe(true);
  });

  test("is read in full width, lower case and with spaces", () => {
    expect(normaliseResidentId(" １１０１０１ 19900307 803ｘ ")).toBe("11010119900307803X");
  });
});
