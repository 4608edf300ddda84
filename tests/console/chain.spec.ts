import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import { sound } from "./sound.ts";
import type { Language, Size } from "./visit.ts";
import { openWorld } from "./world.ts";

describeWith("a chain", await openWorld(), ({ county, visit }) => {
  let letter: string;

  beforeAll(async () => {
    letter = await issueLetter(county, 8_001);
    const wang = await county.as("wang");
    await wang.take(letter, "received");
    await wang.take(letter, "assigned", { officer: "wang" });
    const record = await county.paper(wang, "inspection-record");
    const found = {
      discoveredOn: "2026-11-25",
      violation: "擅自改装营运车辆",
      facts: "<b>三辆车</b>加装货箱",
      item: "",
    };
    await wang.take(letter, "violationFound", found, { papers: [record] });
    await county.settled();
  }, 60_000);

  test.each([
    ["wide", "zh"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "a chain is drawn, walked with the arrow keys and listed (%s, %s)",
    async (size, language) => {
      const xu = await visit("xu", { size, language, at: `/chains/${letter}?view=drawing` });
      const { page } = xu;
      const boxes = page.locator("[data-matter]");
      await boxes.nth(1).waitFor();
      expect(await boxes.count()).toBe(2);
      await page.locator(".react-flow__edge").first().waitFor({ state: "attached" });
      expect(await page.locator(".react-flow__edge").count()).toBe(1);
      expect(await boxes.first().textContent()).toMatch(language === "zh" ? /引出：/ : /opened /);
      expect(await sound(xu)).toEqual([]);
      await xu.picture("chain");
      await boxes.first().focus();
      await page.keyboard.press("ArrowRight");
      expect(await page.evaluate("document.activeElement.dataset.matter")).not.toBe(letter);
      await xu.go(`/chains/${letter}?view=list`);
      await page.locator("[data-row-link]").nth(1).waitFor();
      expect(await page.locator("[data-row-link]").count()).toBe(2);
      expect(await sound(xu)).toEqual([]);
      expect(xu.faults()).toEqual([]);
    },
  );

  test.each([
    ["wide", "zh"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "the browser itself verifies the chain and shows what it checked, and gives the export that it verified (%s, %s)",
    async (size, language) => {
      const zhao = await visit("zhao", { size, language, at: `/chains/${letter}` });
      const { page } = zhao;
      const verify = page.getByRole("button", { name: language === "zh" ? "在本机核验" : "Verify here" });
      await verify.click();
      await page.getByText(language === "zh" ? /核验通过：\d+ 条记录/ : /It holds: all \d+ facts/).waitFor();
      expect(await page.locator(".verify-facts tbody tr").count()).toBeGreaterThanOrEqual(5);
      expect(
        await page.getByText(language === "zh" ? "没有遗漏" : "every entry of the log was gone through").count(),
      ).toBe(1);
      expect(await sound(zhao)).toEqual([]);
      await zhao.picture("verified");
      const taken = page.waitForEvent("download");
      await page
        .getByRole("button", {
          name: language === "zh" ? "保存这次核验的导出包" : "Save the export as it was verified",
        })
        .click();
      expect((await taken).suggestedFilename()).toBe(`chain-${letter}.zip`);
      expect(zhao.faults()).toEqual([]);
    },
  );
});
