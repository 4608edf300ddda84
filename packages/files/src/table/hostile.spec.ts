import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { deflateRawSync } from "node:zlib";
import { arriving, refusalOf, rowsOf } from "../fixture/rows-of.ts";
import { workbook, zipOf } from "../fixture/workbook.ts";
import { openTable } from "../read-table.ts";

const good = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>';
const mebibyte = 1024 * 1024;

describe("a hostile workbook is refused with one sentence", () => {
  test("a zip bomb, before memory grows", async () => {
    const bomb = await workbook({ sheets: [`${good}${"<c/>".repeat(4 * mebibyte)}`] });
    expect(bomb.length).toBeLessThan(mebibyte);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusalOf(rowsOf(bomb))).toBe("inflatesTooMuch");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * mebibyte);
  });

  test("a zip bomb in the shared strings", async () => {
    const bomb = await workbook({ sheets: [good], strings: `<si><t>${"甲".repeat(1000)}</t></si>`.repeat(6000) });
    expect(await refusalOf(rowsOf(bomb))).toBe("inflatesTooMuch");
  });

  test("one that unpacks past the limit at an honest ratio", async () => {
    const comments = Array.from({ length: 60_000 }, (_, i) => `<!-- ${(i * 2_654_435_761) % 4_294_967_296} -->`).join(
      "",
    );
    expect(await refusalOf(rowsOf(await workbook({ sheets: [comments] }), { inflatedBytes: mebibyte }))).toBe(
      "inflatesTooMuch",
    );
  });

  test("a part that unpacks to more than it says", async () => {
    const bytes = await workbook({ sheets: [good] });
    const lie = Buffer.from(bytes);
    // The size unpacked stands 24 bytes after the signature of each entry of the directory.
    for (let at = lie.indexOf("PK\x01\x02"); at !== -1; at = lie.indexOf("PK\x01\x02", at + 4))
      lie.writeUInt32LE(10, at + 24);
    expect(await refusalOf(rowsOf(lie))).toBe("brokenZip");
  });

  test.each<[string, () => Promise<Buffer>, string]>([
    [
      "a billion laughs",
      () => workbook({ sheets: [""], parts: { "xl/worksheets/sheet1.xml": laughs } }),
      "forbiddenXml",
    ],
    [
      "a billion laughs in the shared strings",
      () => workbook({ sheets: [good], parts: { "xl/sharedStrings.xml": laughs } }),
      "forbiddenXml",
    ],
    [
      "an outside entity",
      () =>
        workbook({
          sheets: [""],
          parts: { "xl/worksheets/sheet1.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>' },
        }),
      "forbiddenXml",
    ],
    [
      "a cell of 50 MB",
      () =>
        workbook({
          sheets: [
            `<row r="1"><c r="A1" t="inlineStr"><is><t>${Buffer.alloc(25 * mebibyte, randomBytes(1000)).toString("hex")}</t></is></c></row>`,
          ],
          stored: true,
        }),
      "brokenXml",
    ],
    [
      "a row past the last one",
      () => workbook({ sheets: ['<row r="1048577"><c r="A1"><v>1</v></c></row>'] }),
      "tooManyRows",
    ],
    [
      "more sheets than the limit",
      () => workbook({ sheets: Array.from({ length: 101 }, () => good) }),
      "tooManySheets",
    ],
    [
      "more parts than the limit",
      () =>
        workbook({ sheets: [good], parts: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`x/${i}`, ""])) }),
      "tooManyEntries",
    ],
    ["a zip that is no workbook", () => zipOf({ "readme.txt": "x" }), "notAWorkbook"],
    [
      "a workbook whose sheet is missing",
      () =>
        workbook({
          sheets: [good],
          parts: {
            "xl/_rels/workbook.xml.rels":
              '<Relationships><Relationship Id="s0" Type="x/worksheet" Target="worksheets/none.xml"/></Relationships>',
          },
        }),
      "notAWorkbook",
    ],
    [
      "a workbook whose sheet is elsewhere",
      () =>
        workbook({
          sheets: [good],
          parts: {
            "xl/_rels/workbook.xml.rels":
              '<Relationships><Relationship Id="s0" Type="x/worksheet" Target="http://127.0.0.1/x" TargetMode="External"/></Relationships>',
          },
        }),
      "notAWorkbook",
    ],
    ["XML that is none", () => workbook({ sheets: [""], parts: { "xl/workbook.xml": "甲".repeat(100) } }), "brokenXml"],
  ])("%s", async (_, make, code) => {
    expect(await refusalOf(rowsOf(await make()))).toBe(code);
  });

  test("one cut off anywhere", async () => {
    const bytes = await workbook({ sheets: [good.repeat(1)] });
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      expect(await refusalOf(rowsOf(bytes.subarray(0, Math.floor(bytes.length * part))))).toBe("brokenZip");
    }
  });

  test("one with a changed byte in a sheet", async () => {
    const noisy = await workbook({
      sheets: [`<row r="1"><c r="A1" t="inlineStr"><is><t>${noise(20_000)}</t></is></c></row>`],
    });
    const at = noisy.indexOf("xl/worksheets/sheet1.xml") + 2000;
    noisy[at]! ^= 0x55;
    expect(["brokenZip", "brokenXml"]).toContain(await refusalOf(rowsOf(noisy)));
  });

  test("names that lead out of the archive, or stand in it twice", async () => {
    const bytes = await workbook({
      sheets: [good],
      parts: { "aa/aa/evil.xml": "x", "bb/bb/twin.xml": "x", "cc/cc/twin.xml": "x" },
    });
    const renamed = (from: string, to: string) => Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");
    expect(await refusalOf(rowsOf(renamed("aa/aa/evil", "../../evil")))).toBe("brokenZip");
    expect(await refusalOf(rowsOf(renamed("aa/aa/evil", "/a/aa/evil")))).toBe("brokenZip");
    expect(await refusalOf(rowsOf(renamed("cc/cc/twin", "bb/bb/twin")))).toBe("brokenZip");
  });

  test("more shared text than may be held", async () => {
    const strings = Array.from({ length: 2000 }, (_, i) => `<si><t>${i}${noise(100)}</t></si>`).join("");
    expect(await refusalOf(rowsOf(await workbook({ sheets: [good], strings }), { sharedStringBytes: 100_000 }))).toBe(
      "tooMuchText",
    );
  });

  test("a file past the size limit, without taking it all in", async () => {
    let taken = 0;
    async function* endless() {
      for (;;) {
        taken += mebibyte;
        yield Buffer.alloc(mebibyte, "a,");
      }
    }
    expect(await refusalOf(openTable(endless(), { fileBytes: 4 * mebibyte }))).toBe("fileTooLarge");
    expect(taken).toBeLessThan(16 * mebibyte);
  });

  test("more rows than the limit in a text file", async () => {
    expect(await refusalOf(rowsOf("a,b\n".repeat(11), { rows: 10 }))).toBe("tooManyRows");
  });
});

