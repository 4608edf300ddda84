import { describeWith } from "../describe-with.ts";
import { on } from "../cast.ts";
import { sound } from "./sound.ts";
import type { Language, Size } from "./visit.ts";
import { openWorld } from "./world.ts";

describeWith("the whole county in view", await openWorld(), ({ county, visit }) => {
  // Two working days later nobody has claimed: letters are overdue.
  beforeAll(() => county.moveTo(on("11-28")), 60_000);

  test.each([
    ["wide", "zh"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "the bureau sees the day, the ladder and what is overdue, and opens the list behind a number (%s, %s)",
    async (size, language) => {
      const xu = await visit("xu", { size, language, at: "/desk" });
      const { page } = xu;
      await page.locator("#overdue button[aria-expanded]").first().waitFor();
      await page.locator(".chart svg").nth(1).waitFor();
      const api = await county.as("xu");
      const { body } = await api.get("/api/v1/statistics/overdue?from=2026-10-30&to=2026-11-28");
      const [worst] = body.rows.toSorted((a: { unmet: number }, b: { unmet: number }) => b.unmet - a.unmet);
      const number = page.locator("#overdue button[aria-expanded]").first();
      expect(await number.innerText()).toBe(String(worst.unmet));
      await number.press("Enter");
      expect(await page.locator("#overdue .behind").count()).toBe(worst.matters.length);
      expect(await sound(xu)).toEqual([]);
      await xu.picture("desk");
      await page.locator("#overdue .behind").first().getByRole("link").click();
      await page.waitForURL(/\/matters\//);
      expect(xu.faults()).toEqual([]);
    },
  );

  test("the overview prints on one page, whatever is on it", async () => {
    const xu = await visit("xu", { at: "/desk" });
    await xu.page.locator(".chart svg").nth(1).waitFor();
    const pdf = (await xu.page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  });

  test.each([
    ["wide", "zh"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "what nobody owns and what was set aside stand with who has to act, and the day's account says that nothing is missing (%s, %s)",
    async (size, language) => {
      const xu = await visit("xu", { size, language, at: "/desk?view=waiting" });
      await xu.page.locator("[data-row-link]").first().waitFor();
      expect(await sound(xu)).toEqual([]);
      await xu.go("/desk?view=reconciliation&date=2026-11-25");
      await xu.page.locator(".statement tbody tr").first().waitFor();
      expect(await xu.page.locator(".statement").innerText()).toMatch(
        language === "zh" ? /一件不少/ : /nothing is missing/,
      );
      expect(await sound(xu)).toEqual([]);
      await xu.picture("account");
      expect(xu.faults()).toEqual([]);
    },
  );

  test("nobody but the bureau is offered the desk, and its address tells them nothing", async () => {
    const wang = await visit("wang");
    await wang.page.goto(`${county.url}/desk`);
    await wang.page.getByText("没有这一页面").waitFor();
    expect(await wang.page.getByRole("link", { name: "督办台" }).count()).toBe(0);
    expect(wang.faults()).toEqual([]);
  });
});
