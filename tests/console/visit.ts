import { AxeBuilder } from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { signIn } from "./sign-in.ts";

/** The two widths at which every page must be right. */
export const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;
export type Language = "zh" | "en";

/** Waits for the font, which comes after everything else; where nothing comes any more, not for ever. */
const FONT = `new Promise((done) => {
  let looked = 0;
  const look = () => {
    if (document.fonts.size > 0) return document.fonts.ready.then(() => done());
    looked += 1;
    return looked > 200 ? done() : setTimeout(look, 50);
  };
  look();
})`;

/** One person's browser window on the county, with what must never happen in it written down. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Goes to a path of the console and waits until it has drawn its head. */
  go(path: string): Promise<void>;
  /** Every request to another origin, and every error or warning of the policy on the console. */
  faults(): string[];
  /** What axe finds, as `rule: where`. */
  axe(): Promise<string[]>;
  /** Keys that stand on the page in place of their words. */
  untranslated(): Promise<string[]>;
  /** Into the folder that YIHAN_SCREENSHOTS names; without it none is taken, which saves a story much of its time. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  size?: Size;
  language?: Language;
  /** The address that opens first for somebody signed in; the first page if not said. */
  at?: string;
  /** Answers that a story asks for and that the browser then notes as failed. */
  expected?: readonly number[];
}

/** Opens a window as `officer`, signed in; without one, as a stranger who stands nowhere yet. */
export const visit = async (
  browser: Browser,
  url: string,
  officer?: string,
  { size = "wide", language = "zh", at = "/", expected = [] }: VisitOptions = {},
): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: language === "zh" ? "zh-CN" : "en-US",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  // A wait that ends names what was waited for; the whole test running out would not.
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== url && protocol.startsWith("http")) faults.push(`foreign request: ${request.url()}`);
  });
  page.on("console", (message) => {
    const wanted = expected.some((status) => message.text().includes(`status of ${status}`));
    if ((message.type() === "error" || message.type() === "warning") && !wanted)
      faults.push(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
  const drawn = async (): Promise<void> => {
    await page.locator("h1").first().waitFor();
    await page.locator(".ant-spin-spinning").first().waitFor({ state: "detached" });
  };
  const go = async (path: string): Promise<void> => {
    await page.goto(`${url}${path}`);
    await drawn();
  };
  if (officer !== undefined) {
    await signIn(context, url, officer);
    await go(at);
    await page.locator("nav, .shell-header").first().waitFor();
  }
  return {
    page,
    context,
    go,
    faults: () => [...faults],
    axe: async () => {
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ["violations"] })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .setLegacyMode()
        .analyze();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${id}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
      );
    },
    untranslated: async () => {
      const text = await page.locator("body").innerText();
      // A key such as "view.mine" or "told-none" is lower-case Latin with a dot or a hyphen in it; file names end otherwise.
      return [...text.matchAll(/(?<![\w/.@-])[a-z]+(?:\.[a-z][a-z-]+)+(?![\w/.])/g)]
        .map(([key]) => key)
        .filter((key) => !/\.(csv|xlsx|pdf|example|txt|bin)$/.test(key) && !key.startsWith("yihan.example"));
    },
    picture: async (name) => {
      const pictures = process.env["YIHAN_SCREENSHOTS"];
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(FONT);
      await page.screenshot({ path: join(pictures, `${name}-${size}-${language}.png`), fullPage: false });
    },
    close: () => context.close(),
  };
};