test("ten thousand columns make a faulty row, not a large one", async () => {
  const cells = Array.from({ length: 10_000 }, (_, i) => `<c r="${letters(i)}1"><v>${i}</v></c>`).join("");
  const [row] = await rowsOf(await workbook({ sheets: [`<row r="1">${cells}</row>`] }));
  expect([row?.fault?.code, row?.cells.length]).toEqual(["tooManyColumns", 256]);
});

test("what was spooled is gone afterwards, also when the reader leaves early or the file is refused", async () => {
  const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith("yihan-table-"));
  const before = spooled();
  for await (const _ of openTable(arriving(Buffer.from("a,b\n".repeat(100_000))))) break;
  await refusalOf(rowsOf(Buffer.from("PK\x03\x04 no zip")));
  await rowsOf("a,b\n");
  expect(spooled().filter((name) => !before.includes(name))).toEqual([]);
});

test("bytes that are nothing are refused, whatever they are", async () => {
  let seed = 7;
  for (let round = 0; round < 60; round++) {
    const bytes = Buffer.from(Array.from({ length: 600 }, () => (seed = (seed * 48_271) % 2_147_483_647) % 256));
    if (round % 2 === 0) bytes.write("PK\x03\x04");
    expect(["read", "brokenZip", "notATable"]).toContain(await refusalOf(rowsOf(bytes)));
  }
  expect(await refusalOf(rowsOf(Buffer.concat([Buffer.from("PK\x03\x04"), deflateRawSync(Buffer.alloc(1000))])))).toBe(
    "brokenZip",
  );
});

const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`).join("")}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`;

/** Text that doesn't pack well. */
function noise(length: number): string {
  let seed = 1;
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length; i++) {
    seed = (seed * 48_271) % 2_147_483_647;
    bytes[i] = 97 + (seed % 26);
  }
  return bytes.toString("latin1");
}

function letters(index: number): string {
  const first = String.fromCharCode(65 + (index % 26));
  return index < 26 ? first : letters(Math.floor(index / 26) - 1) + first;
}
