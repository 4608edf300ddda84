import fc from "fast-check";
import {
  CommandReused,
  PaperDamaged,
  Refusal,
  statusOf,
  VersionTaken,
  type FieldFault,
  type RefusalKind,
} from "@yihan/kernel";
import { errorIn, statusFor } from "./fault.ts";

const word = fc.string({ unit: "grapheme", maxLength: 40 });
const text = fc.record({ zh: word, en: word });
const refusal = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(statusOf) as RefusalKind[])),
    code: word,
    text,
    faults: fc.array(fc.record({ pointer: word, code: word, detail: text }), { maxLength: 60 }),
    possible: fc.array(fc.record({ step: word, title: text }), { maxLength: 20 }),
    version: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(
    ({ kind, code, text: sentence, faults, possible, version }) =>
      new Refusal(kind, code, sentence, { faults, possible, ...(version !== undefined && { version }) }),
  );

const travelled = (error: Error): Error | undefined => errorIn(statusFor(error)!.metadata);

/** All that an error says; jest compares errors by their message alone. */
const whole = (error: Error | undefined): unknown => error && { ...error, name: error.name, message: error.message };

test("every refusal arrives as it was thrown, in both languages and with all it names", () => {
  fc.assert(
    fc.property(refusal, (thrown) => {
      const arrived = travelled(thrown);
      expect(arrived).toBeInstanceOf(Refusal);
      expect(whole(arrived)).toEqual(whole(thrown));
    }),
    { numRuns: 500 },
  );
});

test("what stores and papers refuse arrives as it was thrown", () => {
  for (const thrown of [new VersionTaken("m", 7), new CommandReused("c"), new PaperDamaged("ab12")]) {
    const arrived = travelled(thrown);
    expect(arrived).toBeInstanceOf(thrown.constructor);
    expect(whole(arrived)).toEqual(whole(thrown));
  }
});

const faulty = (count: number): Refusal =>
  new Refusal(
    "invalid",
    "directory-file-faulty",
    { zh: "文件有错误。", en: "The file has faults." },
    {
      faults: Array.from({ length: count }, (_, row): FieldFault => ({
        pointer: `/officers/${row}/authority`,
        code: "unknown-authority",
        detail: { zh: `第${row}行：机构代码不在机构表中`, en: `row ${row}: no such authority in the table` },
      })),
    },
  );

test("a file with a thousand faults is refused with all of them", () => {
  expect(whole(travelled(faulty(1_000)))).toEqual(whole(faulty(1_000)));
});

test("of more faults than any message carries the first are named and the others counted", () => {
  const { faults } = travelled(faulty(100_000)) as Refusal;
  expect(faults.slice(0, -1)).toEqual(faulty(100_000).faults.slice(0, faults.length - 1));
  expect(faults.length).toBeGreaterThan(1_000);
  expect(faults.at(-1)).toMatchObject({
    code: "more-faults",
    detail: { en: `${100_000 - faults.length + 1} more are not listed` },
  });
});

test("a bug has no status of its own: its words stay in the log", () => {
  expect(statusFor(new TypeError("secret"))).toBeUndefined();
});
