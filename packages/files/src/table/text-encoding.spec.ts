import { refusalOf, rowsOf } from "../fixture/rows-of.ts";

const text = "名称,文书号\n京山市食品店,京审〔2026〕1号\n";
const utf16be = (value: string) => Buffer.from(value, "utf16le").swap16();

/** GB18030 of the text above, and a character that takes four bytes in it. */
const gb18030 = Buffer.from(
  "c3fbb3c62ccec4cae9bac50abea9c9bdcad0cab3c6b7b5ea2cbea9c9f3a1b2323032 36a1b331bac50a".replaceAll(" ", ""),
  "hex",
);
const fourBytes = Buffer.from("c3fb2c95328236d6ae0a312c320a", "hex");

test.each<[string, Buffer]>([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 BE with a mark", utf16be(`\uFEFF${text}`)],
  ["UTF-16 LE without a mark", Buffer.from(text, "utf16le")],
  ["UTF-16 BE without a mark", utf16be(text)],
  ["GB18030", gb18030],
])("%s is told by its bytes", async (_, bytes) => {
  expect((await rowsOf(bytes)).map(({ cells }) => cells)).toEqual([
    ["名称", "文书号"],
    ["京山市食品店", "京审〔2026〕1号"],
  ]);
});

test("GB18030's four-byte characters are read", async () => {
  expect((await rowsOf(fourBytes))[0]?.cells).toEqual(["名", "𠀀之"]);
});

test("a file is GB18030 even where its first Chinese character comes after megabytes of ASCII", async () => {
  const rows = await rowsOf(Buffer.concat([Buffer.from(`a,${"b".repeat(997)}\n`.repeat(6000)), gb18030]));
  expect(rows.at(-1)?.cells).toEqual(["京山市食品店", "京审〔2026〕1号"]);
});

test("one damaged byte does not make a UTF-8 file GB18030", async () => {
  const rows = await rowsOf(Buffer.concat([Buffer.from(text.repeat(3)), Buffer.from([0xe4, 0xba, 0x2c, 0x78, 0x0a])]));
  expect(rows[1]?.cells).toEqual(["京山市食品店", "京审〔2026〕1号"]);
  expect(rows[6]?.fault?.code).toBe("undecodable");
});

test.each<[string, Buffer, string]>([
  ["nothing", Buffer.alloc(0), "emptyFile"],
  ["zero bytes among text", Buffer.from("名称,文书号\n\0\0\0,京审\n"), "notATable"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex"), "notATable"],
  ["an old XLS", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)]), "oldExcel"],
])("%s is refused with one sentence", async (_, bytes, code) => {
  expect(await refusalOf(rowsOf(bytes))).toBe(code);
});
