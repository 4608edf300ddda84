import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Actor, ImportPreview } from "@yihan/matter";
import { cast } from "../cast.ts";
import { csv, licenceRow, openOffice, type Office } from "./office.ts";

let office: Office;
beforeEach(async () => void (office = await openOffice()));
afterEach(async () => office.close());

const preview = async (
  text: string,
  more: { actor?: Actor; part?: boolean; kind?: "licence" | "penalty"; mode?: "send" | "register" } = {},
): Promise<ImportPreview> => {
  const path = join(office.folder, "preview.csv");
  await writeFile(path, text);
  return office.running.imports.api.preview({ path, kind: "licence", mode: "send", actor: cast.li, ...more });
};

/** Rows of every outcome: a letter, the same again, a correction, an item nobody has, two faults, a blank line and a total. */
const mixed = (): string => {
  const rows = [
    licenceRow(1),
    licenceRow(1),
    licenceRow(1, { XK_NR: "道路危险货物运输" }),
    licenceRow(2, { XK_XKZS: "无人知晓许可证", XK_NR: "无人知晓", XK_XKWS: "无人知晓" }),
    licenceRow(3, { XK_JDRQ: "2026-13-01", XK_XDR_SHXYM: "91430121MA4L000112" }),
    {},
    { XK_XDR_MC: "合计" },
  ];
  return csv(rows);
};

test("a preview counts what the import will count, and the import finds nothing done before it", async () => {
  const foreseen = await preview(mixed());
  const report = await office.import(mixed());
  expect(foreseen.counts).toEqual(report.counts);
  expect(foreseen.counts).toEqual({
    letters: 1,
    known: 1,
    corrections: 1,
    unmatched: 1,
    held: 1,
    blank: 1,
    notData: 1,
  });
  expect([foreseen.rows, foreseen.whole]).toEqual([report.rows, true]);
});

test("after the import the same file is foreseen to change nothing", async () => {
  await office.import(mixed());
  expect((await preview(mixed())).counts).toMatchObject({ letters: 0, known: 4, corrections: 0 });
});

test("a preview holds the rows of other authorities as the import will, and remarks on those of the past", async () => {
  const others = licenceRow(1, { XK_XKJG: "云汀市交通运输局", XK_XKJGDM: "11420899MB0167505A" });
  const past = licenceRow(2, { XK_XKJG: "云汀市工商行政管理局", XK_XKJGDM: "" });
  const foreseen = await preview(csv([others, past]));
  expect(foreseen.counts).toMatchObject({ letters: 1, held: 1 });
  expect(foreseen.sample[0]!.faults).toMatchObject([{ column: { code: "XK_XKJGDM" }, code: "notYourAuthority" }]);
  expect(foreseen.reasons.map(({ outcome, code }) => `${outcome} ${code}`)).toContain("remark unknownAuthority");
  expect((await office.import(csv([others, past]))).counts).toEqual(foreseen.counts);
});

test("a preview writes nothing", async () => {
  await preview(mixed());
  expect((await office.running.imports.api.list(cast.li)).items).toEqual([]);
  expect((await office.import(mixed())).counts.letters).toBe(1);
});

test("says which columns were recognised, who gets the letters and why rows stay behind", async () => {
  const foreseen = await preview(mixed());
  expect(foreseen.sheets[0]!.columns.slice(0, 2)).toEqual([
    { header: "XK_XDR_MC", code: "XK_XDR_MC", zh: "行政相对人名称" },
    { header: "XK_XDR_SHXYM", code: "XK_XDR_SHXYM", zh: "统一社会信用代码" },
  ]);
  expect(foreseen.sheets[0]!.missing.map(({ code }) => code)).toContain("XK_ITEM_BM");
  expect(foreseen.recipients).toEqual([
    expect.objectContaining({ letters: 1, officers: [expect.objectContaining({ officer: "wang", letters: 1 })] }),
  ]);
  expect(foreseen.reasons.map(({ outcome, code, rows, first }) => [outcome, code, rows, first])).toEqual(
    expect.arrayContaining([
      ["held", "notADay", 1, 6],
      ["held", "badUscc", 1, 6],
      ["unmatched", "no-item", 1, 5],
    ]),
  );
  expect(foreseen.sample[0]).toMatchObject({
    row: 2,
    outcome: "letter",
    item: { by: "certificate" },
    to: { by: "duty" },
  });
});

test("an officer who may not send sees every row held back with the reason", async () => {
  const own = licenceRow(1, { XK_XKJG: "云汀市交通运输局", XK_XKJGDM: "11420899MB0167505A" });
  const foreseen = await preview(csv([own]), { actor: cast.wang });
  expect(foreseen.counts).toMatchObject({ letters: 0, held: 1 });
  expect(foreseen.reasons[0]).toMatchObject({ outcome: "held", code: "not-yours" });
});

test("the last row of a part is left out, since it may be half of one", async () => {
  const whole = csv([licenceRow(1), licenceRow(2), licenceRow(3)]);
  const foreseen = await preview(whole.slice(0, -20), { part: true });
  expect([foreseen.rows, foreseen.whole, foreseen.counts.letters]).toEqual([2, false, 2]);
});

test("at most 2,000 rows are read, and it says so", async () => {
  const rows = Array.from({ length: 2_001 }, (_, index) => licenceRow(index + 1));
  expect([(await preview(csv(rows))).whole, (await preview(csv(rows.slice(1)))).whole]).toEqual([false, true]);
});

test("a file of the other kind is refused with one sentence", async () => {
  await expect(
    preview(await readFile(join(import.meta.dirname, "../../services/all/demo/penalties.csv"), "utf8")),
  ).rejects.toMatchObject({ code: "otherKind" });
});

test("no identity number stands in a preview in full", async () => {
  const number = "420899196910137921";
  const foreseen = await preview(csv([licenceRow(1, { XK_NR: `持证人 ${number}`, XK_XDR_SHXYM: number })]));
  expect(JSON.stringify(foreseen)).not.toContain(number);
});
