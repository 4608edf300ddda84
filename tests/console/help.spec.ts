import { sound } from "./sound.ts";
import type { Language, Size } from "./visit.ts";
import { openWorld, type ConsoleWorld } from "./world.ts";

const world = await openWorld();
const there = "none" in world ? undefined : world;
const scenes = there ? describe : describe.skip; // skipped only where no Chromium runs; the reason stands in the name

afterAll(() => there?.close());

scenes(`help${"none" in world ? ` (${world.none})` : ""}`, () => {
  const { county, visit } = there as ConsoleWorld;

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
