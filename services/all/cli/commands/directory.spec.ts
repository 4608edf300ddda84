import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readDirectory } from "@yihan/files";
import { directoryWorkbook } from "../directory-workbook.ts";
import { against, demo, testFolder } from "../testing.ts";

const folder = testFolder();

describe("directory", () => {
  const counts = { posts: { added: 0, changed: 1, closed: 0, unchanged: 9 } };
  const report = {
    source: "x.xlsx",
    applied: false,
    version: 3,
    counts,
    changes: [
      {
        table: "officers",
        key: "li",
        effect: "changed",
        before: { id: "li", phone: "13800000000" },
        after: { id: "li", phone: "13900000000" },
      },
    ],
    faults: [],
  };

  beforeAll(async () => {
    await mkdir(join(folder.path, "data"), { recursive: true });
    await writeFile(join(folder.path, "data", "operator.token"), "yihan-operator-x\n");
  });

  test("is the operator's, who signs in with the file in the data folder", async () => {
    const { code, seen } = await against(
      { "POST /api/v1/directory/imports": () => ({ json: { ...report, applied: true } }) },
      ["directory", "import", join(demo, "directory")],
      { data: join(folder.path, "data") },
    );
    expect(code).toBe(0);
    expect(seen[0]).toMatchObject({
      query: { check: "false", name: "directory.xlsx" },
      headers: { authorization: "Bearer yihan-operator-x" },
    });
    expect((await against({}, ["directory", "import", join(demo, "directory"), "--as", "li"])).code).toBe(2);
    expect((await against({}, ["directory", "import", join(demo, "directory")], { data: folder.path })).code).toBe(2);
  });

  test("diff names changed columns and nobody's telephone", async () => {
    for (const more of [[], ["--json"]]) {
      const { code, out } = await against(
        { "POST /api/v1/directory/imports": () => ({ json: report }) },
        ["directory", "diff", join(demo, "directory"), ...more],
        { data: join(folder.path, "data") },
      );
      expect(code).toBe(0);
      expect(out).toContain("phone");
      expect(out).not.toContain("13900000000");
    }
  });

  test("check lists every fault and ends with 1", async () => {
    const faults = [
      {
        table: "posts",
        row: 4,
        key: "",
        column: "officer",
        code: "noSuchOfficer",
        text: { zh: "没有此人", en: "there is no such officer" },
      },
    ];
    const { code, out } = await against(
      { "POST /api/v1/directory/imports": () => ({ json: { ...report, faults } }) },
      ["directory", "check", join(demo, "directory"), "--lang", "en"],
      { data: join(folder.path, "data") },
    );
    expect(code).toBe(1);
    expect(out).toMatch(/posts\s+4\s+officer\s+there is no such officer/);
  });

  test("a folder.path of text files becomes a workbook that says the same", async () => {
    const workbook = await directoryWorkbook(join(demo, "directory"));
    try {
      expect(await readDirectory(workbook.path)).toEqual(await readDirectory(join(demo, "directory")));
    } finally {
      await workbook.close();
    }
  });
});
