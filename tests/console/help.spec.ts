import { describeWith } from "../describe-with.ts";
import { sound } from "./sound.ts";
import type { Language, Size } from "./visit.ts";
import { openWorld } from "./world.ts";

describeWith("help", await openWorld(), ({ county, visit }) => {
  test.each([
    ["wide", "zh"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "help has each flow from its own table, the marks and the words (%s, %s)",
    async (size, language) => {
      const wang = await visit("wang", { size, language, at: "/help" });
      const { page } = wang;
      await page.locator(".flow-links a").first().waitFor();
      await page.getByRole("searchbox").last().fill("duty");
      expect(await page.getByText("权责清单").first().isVisible()).toBe(true);
      expect(await sound(wang)).toEqual([]);
      await wang.picture("help");
      await wang.go("/help/clue-transfer");
      await page.locator(".flow-diagram svg rect").first().waitFor();
      const { body } = await county.stranger.get("/api/v1/flows/clue-transfer");
      expect(await page.locator(".flow-steps tbody tr").count()).toBe(body.steps.length);
      expect(await sound(wang)).toEqual([]);
      await wang.picture("help-flow");
      expect(wang.faults()).toEqual([]);
    },
  );
});
