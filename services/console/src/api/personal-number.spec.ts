import { holdsResidentId, mayHoldNumber } from "./personal-number.ts";

const TODAY = "2026-11-25";

test.each([
  ["11010519491231002X", true, true],
  ["110105 19491231 002x", true, true],
  ["１１０１０５１９４９１２３１００２Ｘ", true, true],
  ["当事人 11010519491231002X，已告知", true, true],
  // A wrong check sign: kept from drafts, but it may be sought as a document's number.
  ["110105194912310021", true, false],
  ["110105491231002", true, false],
  ["91430121MA4L000111", false, false],
  ["914201007123456789", true, false],
  ["云审许准〔2026〕12号", false, false],
])("%s may be a citizen's number: %s; is a resident's: %s", (text, may, is) => {
  expect([mayHoldNumber(text), holdsResidentId(text, TODAY)]).toEqual([may, is]);
});
