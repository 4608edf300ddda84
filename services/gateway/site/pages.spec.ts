import { licence } from "../testing/letter-flow.ts";
import { startedGateway, type Called } from "../testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
  await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence("秘密饭店") });
});
afterAll(() => at.stop());

const page = async (path: string, headers = {}): Promise<{ text: string; headers: Headers }> => {
  const response = await at.call(undefined, "GET", path, undefined, headers);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  return { text: await response.text(), headers: response.headers };
};

test("the front page shows the county at work and names no party", async () => {
  const { text } = await page("/county");
  expect(text).toContain('data-count="letters">1<');
  expect(text).toMatch(/<time datetime="2026-03-09T01:00:00.000Z">2026-03-09 09:00</);
  expect(text).not.toContain("秘密饭店");
  expect(text).toContain("签名已核验");
});

test.each([
  ["/county", "zh-CN"],
  ["/county?lang=en", "en"],
  ["/docs", "zh-CN"],
])("%s has a language, a title, a main part, and no inline script or style", async (path, lang) => {
  const { text, headers } = await page(path);
  expect(text).toContain(`<html lang="${lang}">`);
  expect(text).toMatch(/<title>[^<]+<\/title>/);
  expect(text).toMatch(/<main id=/);
  expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:/);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'",
  );
});

test("pages ask nothing of foreign hosts, and what they ask for is there", async () => {
  for (const path of ["/county", "/docs"]) {
    const { text } = await page(path);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"#]+)"/g)) {
      expect(address).toMatch(/^\//);
      const response = await at.call(undefined, "GET", address!.replaceAll("&amp;", "&"));
      expect([address, response.status < 400]).toEqual([address, true]);
      await response.body?.cancel();
    }
  }
});

test("what people wrote is shown, never run", async () => {
  const { text } = await page("/county");
  expect(text).toContain("食品经营许可&lt;i&gt;");
  expect(text).toContain("陈&lt;b&gt;");
  expect(text).not.toMatch(/<i>|<b>/);
});

test("the page speaks English when asked to", async () => {
  const { text, headers } = await page("/county", { "accept-language": "en" });
  expect([text.includes("The county at work"), headers.get("content-language")]).toEqual([true, "en"]);
});

test("the numbers that keep it true are public and name no matter", async () => {
  const county = await (await at.call(undefined, "GET", "/api/v1/county")).text();
  expect(JSON.parse(county)).toMatchObject({ letters: 1, checkpoint: { origin: "yihan.example/test", size: 0 } });
  expect(county).not.toMatch(/秘密|[0-9a-f]{8}-[0-9a-f]{4}/);
});
