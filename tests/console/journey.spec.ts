import type { Page } from "playwright-core";
import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import type { Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

const choose = async (page: Page, label: string, ...options: string[]): Promise<void> => {
  await page.locator(".step-form input").and(page.getByLabel(label)).click();
  for (const option of options) {
    await page.locator(".step-form input").and(page.getByLabel(label)).fill(option);
    await page.locator(".ant-select-item-option:visible").filter({ hasText: option }).first().click();
  }
  await page.keyboard.press("Escape");
};

const day = async (page: Page, label: string, date: string): Promise<void> => {
  await page.locator(".step-form input").and(page.getByLabel(label)).fill(date);
  await page.keyboard.press("Enter");
};

/** Opens a step, fills its form and sends it, all by clicking, and confirms where the step asks once more. */
const take = async (
  { page }: Visit,
  title: string,
  fill: (form: ReturnType<Page["locator"]>) => Promise<void> = async () => undefined,
): Promise<void> => {
  await page.getByRole("button", { name: title, exact: true }).first().click();
  const form = page.locator(".step-form");
  await form.waitFor();
  await fill(form);
  await form.locator("button[type=submit]").dblclick();
  const asks = page.locator(".ant-popconfirm");
  const done = page.getByText(`已办理：${title}`);
  await asks.or(done).first().waitFor();
  if (await asks.isVisible()) await page.getByRole("button", { name: "确定办理" }).dblclick();
  await done.first().waitFor();
  await form.waitFor({ state: "detached" });
};

describeWith("the main job by clicking", await openWorld(), ({ county, visit }) => {
  test("a supervisor on a phone receives, sees why it is due that day, assigns and records a violation; the bureau files and decides; the result stands on the letter", async () => {
    const letter = await issueLetter(county, 9_101);
    const wang = await visit("wang", { size: "phone" });
    const { page } = wang;
    await page.getByLabel("在本列表中查找").fill("岫云运输9101");
    await page.getByRole("link", { name: /岫云运输9101/ }).click();
    await page.waitForURL(/\/matters\//);
    await take(wang, "签收");
    await page.locator(".standing .due").click();
    await page.locator(".ant-popover:visible").getByText("1个工作日").first().waitFor();
    await wang.picture("journey-due");
    await page.locator("h1").click();
    await take(wang, "指派监管责任人", () => choose(page, "监管责任人", "王海舟"));
    expect(await page.locator(".days .counted").count()).toBeGreaterThan(5);
    await take(wang, "发现违法并移送", async (form) => {
      await day(page, "发现日期", "2026-11-25");
      await form.getByLabel("涉嫌违法行为").fill("擅自改装营运车辆");
      await form.getByLabel("主要事实").fill("现场发现三辆车加装货箱");
      await form.getByText("还需材料：现场检查笔录").waitFor();
      await form.locator("input[type=file]").setInputFiles({
        name: "笔录.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("现场检查笔录：三辆车加装货箱"),
      });
      await form.getByText("SHA-256").waitFor();
      await wang.picture("journey-violation");
    });
    await page.getByText("已移送线索").first().waitFor();
    await county.settled();

    const zhao = await visit("zhao");
    await zhao.page.getByLabel("在本列表中查找").fill("岫云运输9101");
    await zhao.page.locator("[data-row-link]").first().click();
    await zhao.page.waitForURL(/\/matters\//);
    const clue = new URL(zhao.page.url()).pathname;
    expect(clue).not.toContain(letter);
    await take(zhao, "签收");
    await take(zhao, "受理");
    await zhao.picture("journey-clue");

    const qian = await visit("qian", { at: clue });
    await qian.page
      .getByRole("button", { name: /预览：笔录/ })
      .first()
      .click();
    await qian.page.getByText("三辆车加装货箱").last().waitFor();
    await qian.page.locator(".ant-modal:focus-within").waitFor();
    await qian.page.keyboard.press("Escape");
    await qian.page.locator(".ant-modal").waitFor({ state: "hidden" });
    const handlers = (await (await county.as("qian")).get("/api/v1/directory/officers")).body.items as {
      id: string;
      name: string;
    }[];
    const named = (id: string): string => handlers.find((one) => one.id === id)!.name;
    await take(qian, "立案", async (form) => {
      await form.getByLabel("立案号").fill("云综执立〔2026〕91号");
      await day(qian.page, "立案日期", "2026-11-25");
      await choose(qian.page, "办案人员", named("wu"), named("zheng"));
    });
    const wu = await visit("wu", { at: clue });
    await take(wu, "作出处理决定", async (form) => {
      await form.getByLabel("行政处罚", { exact: true }).check();
      await form.getByLabel("决定书文号").fill("云综执罚〔2026〕91号");
      await day(wu.page, "决定日期", "2026-11-25");
      await form.getByLabel("决定内容").fill("罚款五千元");
      await form.getByLabel("罚款金额").fill("5000");
    });
    await county.settled();

    await page.getByText("云综执罚〔2026〕91号").first().waitFor();
    await page.getByLabel("同一链条的其他事项").getByText("已决定").waitFor();
    await wang.picture("journey-result");
    const facts = (await (await county.as("li")).get(`/api/v1/matters/${letter}/facts`)).body.items as {
      step: string;
    }[];
    expect(facts.map(({ step }) => step)).toEqual([
      "issued",
      "received",
      "assigned",
      "violationFound",
      "outcomeTold",
      "outcomeTold",
    ]);
    const decided = (
      await (await county.as("li")).get(clue.replace("/matters", "/api/v1/matters") + "/facts")
    ).body.items.at(-1);
    expect(decided).toMatchObject({ step: "decided", data: { fine: 500_000 } });
    expect([wang, zhao, qian, wu].flatMap((one) => one.faults())).toEqual([]);
  }, 180_000);
});
