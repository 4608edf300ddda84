import { describeWith } from "../describe-with.ts";
import type { Language, Size } from "./visit.ts";
import { openWorld } from "./world.ts";

const words = {
  zh: { work: "我的工作", done: "已办理" },
  en: { work: "My work", done: "Done" },
} as const;

describeWith("an officer with a letter", await openWorld(), ({ county, visit }) => {
  test.each([
    ["wide", "zh"],
    ["phone", "zh"],
    ["wide", "en"],
    ["phone", "en"],
  ] as [Size, Language][])(
    "signs in, opens the first letter and claims it (%s, %s)",
    async (size, language) => {
      const stranger = await visit(undefined, { size, language });
      await stranger.go("/");
      expect(await stranger.axe()).toEqual([]);
      await stranger.picture("sign-in");

      const wang = await visit("wang", { size, language });
      expect(await wang.page.locator("h1").innerText()).toBe(words[language].work);
      const rows = wang.page.locator("[data-row-link]");
      await rows.first().waitFor();
      expect(await wang.axe()).toEqual([]);
      expect(await wang.untranslated()).toEqual([]);
      await wang.picture("work");

      // The next letter that nobody has claimed: each of these visits takes one.
      const api = await county.as("wang");
      const { body } = await api.get("/api/v1/worklist?view=mine&limit=100");
      const letter = body.items.find(
        ({ flow, status }: { flow: string; status: string }) => flow === "approval-notice" && status === "sent",
      ) as { id: string; title: string };
      await wang.page.getByRole("link", { name: letter.title }).first().click();
      await wang.page.waitForURL(/\/matters\//);
      const id = new URL(wang.page.url()).pathname.split("/").at(-1)!;
      const offers = await api.get(`/api/v1/matters/${id}/steps`, { "accept-language": language });
      const { title } = offers.body.items.find(({ step }: { step: string }) => step === "received") as {
        title: string;
      };
      const button = wang.page.getByRole("main").getByRole("button", { name: title, exact: true });
      await button.waitFor();
      await wang.page.locator("article").first().waitFor();
      expect(await wang.axe()).toEqual([]);
      expect(await wang.untranslated()).toEqual([]);
      await wang.picture("matter");

      await button.click();
      await wang.page.getByRole("form").getByRole("button").filter({ hasText: title }).dblclick();
      await wang.page.getByText(words[language].done).first().waitFor();
      expect(
        (await api.get(`/api/v1/matters/${id}/facts`)).body.items.filter(
          ({ step }: { step: string }) => step === "received",
        ),
      ).toHaveLength(1);
      expect((await api.get(`/api/v1/matters/${id}`)).body.status).not.toBe("sent");
      expect([...stranger.faults(), ...wang.faults()]).toEqual([]);
    },
    180_000,
  );

  test("comes back to the address they began at, and only to one of this site", async () => {
    const wang = await visit(undefined);
    await wang.go("/matters?q=%E7%89%A9%E6%B5%81");
    await wang.page.locator('a[href^="/sign-in?officer=wang&"]').click();
    await wang.page.locator("nav").first().waitFor();
    expect(new URL(wang.page.url()).pathname + new URL(wang.page.url()).search).toBe("/matters?q=%E7%89%A9%E6%B5%81");
    for (const to of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
      expect([to, (await county.stranger.get(`/sign-in?to=${encodeURIComponent(to)}`)).status]).toEqual([to, 422]);
    }
  });
});
