import { headOfFile, upToLineEnd } from "./head-of-file.ts";

test("a small file and a large workbook are sent whole", async () => {
  const workbook = new Blob([new Uint8Array([0x50, 0x4b, 3, 4]), new Uint8Array(7 * 1_048_576)]);
  expect(await headOfFile(new Blob(["a,b\n1,2\n"]))).toMatchObject({ part: false });
  expect(await headOfFile(workbook)).toEqual({ body: workbook, part: false });
});

test("a large text file is cut at the end of a line", async () => {
  const line = "云汀市听霁大药房,许可\n";
  const { body, part } = await headOfFile(new Blob([line.repeat(300_000)]));
  const text = await body.text();
  expect([part, text.endsWith(line), text.length % line.length, body.size <= 4 * 1_048_576]).toEqual([
    true,
    true,
    0,
    true,
  ]);
});

test("in UTF-16 both bytes of the line feed stay", () => {
  const little = new Uint8Array(Buffer.from("许可\n处", "utf16le"));
  expect(Buffer.from(little.slice(0, upToLineEnd(little, "little"))).toString("utf16le")).toBe("许可\n");
  expect(upToLineEnd(new Uint8Array([1, 2, 3]), "no")).toBe(3);
});
