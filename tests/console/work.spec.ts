import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import type { Language, Size, Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

describeWith("my work", await openWorld(), ({ county, visit }) => {
  let wang: Visit;
  beforeAll(async () => {
    wang = await visit("wang");
  });
  const countOf = async (view: string): Promise<number> =>
    (await (await county.as("wang")).get("/api/v1/worklist/counts")).body[view];
  const first = (by: Visit) => by.page.locator("[data-row-link]").first();

  test.each([
    ["phone", "zh"],
    ["wide", "en"],
  ] as [Size, Language][])("is sound in every view, and says why a view is empty (%s, %s)", async (size, language) => {
    const own = await visit("wang", { size, language });
    await first(own).waitFor();
    expect(await own.axe()).toEqual([]);
    expect(await own.untranslated()).toEqual([]);
    await own.picture("work");
    await own.go("/work?view=covered");
    await own.page.getByText(language === "zh" ? "同事请假并由您代理时" : "When a colleague is absent").waitFor();
    expect(await own.axe()).toEqual([]);
    // Nothing is wider than the window.
    expect(await own.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    expect(own.faults()).toEqual([]);
  });

  test("is worked with the keyboard alone: a sheet of keys, moving, claiming, choosing, opening", async () => {
    const { page } = wang;
    await wang.go("/work");
    await first(wang).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("下一件").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const row = page.locator("tr:focus-within");
    expect(await page.locator("[data-row-key]").first().getAttribute("data-row-key")).toBe(
      await row.getAttribute("data-row-key"),
    );
    const id = (await row.getAttribute("data-row-key"))!;
    await page.keyboard.press("c");
    await page.getByText("已签收 1 件").waitFor();
    expect((await (await county.as("wang")).get(`/api/v1/matters/${id}`)).body.status).toBe("received");
    await page.keyboard.press("x");
    await page.getByText("已选 1 件").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/matters\//);
    expect(wang.faults()).toEqual([]);
  });

  test("claims several at once and says of each what became of it; then one assigns them all", async () => {
    const { page } = wang;
    await wang.go("/work");
    await page.getByLabel("流程").selectOption("approval-notice");
    await page.getByLabel("进展").selectOption("已发函");
    const boxes = page.locator("tbody input[type=checkbox]");
    const titles: string[] = [];
    for (const index of [0, 1, 2]) {
      await boxes.nth(index).check();
      titles.push(await page.locator("[data-row-link]").nth(index).innerText());
    }
    const ids = await page
      .locator("tr:has(input:checked)[data-row-key]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row-key")!));
    await page.locator(".chosen-bar").getByRole("button", { name: "签收" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "签收 3 件" }).waitFor();
    // Somebody is quicker with one of them.
    await (await county.as("sun")).take(ids[1], "received");
    await dialog.getByRole("button", { name: "签收 3 件" }).dblclick();
    await dialog.getByText("已办理 2 件，未能办理 1 件").waitFor();
    expect(await dialog.locator("li").first().innerText()).toContain(titles[1]!);
    await wang.picture("batch");
    expect(await wang.axe()).toEqual([]);
    await dialog.getByRole("button", { name: "关闭" }).last().click();

    await page.getByLabel("进展").selectOption("已签收");
    for (const id of [ids[0]!, ids[2]!]) await page.locator(`[data-row-key="${id}"] input[type=checkbox]`).check();
    await page.getByRole("button", { name: "指派等批量办理…" }).click();
    await dialog.getByText("指派监管责任人（2 件中 2 件可办）").click();
    await dialog.locator("form input[type=search], form input[role=combobox]").first().click();
    await page.locator(".ant-select-item-option").filter({ hasText: "王海舟" }).first().click();
    await dialog.getByRole("button", { name: "指派监管责任人 2 件" }).click();
    await dialog.getByText("已办理 2 件，未能办理 0 件").waitFor();
    const li = await county.as("li");
    for (const id of [ids[0]!, ids[2]!]) expect((await li.get(`/api/v1/matters/${id}`)).body.status).toBe("assigned");
    expect(
      wang.faults().filter((fault) => !fault.includes("status of 412") && !fault.includes("status of 409")),
    ).toEqual([]);
  });

  test("another's fact comes live and moves nothing that is read; the numbers are true at once", async () => {
    const { page } = wang;
    await wang.go("/work?view=mine");
    await first(wang).waitFor();
    const before = await countOf("mine");
    await page.mouse.wheel(0, 400);
    await page.waitForFunction("window.scrollY > 80");
    const row = page.locator("[data-row-key]").nth(8);
    const id = await row.getAttribute("data-row-key");
    const place = async () => (await page.locator(`[data-row-key="${id}"]`).boundingBox())!.y;
    const stood = await place();
    // A colleague in another browser claims one that wang does not look at.
    const sun = await visit("sun");
    const sent = page.locator("[data-row-key]").filter({ hasText: "一事一函" }).filter({ hasText: "已发函" });
    const other = (await sent.last().getAttribute("data-row-key"))!;
    await sun.go(`/matters/${other}`);
    await sun.page.getByRole("button", { name: "签收" }).click();
    await sun.page.locator(".step-form button[type=submit]").click();
    await page.locator(`[data-row-key="${other}"].gone`).waitFor();
    // And a new letter comes.
    await issueLetter(county, 8_101);
    await page.locator(".views").getByText(String(before)).first().waitFor();
    await page.getByRole("button", { name: /^有 1 件新事项/ }).waitFor();
    expect(await place()).toBe(stood);
    await wang.picture("new-above");
    await page.getByRole("button", { name: /^有 1 件新事项/ }).click();
    await page.getByRole("link", { name: /岫云运输8101/ }).waitFor();
    expect(await countOf("mine")).toBe(before);
    expect([...wang.faults(), ...sun.faults()].filter((fault) => !fault.includes("status of 4"))).toEqual([]);
  });

  test("tells why a matter is due, exports what is shown as text that no spreadsheet runs, and prints all of it", async () => {
    const nasty = '=HYPERLINK("http://x.example","点")有限公司';
    await issueLetter(county, 8_102, { partyName: nasty });
    const { page } = wang;
    await wang.go("/work");
    await page.getByLabel("在本列表中查找").fill("HYPERLINK");
    await page.locator("[data-row-key] .due").first().hover();
    await page.locator(".ant-popover").getByText("2个工作日").first().waitFor();
    const taken = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出 CSV" }).click();
    const path = join(mkdtempSync(join(tmpdir(), "yihan-csv-")), "list.csv");
    await (await taken).saveAs(path);
    const text = readFileSync(path, "utf8");
    expect(text).toContain('"\'=HYPERLINK(""http://x.example"",""点"")有限公司');
    await page.getByLabel("在本列表中查找").fill("");
    await page.emulateMedia({ media: "print" });
    expect(
      await page.locator(".chosen-bar, .views a:not([aria-current]), .shell-side").filter({ visible: true }).count(),
    ).toBe(0);
    await page.emulateMedia({ media: null });
  });

  test("all matters are sought by flow, status and deadline, each search with an address of its own", async () => {
    const { page } = wang;
    await wang.go("/matters");
    await first(wang).waitFor();
    await page.getByLabel("流程").selectOption("approval-notice");
    await page.waitForURL(/flow=approval-notice/);
    await page.getByLabel("进展").selectOption("assigned");
    await page.waitForURL(/status=assigned/);
    await page.locator("[data-row-key]").filter({ hasText: "已指派" }).first().waitFor();
    expect(await wang.axe()).toEqual([]);
    await page.getByLabel("按标题、文号、关键词查找").fill("没有这样的事项");
    await page.keyboard.press("Enter");
    await page.getByText("没有符合条件的事项").waitFor();
    await page.getByRole("button", { name: "清除条件" }).click();
    await first(wang).waitFor();
  });
});
