import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDatabase } from "./group-commit.ts";
import { sqliteViews } from "./views.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Views as format 1 laid them out: a document was named by its id everywhere. */
const format1 = `PRAGMA application_id = 1497974862; PRAGMA user_version = 1;
  CREATE TABLE view_entry (name TEXT PRIMARY KEY, consumer TEXT NOT NULL, generation INTEGER NOT NULL, spec TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE view_consumer (consumer TEXT PRIMARY KEY, generation INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE "view.letter@1" (id TEXT PRIMARY KEY, doc TEXT NOT NULL, lists TEXT, "f.due" ANY) STRICT;
  CREATE INDEX "view.letter@1/due" ON "view.letter@1" ("f.due", id);
  CREATE TABLE "many.letter@1" (field TEXT, value ANY, id TEXT, PRIMARY KEY (field, value, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE "mark.supervision@1" (matter TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO view_consumer VALUES ('supervision', 1);
  INSERT INTO view_entry VALUES ('letter', 'supervision', 1, '{"name":"letter","revision":1,"fields":["due"],"many":["copies"]}');
  INSERT INTO "view.letter@1" VALUES ('a', '{"id":"a","due":2,"copies":["tax"]}', '[["tax"]]', 2), ('b', '{"id":"b","due":1}', NULL, 1);
  INSERT INTO "many.letter@1" VALUES ('copies', 'tax', 'a');
  INSERT INTO "mark.supervision@1" VALUES ('m', 7)`;

test("views of format 1 keep their documents and watermarks, and go on", async () => {
  const path = join(folder, "yihan.db");
  const earlier = new DatabaseSync(path);
  earlier.exec(format1);
  earlier.close();
  for (const opened of ["first", "again"]) {
    const database = openDatabase(path);
    const views = sqliteViews(database);
    await views.define("supervision", [{ name: "letter", revision: 1, fields: ["due"], many: ["copies"] }]);
    await views.write({ puts: [{ view: "letter", id: opened, doc: { id: opened, due: 3 } }] });
    const ids = async (query: object): Promise<string[]> =>
      (await views.find<{ id: string }>("letter", query)).items.map(({ id }) => id);
    expect((await ids({ order: { by: "due" } })).slice(0, 3)).toEqual(["b", "a", "first"]);
    expect(await ids({ where: { all: { copies: { has: "tax" } } } })).toEqual(["a"]);
    expect(await views.watermarks("supervision", ["m"])).toEqual(new Map([["m", 7]]));
    expect(database.db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 });
    await database.close();
  }
});
