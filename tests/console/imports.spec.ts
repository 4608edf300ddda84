import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeWith } from "../describe-with.ts";
import type { Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

const demo = await readFile(join(import.meta.dirname, "../../services/all/demo/licences.csv"), "utf8");

/** The first rows of the demo file as other decisions; one has markup for a name, one is about an item nobody supervises. */
const other = (rows: number, series: string): string =>
  demo
    .split("\n")
    .slice(0, rows + 1)
    .map((line, index) =>
      (index === 1 ? line.replace(/^[^,]+/, "<img src=x onerror=alert(1)>药房") : line).replace(
        "〔2026〕12",
        `〔2026〕${series}`,
      ),
    )
    .join("\n");

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

describeWith("a clerk with a file", await openWorld(), ({ county, visit }) => {
  const choose = (clerk: Visit, given: ReturnType<typeof file>) =>
    clerk.page.locator("input[type=file]").setInputFiles(given);

  test("sees before sending who gets what and what stays, sends once, mends a row and names a supervisor", async () => {
    const api = await county.as("li");
    const imports = async (): Promise<{ id: string; counts: Record<string, number>; rows: number; file: string }[]> =>
      (await api.get("/api/v1/imports")).body.items;
    const li = await visit("li", { at: "/imports" });
    await choose(li, file("新许可.csv", other(40, "92")));
    await li.page.getByText(/将发出 \d+ 封函，涉及 \d+ 个部门。现在还没有发送。/).waitFor();
    const main = li.page.getByRole("main");
    expect(await main.getByText("统一社会信用代码").first().innerText()).toBe("统一社会信用代码");
    expect(await main.getByText("<img src=x onerror=alert(1)>药房").count()).toBe(1);
    await main.locator("summary").filter({ hasText: "识别出 30 列" }).click();
    expect(await li.axe()).toEqual([]);
    expect(await li.untranslated()).toEqual([]);
    await li.picture("import-preview");
    expect(await imports()).toHaveLength(2);

    await li.page.getByRole("button", { name: "导入并发函" }).dblclick();
    await li.page.waitForURL(/\/imports\/[^?]+/);
    await main.getByText("结束时间").waitFor();
    const [report] = (await imports()).filter(({ file: name }) => name === "新许可.csv");
    expect(await imports()).toHaveLength(3);
    expect(Object.values(report!.counts).reduce((sum, count) => sum + count, 0)).toBe(report!.rows);
    await li.picture("import-held");

    const row = main.getByRole("listitem", { name: "第 32 行" });
    await row.getByRole("textbox").fill("92420899MA082TR577");
    await row.getByRole("button", { name: "修改并发送" }).click();
    await row.getByText("还不能发送，请看下面的原因。").waitFor();
    await row.getByRole("textbox").fill("92420899MA082TR576");
    await row.getByRole("button", { name: "修改并发送" }).dblclick();
    await row.getByText("已处理：发函。").waitFor();
    expect(await row.getByRole("link").count()).toBe(1);
    const after = (await imports()).find(({ id }) => id === report!.id)!;
    expect([after.counts["held"], after.counts["letters"]]).toEqual([
      report!.counts["held"]! - 1,
      report!.counts["letters"]! + 1,
    ]);

    await main.getByRole("link", { name: /待确定监管部门/ }).click();
    const unmatched = main.getByRole("listitem").first();
    await unmatched.getByRole("button", { name: "确定监管部门" }).click();
    const form = unmatched.getByRole("form");
    await form.getByRole("combobox").first().fill("教育局");
    await li.page.keyboard.press("Enter");
    await form.getByRole("button", { name: "确定监管部门" }).click();
    await unmatched.getByText("已发函").waitFor();
    expect(await li.axe()).toEqual([]);
    expect(li.faults()).toEqual([]);
  });

  test("every page of imports is right in English on a phone", async () => {
    const api = await county.as("li");
    const { id } = (await api.get("/api/v1/imports")).body.items.find(
      ({ file: name }: { file: string }) => name === "licences.csv",
    ) as { id: string };
    const li = await visit("li", { size: "phone", language: "en" });
    for (const [name, path] of [
      ["import-held", `/imports/${id}?rows=held`],
      ["import-unmatched", `/imports/${id}?rows=unmatched`],
    ] as const) {
      await li.go(path);
      await li.page.locator("h1").filter({ hasNotText: /^$/ }).waitFor();
      expect([path, await li.axe(), await li.untranslated()]).toEqual([path, [], []]);
      await li.picture(name);
    }
    await li.go("/imports");
    await choose(li, file("more.csv", other(20, "93")));
    await li.page.locator("main strong").filter({ hasText: "letters will go" }).waitFor();
    expect([await li.axe(), await li.untranslated(), li.faults()]).toEqual([[], [], []]);
    await li.picture("import-preview");
    // Nothing scrolls sideways on a phone.
    expect(
      await li.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    ).toBeLessThanOrEqual(0);
  });

  test("the file itself says which kind it is, and one that is no table is refused in words", async () => {
    const li = await visit("li", { expected: [422, 415], at: "/imports" });
    await choose(
      li,
      file("export.csv", await readFile(join(import.meta.dirname, "../../services/all/demo/penalties.csv"), "utf8")),
    );
    await li.page.getByText(/将发出 \d+ 封函/).waitFor();
    expect(await li.page.getByRole("radio", { name: "行政处罚" }).isChecked()).toBe(true);
    await li.page.getByRole("button", { name: "换一个文件" }).click();
    await choose(li, file("letter.csv", "尊敬的各位领导\n"));
    expect(await li.page.getByRole("alert").innerText()).toContain("双公示");
    expect(await li.page.getByRole("button", { name: "导入并发函" }).count()).toBe(0);
    expect(li.faults()).toEqual([]);
  });

  test("who may not send sees that no letter would go, and why", async () => {
    const wang = await visit("wang", { at: "/imports" });
    await choose(wang, file("theirs.csv", other(3, "94")));
    await wang.page.getByText("将发出 0 封函").waitFor();
    expect(await wang.page.getByText(/审批|本机关/).count()).toBeGreaterThan(0);
    expect(wang.faults()).toEqual([]);
  });
});
