import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frameOf } from "@yihan/contracts";
import { newId } from "@yihan/kernel";
import { bureau, cast, machineOf } from "../cast.ts";
import { csv, licenceRow, licenceRows, openOffice, type Office } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

describe("an import that is interrupted", () => {
  test("goes on where it stood, and its letters are letters, not known rows", async () => {
    const text = csv(licenceRows(1_700));
    const id = newId(office.clock.now());
    const path = join(tmpdir(), `${id}.csv`);
    await writeFile(path, text);
    await office.running.imports.api.start({
      path,
      file: "file.csv",
      kind: "licence",
      mode: "send",
      actor: cast.li,
      id,
    });
    await office.reopen();
    await office.running.imports.start();
    expect(await office.running.imports.api.finished(id)).toMatchObject({
      state: "done",
      rows: 1_700,
      counts: { letters: 1_700, known: 0 },
    });
  });

  test("by its database goes on by itself when that is back, and no row is taken twice", async () => {
    const id = newId(office.clock.now());
    const path = join(tmpdir(), `${id}.csv`);
    await writeFile(path, csv(licenceRows(700)));
    office.outage.commands = 3;
    const { api } = office.running.imports;
    const asked = { path, file: "file.csv", kind: "licence", mode: "send", actor: cast.li, id } as const;
    await api.start(asked);
    await expect(api.finished(id)).rejects.toMatchObject({ kind: "unavailable" });
    while ((await api.find(cast.li, id))?.state !== "done") await new Promise((resolve) => setTimeout(resolve, 50));
    const report = (await api.find(cast.li, id))!;
    expect(report).toMatchObject({ rows: 700, counts: { letters: 700, held: 0 } });
    expect(office.running.failures).toHaveLength(1);
  });

  test("and whose file is gone is broken off, and says so; the file sent again does nothing twice", async () => {
    const text = csv(licenceRows(1_700));
    const id = newId(office.clock.now());
    const path = join(tmpdir(), `${id}.csv`);
    await writeFile(path, text);
    const asked = { path, file: "file.csv", kind: "licence", mode: "send", actor: cast.li, id } as const;
    await office.running.imports.api.start(asked);
    await office.reopen();
    await rm(join(office.folder, "imports"), { recursive: true });
    await mkdir(join(office.folder, "imports"));
    await office.running.imports.start();
    const broken = await office.running.imports.api.finished(id);
    expect(broken.state).toBe("interrupted");
    const again = await office.import(text);
    expect(again).toMatchObject({ state: "done", rows: 1_700 });
    expect(again.counts.letters + again.counts.known).toBe(1_700);
    expect(again.counts.known).toBeGreaterThanOrEqual(broken.rows);
  });

  test("stays the machine's that sent it: nobody else signs for its rows, and they need no officer", async () => {
    const text = csv(licenceRows(1_200));
    const id = newId(office.clock.now());
    const path = join(tmpdir(), `${id}.csv`);
    await writeFile(path, text);
    const actor = machineOf(bureau.approval);
    await office.running.imports.api.start({ path, file: "file.csv", kind: "licence", mode: "send", actor, id });
    await office.reopen();
    await office.running.imports.start();
    expect(await office.running.imports.api.finished(id)).toMatchObject({ state: "done", counts: { letters: 1_200 } });
    const last = (await office.running.imports.api.outcomes(id, { limit: 2_000 })).items.at(-1);
    const [fact] = await office.running.store.read(last!.matter!);
    expect(frameOf(fact!.data).actor).toMatchObject({ kind: "machine", id: actor.kind === "machine" && actor.id });
  });

  test("rows that were carried out but not yet on record count as what they became", async () => {
    const text = csv(licenceRows(10));
    const first = await office.import(text);
    await rewound(first.id, text);
    await office.running.imports.start();
    expect(await office.running.imports.api.finished(first.id)).toMatchObject({
      rows: 10,
      counts: { letters: 10, known: 0 },
    });
  });

  test("and those among them that corrected an earlier row are corrections, not letters", async () => {
    const text = csv([...licenceRows(2), licenceRow(2), licenceRow(1, { XK_NR: "另一内容" })]);
    const first = await office.import(text);
    const counts = { letters: 2, known: 1, corrections: 1 };
    expect(first).toMatchObject({ rows: 4, counts });
    await rewound(first.id, text);
    await office.running.imports.start();
    expect(await office.running.imports.api.finished(first.id)).toMatchObject({ rows: 4, counts });
  });
});

/** Puts an import's record back to before its first chunk, as a crash between the letters and the record leaves it. */
const rewound = async (id: string, text: string): Promise<void> => {
  const { ports } = office.running;
  const stored = (await ports.views.get<object>("imports", id))!;
  await writeFile(join(office.folder, "imports", `${id}.table`), text);
  await ports.views.write({
    puts: [
      {
        view: "imports",
        id,
        doc: {
          ...stored,
          state: "reading",
          finished: null,
          rows: 0,
          counts: { letters: 0, known: 0, corrections: 0, unmatched: 0, held: 0, blank: 0, notData: 0 },
        },
      },
    ],
  });
};
