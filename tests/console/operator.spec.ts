import { readFileSync } from "node:fs";
import { join } from "node:path";
import { topicOf, type Fact } from "@yihan/kernel";
import { describeWith } from "../describe-with.ts";
import { sound } from "./sound.ts";
import type { Language, Size } from "./visit.ts";
import { openWorld } from "./world.ts";

describeWith("whoever runs the installation", await openWorld(), ({ county, visit }) => {
  test("the operator signs in with the token alone, sees what stands still, and has a matter tried again on the record", async () => {
    const li = await county.as("li");
    const { items } = (await li.get("/api/v1/matters?flow=approval-notice&limit=1")).body;
    const [known] = await county.county.services[0]!.facts(items[0].id);
    const afterGap: Fact = { ...known!, matter: "lacks-its-first-fact", version: 2 };
    await county.county.ports.bus.publish(topicOf({ service: "approval", lane: "ordinary" }), [afterGap]);
    await county.settled();
    const operator = await county.operator();
    const aside = (await operator.get("/api/v1/operator/parked")).body.items;
    expect(aside.length).toBeGreaterThan(0);

    for (const [size, language] of [
      ["wide", "zh"],
      ["phone", "en"],
    ] as [Size, Language][]) {
      // A machine that is busy with other tests may be turned away with 503; the page asks again by itself.
      const window = await visit(undefined, { size, language, expected: [401, 503] });
      const { page } = window;
      await window.go("/");
      await page.locator("summary").click();
      const token = page.locator('input[type="password"]');
      await token.fill("yihan-operator-wrong");
      await token.press("Enter");
      await page.getByRole("alert").waitFor();
      await token.fill(readFileSync(join(county.data, "operator.token"), "utf8").trim());
      await token.press("Enter");
      await page.getByText("lacks-its-first-fact").first().waitFor();
      expect(await sound(window)).toEqual([]);
      await window.picture("operator");
      expect(
        await page.evaluate(
          "JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie, at: location.href })",
        ),
      ).not.toContain("yihan-operator");
      const before = await county.county.audit.size();
      await page
        .getByRole("button", { name: /lacks-its-first-fact/ })
        .first()
        .dblclick();
      await page
        .getByText(language === "zh" ? "再次失败" : "It failed again")
        .first()
        .waitFor();
      await county.county.audit.settled();
      expect(await county.county.audit.size()).toBe(before + 1);
      expect(window.faults()).toEqual([]);
      await page.reload();
      await page.locator("summary").waitFor();
    }
  });

  test("a service that does not answer is named, with what that means, in both languages", async () => {
    for (const [language, said] of [
      ["zh", "未响应的服务：enforcement、imports"],
      ["en", "Services that do not answer: enforcement, imports"],
    ] as [Language, string][]) {
      const window = await visit(undefined, { size: "wide", language, expected: [401, 503] });
      const { page } = window;
      await page.route("**/api/v1/operator/state", async (route) => {
        const response = await route.fetch();
        const state = (await response.json()) as object;
        await route.fulfill({ response, json: { ...state, mode: "distributed", silent: ["enforcement", "imports"] } });
      });
      await window.go("/");
      await page.locator("summary").click();
      const token = page.locator('input[type="password"]');
      await token.fill(readFileSync(join(county.data, "operator.token"), "utf8").trim());
      await token.press("Enter");
      await page.getByText(said).waitFor();
      await page.getByText(language === "zh" ? "分布式" : "separate services").waitFor();
      expect(await sound(window)).toEqual([]);
    }
  });
});
