import { cast } from "../cast.ts";
import { csv, licenceRow, openOffice, type Office } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

test("a mending asked for twice is done once, under its key another one is refused, and of several at once all count", async () => {
  const broken = [1, 2, 3].map((number) => licenceRow(number, { XK_JDRQ: "2026-02-30" }));
  const report = await office.import(csv(broken));
  const { api } = office.running.imports;
  const mend = (row: number, asked: { id: string; fingerprint: string }) =>
    api.mend(cast.li, report.id, row, { XK_JDRQ: "2026-02-28" }, asked);
  const [first, again] = await Promise.all([1, 2].map(() => mend(2, { id: "once", fingerprint: "a" })));
  expect(first).toMatchObject({ outcome: "letter" });
  expect(again).toEqual({ ...first, replayed: true });
  await expect(mend(2, { id: "once", fingerprint: "b" })).rejects.toMatchObject({ code: "idempotency-key-reused" });
  await expect(mend(2, { id: "later", fingerprint: "a" })).rejects.toMatchObject({ code: "row-not-held" });
  await Promise.all([3, 4].map((row) => mend(row, { id: `of ${row}`, fingerprint: "a" })));
  expect(await api.find(cast.li, report.id)).toMatchObject({ rows: 3, counts: { letters: 3, known: 0, held: 0 } });
});
