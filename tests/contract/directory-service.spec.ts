import { createReadStream } from "node:fs";
import { join } from "node:path";
import { directoryWorkbook } from "@yihan/all/cli/directory-workbook";
import { DirectoryServiceDefinition } from "@yihan/contracts/service/directory";
import { directoryService } from "@yihan/directory";
import { movableClock, type Refusal } from "@yihan/kernel";
import { directoryVerbs, remoteDirectory, type DirectoryAnswers } from "@yihan/matter";
import { openDatabase, sqliteEventStore } from "@yihan/platform";
import { receiveFiles } from "@yihan/platform/folder/received-files";
import { cast, county, on, system } from "../cast.ts";
import { byGrpc } from "./by-grpc.ts";
import { folderForTest } from "./folder-for-test.ts";

const demo = join(import.meta.dirname, "../../services/all/demo/directory");

/** A directory that knows nothing, asked from another process; `local` is the service itself. */
const opened = async () => {
  const folder = await folderForTest();
  const database = openDatabase(join(folder.path, "yihan.db"));
  const clock = movableClock(on("03-10"));
  const service = await directoryService({ store: sqliteEventStore(database, "directory"), clock });
  const receive = receiveFiles(join(folder.path, "received"), 10 * 1_048_576);
  const there = await byGrpc(DirectoryServiceDefinition, directoryVerbs(service.api, receive));
  const remote = remoteDirectory({ verbs: there.verbs, read: (path) => createReadStream(path) });
  return {
    service,
    remote,
    close: async () => {
      await there.close();
      await database.close();
      await folder.remove();
    },
  };
};

test("a directory file sent from another process is applied whole, and its answers are those of the service", async () => {
  const { service, remote, close } = await opened();
  const workbook = await directoryWorkbook(demo);
  const plain = (report: object): object => ({ ...report, source: "" });
  const planned = await remote.importFrom(workbook.path, system, true);
  expect(plain(planned)).toEqual(plain(await service.api.importFrom(workbook.path, system, true)));
  expect(planned.changes.length).toBeGreaterThan(200);
  expect(await remote.importFrom(workbook.path, system, false)).toMatchObject({
    applied: true,
    version: 1,
    faults: [],
  });
  await workbook.close();

  const same = async <T>(ask: (answers: DirectoryAnswers) => Promise<T>): Promise<T> => {
    const here = await ask(service.api);
    expect(await ask(remote)).toEqual(here);
    return here;
  };
  expect(await same((answers) => answers.officers({}))).toHaveLength(county.officers.size);
  await same((answers) => answers.officers({ kind: "head", q: "王" }, "2026-03-01"));
  await same((answers) => answers.tree());
  const asked = [...county.duties.values()]
    .slice(0, 50)
    .map(({ item, place }) => ({ item, place, role: "supervise" as const, day: "2026-03-10" }));
  const shape = (compared: Awaited<ReturnType<DirectoryAnswers["whatIf"]>>): object =>
    compared.map((one) => [one.asked, one.same, ...[one.before, one.after].map((at) => [at.answer, at.explanation])]);
  const covers = [{ officer: "wang", deputy: "sun", from: "2026-03-01", to: "2026-03-31", reason: "" }];
  expect(shape(await remote.whatIf({ covers }, [...asked, { ...asked[0]!, item: "none" }]))).toEqual(
    shape(await service.api.whatIf({ covers }, [...asked, { ...asked[0]!, item: "none" }])),
  );

  const absence = { officer: "wang", deputy: "sun", from: "2026-03-11", to: "2026-03-20", reason: "休假" };
  expect(await remote.cover(absence, cast.zhou)).toBe(2);
  expect(await service.api.cover(absence, cast.zhou)).toBe(2);
  expect(service.directory().covers.size).toBe(county.covers.size + 1);
  await close();
});

test("a file of which nothing can be read is refused as the service refuses it", async () => {
  const { service, remote, close } = await opened();
  const told = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => "not refused",
      ({ kind, code, text }: Refusal) => ({ kind, code, text }),
    );
  const path = join(import.meta.dirname, "directory-service.spec.ts");
  const here = await told(service.api.importFrom(path, system, false));
  expect(here).toMatchObject({ kind: expect.any(String) });
  expect(await told(remote.importFrom(path, system, false))).toEqual(here);
  expect(service.directory().version).toBe(0);
  await close();
});
