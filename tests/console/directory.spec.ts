import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directoryWorkbook } from "@yihan/all/cli/directory-workbook";
import { describeWith } from "../describe-with.ts";
import type { Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

/** Chooses in a list by what stands on it. */
const pick = async ({ page }: Visit, label: string, text: string): Promise<void> => {
  const box = page.getByRole("combobox", { name: label }).first();
  await box.fill(text);
  await page.locator(".ant-select-item-option-active").filter({ hasText: text }).waitFor();
  await box.press("Enter");
};

describeWith("the directory", await openWorld(), ({ county, visit }) => {
  test("a head enters an absence in three fields after seeing what it moves, and gives a post to a successor", async () => {
    const zhou = await visit("zhou", { size: "phone", at: "/directory?view=absence" });
    await pick(zhou, "请假人", "王海舟");
    await pick(zhou, "代理人", "孙佳禾");
    const last = zhou.page.getByRole("textbox", { name: "止（含当日）" });
    await last.fill("2026-12-04");
    await last.press("Enter");
    await zhou.page.getByRole("button", { name: "先看影响" }).click();
    await zhou.page.getByText(/其中 \d+ 项会改变去向/).waitFor();
    expect(await zhou.axe()).toEqual([]);
    expect(await zhou.untranslated()).toEqual([]);
    const covers = async (): Promise<object[]> =>
      (await (await county.as("zhou")).get("/api/v1/directory/covers?officer=wang")).body.items;
    expect(await covers()).toEqual([]);
    await zhou.page.getByRole("button", { name: /^登\s?记$/ }).dblclick();
    await zhou.page.getByText("进行中").waitFor();
    expect(await covers()).toMatchObject([{ officer: "wang", deputy: "sun", to: "2026-12-04" }]);
    await zhou.picture("directory-absence");

    await pick(zhou, "交出人", "林嘉勋");
    await pick(zhou, "接任人", "孙佳禾");
    await zhou.page.getByRole("button", { name: "岗位交接" }).click();
    await zhou.page.getByText(/自 2026-11-25 起，.*由孙佳禾承担。/).waitFor();
    await zhou.page.getByRole("tooltip").getByRole("button", { name: "岗位交接" }).click();
    await zhou.page.getByText("已交接，职责和未办结事项随岗位移交。").waitFor();
    const held = (await (await county.as("sun")).get("/api/v1/me")).body.posts as {
      unitName: string;
      covers: string;
    }[];
    expect(held.map(({ unitName, covers: whom }) => [unitName, whom])).toEqual(
      expect.arrayContaining([
        ["港航与公路管理科", ""],
        ["道路运输管理科", "wang"],
      ]),
    );
    expect(zhou.faults()).toEqual([]);
  });

  test("anyone sees who would get an item on a day and why, from one change to the next", async () => {
    const wu = await visit("wu", { at: "/directory" });
    await wu.page.getByRole("searchbox", { name: "按单位、岗位、姓名查找" }).fill("胡静溪");
    await wu.page.getByText("（由").first().waitFor();
    expect(await wu.axe()).toEqual([]);
    await wu.picture("directory-people");

    await wu.go("/directory?view=who");
    await wu.page
      .getByRole("button", { name: "道路旅客运输站经营许可", exact: false })
      .or(wu.page.getByRole("main").getByRole("row").nth(1).getByRole("button"))
      .first()
      .click();
    const answer = wu.page.getByRole("status").filter({ hasText: "会送给" });
    await answer.getByText(/按.*起施行的权责清单/).waitFor();
    expect(await answer.innerText()).toContain("2026-11-25");
    await wu.page.getByRole("button", { name: "上一变动日" }).click();
    await wu.page.waitForURL(/date=/);
    await answer.filter({ hasNotText: "2026-11-25，" }).waitFor();
    expect(await wu.axe()).toEqual([]);
    expect(await wu.untranslated()).toEqual([]);
    await wu.picture("directory-who");
    expect(wu.faults()).toEqual([]);
  });

  test("a planned change shows in English what it would move, and moves nothing", async () => {
    const xu = await visit("xu", { language: "en", size: "phone", at: "/directory?view=planned" });
    await xu.page.getByText("A post changes hands").click();
    await pick(xu, "Authority", "交通运输局");
    await pick(xu, "Post", "王海舟");
    await xu.page.getByRole("button", { name: "See what would move" }).click();
    await xu.page.getByText(/duties of .* were checked; \d+ would move/).waitFor();
    expect(await xu.axe()).toEqual([]);
    expect(await xu.untranslated()).toEqual([]);
    await xu.picture("directory-planned");
    expect(xu.faults()).toEqual([]);
  });

  test("the operator sees every difference of a directory file before it is applied, and applies it whole", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yihan-directory-file-"));
    cpSync(join(import.meta.dirname, "../../services/all/demo/directory"), folder, { recursive: true });
    const officers = join(folder, "officers.csv");
    writeFileSync(
      officers,
      readFileSync(officers, "utf8").replace(/^(wang,)王海舟(.*)(1380000\d{4})/m, "$1王海洲$213800009999"),
    );
    const workbook = await directoryWorkbook(folder);
    // What the days before changed in the directory differs from the shipped file as well.
    const shipped = join(import.meta.dirname, "../../services/all/demo/directory");
    const { changes } = await county.county.directory.api.importFrom(shipped, { kind: "system", id: "tests" }, true);
    const { page, go, axe, faults, picture, untranslated } = await visit(undefined);
    await go("/");
    await page.locator("summary").click();
    const token = page.locator('input[type="password"]');
    await token.fill(readFileSync(join(county.data, "operator.token"), "utf8").trim());
    await token.press("Enter");
    // The token stands in the page's memory alone, so the way there is by its links.
    await page.getByRole("link", { name: "机构与人员" }).click();
    await page.getByRole("link", { name: "导入目录文件" }).click();
    await page.locator("input[type=file]").setInputFiles(workbook.path);
    await page.getByText(`将有 ${changes.length + 1} 处更改，现在还没有生效。`).waitFor();
    const main = page.getByRole("main");
    expect(await main.getByText("name：王海舟 → 王海洲；phone 有变化").count()).toBe(1);
    expect(await main.innerText()).not.toMatch(/1380000\d{4}/);
    expect(await axe()).toEqual([]);
    expect(await untranslated()).toEqual([]);
    await picture("directory-file");
    const nameOf = (): string => county.county.directory.directory().officers.get("wang")!.name;
    expect(nameOf()).toBe("王海舟");
    await page.getByRole("button", { name: "应用全部更改" }).dblclick();
    await page.getByText(/已生效，目录第 \d+ 版。/).waitFor();
    expect(nameOf()).toBe("王海洲");
    expect(faults()).toEqual([]);
    await workbook.close();
    rmSync(folder, { recursive: true });
  });
});
