import type { Browser } from "playwright-core";
import { percentile } from "../in-flight.ts";
import { letterBody } from "../load.ts";
import type { Line } from "../measure.ts";
import type { Person } from "../../journeys/county.ts";
import { signIn } from "../../console/sign-in.ts";
import { atRest, slowPage } from "./slow-page.ts";
import { window } from "./window.ts";

const LETTERS = 25;

/** Tells when a matter's event came to the page and when its row first stood there, by the clock of this machine. */
const WATCH = `{
  const now = () => performance.timeOrigin + performance.now();
  const told = {};
  const shown = {};
  const waiting = {};
  const Source = EventSource;
  globalThis.EventSource = class extends Source {
    constructor(...given) {
      super(...given);
      this.addEventListener("matter", ({ data }) => { told[JSON.parse(data).matter] ??= now(); });
    }
  };
  globalThis.whenShown = (matter) => new Promise((tell) => {
    waiting[matter] = () => tell([told[matter], shown[matter]]);
    if (shown[matter]) waiting[matter]();
  });
  new MutationObserver(() => {
    for (const { dataset: { rowKey } } of document.querySelectorAll("[data-row-key]")) {
      if (shown[rowKey]) continue;
      shown[rowKey] = now();
      waiting[rowKey]?.();
    }
  }).observe(document, { childList: true, subtree: true });
}`;

/** Letters that an officer's open list is told of: from sending each until its row stands there. */
export const live = async (browser: Browser, url: string, officer: string, sender: Person): Promise<Line[]> => {
  const context = await browser.newContext(window);
  await signIn(context, url, officer);
  const { page } = await slowPage(context, WATCH);
  const opened = page.waitForResponse(/\/api\/v1\/events/);
  await page.goto(`${url}/work`);
  await page.locator("[data-row-link]").first().waitFor();
  await opened;
  const shown: number[] = [];
  const told: number[] = [];
  const answered: number[] = [];
  for (let letter = 0; letter < LETTERS; letter += 1) {
    const began = performance.timeOrigin + performance.now();
    const { body } = await sender.post("/api/v1/matters", letterBody(letter, "V"));
    answered.push(performance.timeOrigin + performance.now() - began);
    const at = await page.evaluate<[number, number]>(`whenShown(${JSON.stringify(body.matter)})`);
    told.push(at[0] - began);
    shown.push(at[1] - began);
    // The list comes to rest, so that the next letter is no part of what this one set in motion.
    await atRest(page);
    await page.evaluate("new Promise((done) => requestIdleCallback(() => done()))");
  }
  await context.close();
  const p95 = percentile(shown, 0.95);
  return [
    {
      what: "ms from sending a letter until its row stands in an open list, p95",
      figure: p95,
      limit: { what: "until its event is in the page", figure: percentile(told, 0.95) },
      wanted: "≤ 300 ms",
      reached: p95 <= 300,
    },
    {
      what: "ms p50",
      figure: percentile(shown, 0.5),
      limit: { what: "until its event is in the page", figure: percentile(told, 0.5) },
      wanted: "informs",
    },
    { what: "ms until the sender's answer, p50", figure: percentile(answered, 0.5), wanted: "informs" },
  ];
};
