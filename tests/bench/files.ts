import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openTable, readLicences } from "@yihan/files";
import { ZipFile } from "yazl";
import type { Line, Measure } from "./measure.ts";

const header =
  "XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_FRDB,XK_XKWS,XK_WSH,XK_XKLB,XK_XKZS,XK_XKBH,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_XKJGDM,XK_ZT,XK_LYDW,XK_LYDWDM,BZ".split(
    ",",
  );

const row = (index: number): string[] =>
  `京山市测试食品有限公司${index},法人及非法人组织,91430121MA4L000111,张三,准予行政许可决定书,京审批许〔2026〕${index}号,普通,食品经营许可证,JY${14_208_820_000_000 + index},食品销售，含散装熟食,2026-01-05,2026-01-05,2031-01-04,京山市行政审批局,11420882MB1A23457W,1,京山市行政审批局,11420882MB1A23457W,`.split(
    ",",
  );

/** Text in pieces of some hundred rows. */
function* inPieces(count: number, head: string, line: (index: number) => string, tail = ""): Generator<Buffer> {
  let piece = head;
  for (let index = 0; index < count; index++) {
    piece += line(index);
    if (index % 500 === 499) {
      yield Buffer.from(piece);
      piece = "";
    }
  }
  yield Buffer.from(piece + tail);
}

async function writeCsv(path: string, count: number): Promise<void> {
  const lines = inPieces(count, `${header.join()}\r\n`, (index) => `${row(index).join()}\r\n`);
  await pipeline(Readable.from(lines), createWriteStream(path));
}

async function writeXlsx(path: string, count: number): Promise<void> {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const cells = (values: readonly string[], number: number) =>
    `<row r="${number}">${values.map((text, column) => (text === "" ? "" : `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`)).join("")}</row>`;
  const zip = new ZipFile();
  const relation = (type: string, target: string) =>
    Buffer.from(`${head}<Relationships><Relationship Id="r1" Type="x/${type}" Target="${target}"/></Relationships>`);
  zip.addBuffer(relation("officeDocument", "xl/workbook.xml"), "_rels/.rels");
  zip.addBuffer(relation("worksheet", "sheet1.xml"), "xl/_rels/workbook.xml.rels");
  zip.addBuffer(
    Buffer.from(`${head}<workbook xmlns:r="x"><sheets><sheet name="许可" r:id="r1"/></sheets></workbook>`),
    "xl/workbook.xml",
  );
  const sheet = inPieces(
    count,
    `${head}<worksheet><sheetData>${cells(header, 1)}`,
    (index) => cells(row(index), index + 2),
    "</sheetData></worksheet>",
  );
  zip.addReadStream(Readable.from(sheet), "xl/sheet1.xml");
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Rows a second, and how far the process grew meanwhile. */
async function paced(rows: AsyncIterable<unknown>): Promise<{ perSecond: number; grownMebibytes: number }> {
  const before = process.memoryUsage.rss();
  const start = performance.now();
  let peak = before;
  let count = 0;
  for await (const _ of rows) if (++count % 5000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  return { perSecond: count / ((performance.now() - start) / 1000), grownMebibytes: (peak - before) / 1_048_576 };
}

/** How fast files are read, and in how much memory. */
export const files: Measure = {
  name: "files",
  title: "reading a licence file, without importing it",
  async run({ folder, measured, scale }) {
    const count = Math.round(200_000 * scale);
    const place = await folder();
    const paths = { csv: join(place, "licences.csv"), xlsx: join(place, "licences.xlsx") };
    await writeCsv(paths.csv, count);
    await writeXlsx(paths.xlsx, count);
    const goals = { csv: 60_000, xlsx: 25_000 };
    const lines: Line[] = [];
    for (const kind of ["csv", "xlsx"] as const) {
      const { perSecond, grownMebibytes } = await paced(openTable({ path: paths[kind] }));
      const name = kind.toUpperCase();
      lines.push(
        { what: `${name} rows/s`, figure: perSecond, wanted: `≥ ${goals[kind]}`, reached: perSecond >= goals[kind] },
        {
          what: `MiB grown reading ${count} ${name} rows`,
          figure: grownMebibytes,
          wanted: "≤ 60",
          reached: grownMebibytes <= 60,
        },
      );
    }
    const records = await measured(() => paced(readLicences(openTable({ path: paths.csv }))));
    return [...lines, { what: "licences/s read from CSV and checked", figure: records.perSecond, wanted: "informs" }];
  },
};
