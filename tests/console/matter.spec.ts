import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import { lendingService } from "./toy-flow.ts";
import type { Language, Size, Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

/** Chooses from a list by what stands in it. */
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByLabel(label).click();
  await page.getByLabel(label).fill(option);
  await page.locator(".ant-select-item-option").filter({ hasText: option }).first().click();
};

describeWith("one matter", await openWorld({ more: [lendingService] }), ({ county, visit }) => {
  // One window for each person and size, as people have: signing in anew for each story would take most of the time.
  const windows = new Map<string, Promise<Visit>>();
  const windowOf = (officer: string, { size = "wide", language = "zh" }: { size?: Size; language?: Language } = {}) => {
    const name = `${officer} ${size} ${language}`;
    const found = windows.get(name) ?? visit(officer, { size, language, expected: [412] });
    windows.set(name, found);
    return found;
  };

  test.each([
    ["wide", "zh"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "says who is responsible, who must act and by when with the reasons, and shows receipts and proof (%s, %s)",
    async (size, language) => {
      const letter = await issueLetter(county, size === "wide" ? 7_001 : 7_002);
      const wang = await windowOf("wang", { size, language });
      await wang.go(`/matters/${letter}`);
      const { page } = wang;
      await page.getByText("岫云运输", { exact: false }).first().waitFor();
      await page.locator("article").first().waitFor();
      await page
        .locator(".ladder .reached")
        .filter({ hasText: language === "zh" ? "已读" : "read" })
        .waitFor();
      expect(await wang.axe()).toEqual([]);
      expect(await wang.untranslated()).toEqual([]);
      await wang.picture("matter");

      // Why it is due that day: one tap on the words.
      await page.locator(".standing .due").click();
      await page
        .locator(".ant-popover")
        .getByText(/2个工作日|2 working days/)
        .first()
        .waitFor();
      await wang.picture("matter-due");
      await page.keyboard.press("Escape");

      const taken = page.waitForEvent("download");
      await page
        .locator("article")
        .getByRole("button", { name: /回执|receipt/i })
        .click();
      const path = join(mkdtempSync(join(tmpdir(), "yihan-receipt-")), "receipt");
      await (await taken).saveAs(path);
      expect(readFileSync(path, "utf8")).toMatch(/^c2sp\.org\/tlog-proof/);
      expect(wang.faults()).toEqual([]);
    },
  );

  test("a lost race shows what the other did, keeps what was typed, and goes on only when that was seen", async () => {
    const letter = await issueLetter(county, 7_003);
    const wang = await windowOf("wang");
    await wang.go(`/matters/${letter}`);
    const { page } = wang;
    await page.getByRole("button", { name: "退回" }).click();
    await page.getByLabel("理由", { exact: true }).fill("油烟监管不属本局职责");
    const sun = await windowOf("sun");
    await sun.go(`/matters/${letter}`);
    await sun.page.getByRole("button", { name: "签收" }).click();
    await sun.page.locator(".step-form button[type=submit]").dblclick();
    await sun.page.getByText("已办理：签收").waitFor();
    // It comes live, while wang types.
    await page.getByText("您填写期间，他人已先办理").waitFor();
    const other = await county.as("sun");
    const name = (await other.get("/api/v1/me")).body.name as string;
    expect(await page.locator(".step-form [role=alert]").innerText()).toContain(name);
    expect(await page.getByLabel("理由", { exact: true }).inputValue()).toBe("油烟监管不属本局职责");
    expect(await page.locator(".step-form button[type=submit]").isDisabled()).toBe(true);
    await wang.picture("lost-race");
    await page.getByRole("button", { name: "已知悉，继续办理" }).click();
    await choose(page, "应由何部门监管", "生态环境分局");
    await page.locator(".step-form button[type=submit]").click();
    await page.getByText("已办理：退回").waitFor();
    expect(
      (await other.get(`/api/v1/matters/${letter}/facts`)).body.items.filter(
        ({ step }: { step: string }) => step === "received",
      ),
    ).toHaveLength(1);
    expect([...wang.faults(), ...sun.faults()]).toEqual([]);
  });

  test("a step that is no longer possible keeps its form with the reason; a version that was not seen is refused", async () => {
    const letter = await issueLetter(county, 7_004);
    const li = await windowOf("li");
    await li.go(`/matters/${letter}`);
    await li.page.getByRole("button", { name: "撤回" }).click();
    await li.page.getByLabel("理由", { exact: true }).fill("重复发函");
    const chen = await county.as("chen");
    await chen.take(letter, "recalled", { ground: "wrong" }, { reason: "决定有误" });
    await li.page.getByText("现在不能办理，您填写的内容仍在").waitFor();
    expect(await li.page.getByLabel("理由", { exact: true }).inputValue()).toBe("重复发函");
    expect(await li.page.locator(".step-form").innerText()).toContain("决定有误");
    expect(li.faults()).toEqual([]);
  });

  test("before a letter is recalled one sentence says what will happen and to whom; then it is recalled once", async () => {
    const letter = await issueLetter(county, 7_005);
    const li = await windowOf("li");
    await li.go(`/matters/${letter}`);
    await li.page.getByRole("button", { name: "撤回" }).click();
    await li.page.locator(".step-form button[type=submit]").click();
    await li.page.getByText("请填写理由").waitFor();
    await li.page.getByLabel("理由", { exact: true }).fill("重复发函");
    await li.page.getByLabel("重复发函").check();
    await li.page.locator(".step-form button[type=submit]").click();
    const ask = li.page.locator(".ant-popconfirm");
    await ask.getByText("撤回后本函不再有效").waitFor();
    expect(await ask.innerText()).toMatch(/涉及云汀市交通运输局（监管部门）/);
    await li.picture("recall");
    await ask.getByRole("button", { name: "确定办理" }).dblclick();
    await li.page.getByText("已办理：撤回").waitFor();
    const facts = (await (await county.as("li")).get(`/api/v1/matters/${letter}/facts`)).body.items as {
      step: string;
    }[];
    expect(facts.map(({ step }) => step)).toEqual(["issued", "recalled"]);
    expect(li.faults()).toEqual([]);
  });

  test("what was typed is there again after the sign-in ended, without what could be somebody's number", async () => {
    const letter = await issueLetter(county, 7_006);
    const wang = await visit("wang", { expected: [401], at: `/matters/${letter}` });
    await wang.page.getByRole("button", { name: "退回" }).click();
    await wang.page.getByLabel("理由", { exact: true }).fill("不属本局职责");
    await wang.context.clearCookies();
    await wang.go(`/matters/${letter}`);
    await wang.page.locator('a[href^="/sign-in?officer=wang&"]').click();
    await wang.page.getByRole("button", { name: "退回" }).click();
    await wang.page.getByText("已恢复上次未提交的内容").waitFor();
    expect(await wang.page.getByLabel("理由", { exact: true }).inputValue()).toBe("不属本局职责");
  });

  test("texts with markup and right-to-left marks stay text, wherever they stand", async () => {
    const nasty = "<img src=x onerror=alert(1)>\u202E有限公司";
    const letter = await issueLetter(county, 7_007, { partyName: nasty, note: "<script>alert(2)</script>" });
    const wang = await windowOf("wang", { size: "phone" });
    await wang.go(`/matters/${letter}`);
    await wang.page.getByText("<script>alert(2)</script>").waitFor();
    expect(await wang.page.locator("img, main script").count()).toBe(0);
    expect(wang.faults()).toEqual([]);
  });

  test("a flow that did not exist when the console was written is opened, read and acted on", async () => {
    const li = await windowOf("li");
    const { page } = li;
    await li.go("/work");
    await page.getByRole("button", { name: "发起…" }).click();
    await page.getByRole("link", { name: "设备借用" }).click();
    await page.getByLabel("借用什么").fill("红外测距仪".repeat(5));
    await page.getByText("借用什么最多 20 字").waitFor();
    await page.getByLabel("借用什么").fill("红外测距仪");
    await page.getByLabel("件数").fill("2");
    await page.getByLabel("借到哪天").fill("2026-12-31");
    await page.keyboard.press("Enter");
    await page.getByLabel("检查用").check();
    expect(await li.axe()).toEqual([]);
    await page.getByRole("button", { name: "申请借用" }).click();
    await page.waitForURL(/\/matters\//);
    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    await page.getByRole("heading", { name: "借用红外测距仪" }).waitFor();
    await county.settled();

    const wang = await windowOf("wang", { size: "phone" });
    await wang.go(`/matters/${id}`);
    await wang.page.getByLabel("当事单位与抄送").getByText("出借单位").waitFor();
    await wang.page.getByLabel("内容").getByText("检查用").waitFor();
    await wang.page.getByRole("button", { name: "借出", exact: true }).click();
    await wang.page.getByText("还需材料：交接单").waitFor();
    await wang.page
      .locator(".step-form input[type=file]")
      .setInputFiles({ name: "交接单.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 toy") });
    await wang.page.locator(".step-form").getByText("SHA-256").waitFor();
    await wang.page.getByLabel("交接人").click();
    await wang.page.locator(".ant-select-item-option").first().click();
    await wang.page.getByLabel("物件").fill("三脚架");
    await wang.page.locator(".step-form").getByLabel("是").check();
    await wang.picture("toy-flow");
    expect(await wang.axe()).toEqual([]);
    await wang.page.locator(".step-form button[type=submit]").click();
    await wang.page.locator(".ant-popconfirm").getByText("设备交出后不能收回本步骤").waitFor();
    await wang.page.getByRole("button", { name: "确定办理" }).click();
    await wang.page.getByText("已办理：借出").waitFor();
    await wang.page.locator("article").getByText("三脚架").waitFor();
    expect([...li.faults(), ...wang.faults()]).toEqual([]);
  });
});
