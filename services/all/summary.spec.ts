import type { ImportReport } from "@yihan/matter";
import { EMPTY_ROOT, ed25519Signer, signCheckpoint } from "@yihan/tlog";
import { summary, type Counted } from "./summary.ts";

const signer = ed25519Signer("yihan.example/audit", new Uint8Array(32).fill(7));
const empty = Buffer.from(signCheckpoint({ origin: signer.name, size: 0, root: EMPTY_ROOT }, [signer]));

const report = (state: ImportReport["state"], rows: number, held: number, known = 0): ImportReport => ({
  id: `${state} ${rows}`,
  kind: "licence",
  mode: "send",
  file: "file.csv",
  state,
  by: "li",
  authority: "A",
  started: 0,
  finished: 0,
  rows,
  counts: { letters: rows - held - known, known, corrections: 0, unmatched: 0, held, blank: 0, notData: 0 },
  refusal: null,
});

/** What the start of a county with these imports says, a report a page. */
const said = (reports: readonly ImportReport[]): Promise<string> =>
  summary({
    settled: async () => {},
    supervision: { county: async () => ({ letters: 7, told: 7, unmatched: 1 }) },
    audit: { size: () => 0, keys: () => `${signer.vkey}\n` },
    imports: {
      list: async (_reader: object, { cursor = "0" }: { cursor?: string }) => ({
        items: reports.slice(Number(cursor), Number(cursor) + 1),
        ...(Number(cursor) + 1 < reports.length && { next: String(Number(cursor) + 1) }),
      }),
    },
    readLog: async (path: string) => (path === "checkpoint" ? empty : undefined),
  } as unknown as Counted);

test("rows and held rows are those of imports that ended, on all pages, whatever was refused or broken off beside them", async () => {
  const text = await said([
    report("refused", 40, 9),
    report("done", 10, 2, 3),
    report("interrupted", 50, 8),
    report("waiting", 0, 0),
    report("done", 5, 1),
  ]);
  expect(text).toMatch(/rows +15 \(已知或更正 known or corrected 3, 待修改 held 3\)\n/);
  expect(text).toMatch(/^ +核验 verified +0 leaves, root \S+$/m);
});

test("a county without imports has none of either", async () => {
  expect(await said([])).toMatch(/rows +0 \(已知或更正 known or corrected 0, 待修改 held 0\)\n/);
});
