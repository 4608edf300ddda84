import type { Browser } from "playwright-core";
import { percentile } from "../in-flight.ts";
import type { Line } from "../measure.ts";
import { signIn } from "../../console/sign-in.ts";
import { SLOWDOWN, slowPage, type SlowPage } from "./slow-page.ts";
import { window } from "./window.ts";

/** How many rows the list has. */
const HELD = `Number(document.querySelector("table.rows").getAttribute("aria-rowcount")) - 1`;

/** Notes from now on how far apart frames are, in milliseconds. */
const RECORD = `(() => {
  globalThis.frames = [];
  let last;
  const frame = (now) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    globalThis.recording = requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;
const RECORDED = `(cancelAnimationFrame(recording), frames)`;

/** From the head to the foot of the page in three seconds, however many frames that gives, as by the scroll bar. */
const DRAG = `new Promise((done) => {
  const whole = document.documentElement.scrollHeight - innerHeight;
  const began = performance.now();
  const step = () => {
    const part = Math.min(1, (performance.now() - began) / 3000);
    scrollTo(0, whole * part);
    if (part < 1) requestAnimationFrame(step);
    else done();
  };
  requestAnimationFrame(step);
})`;

/** How far apart the frames were while the page was read, turned with the wheel, and dragged from its head to its foot. */
const scrolled = async ({ page, session }: SlowPage): Promise<number[]> => {
  const turn = (distance: number, speed: number) =>
    session.send("Input.synthesizeScrollGesture", {
      x: 900,
      y: 500,
      yDistance: -distance,
      speed,
      gestureSourceType: "mouse",
    });
  await page.evaluate("scrollTo(0, 0)");
  await page.evaluate(RECORD);
  await turn(3_000, 1_500);
  await turn(20_000, 8_000);
  await page.evaluate(DRAG);
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  return page.evaluate<number[]>(RECORDED);
};

/** Milliseconds of CPU a frame, as slow as the page is taken to be: the slow-down itself would count what others take as well. */
const cpuOfFrame = async (page: SlowPage): Promise<number> => {
  await page.slow(1);
  const before = await page.cpu();
  const frames = await scrolled(page);
  const cpu = (await page.cpu()) - before;
  await page.slow(SLOWDOWN);
  return (SLOWDOWN * cpu) / frames.length;
};

/** Loads the whole list as its export does: that needs every page of it. */
const loadWhole = async ({ page, slow }: SlowPage, rows: number): Promise<number> => {
  await slow(1);
  const saved = page.waitForEvent("download", { timeout: 300_000 });
  const began = performance.now();
  await page.getByRole("button", { name: "导出 CSV" }).click();
  await saved;
  const took = performance.now() - began;
  await page.evaluate(`new Promise((done) => {
    const look = () => (${HELD} >= ${rows} ? done() : requestAnimationFrame(look));
    look();
  })`);
  await slow(SLOWDOWN);
  return took;
};

/** A list of `rows` matters of one officer, scrolled. */
export const longList = async (browser: Browser, url: string, officer: string, rows: number): Promise<Line[]> => {
  const context = await browser.newContext({ ...window, acceptDownloads: true });
  await signIn(context, url, officer);
  const listed = await slowPage(context);
  await listed.page.goto(`${url}/work`);
  await listed.page.locator("[data-row-link]").first().waitFor();
  const whole = await loadWhole(listed, rows);
  const held = await listed.page.evaluate<number>(HELD);
  await scrolled(listed);
  const frames = await scrolled(listed);
  const cpu = await cpuOfFrame(listed);
  const height = await listed.page.evaluate<number>("document.documentElement.scrollHeight");

  const empty = await slowPage(context);
  await empty.page.setContent(`<div style="height: ${height}px"></div>`);
  await scrolled(empty);
  const emptyFrames = await scrolled(empty);
  const emptyCpu = await cpuOfFrame(empty);
  await context.close();
  const longest = Math.max(...frames);
  return [
    {
      what: `ms the longest frame, scrolling ${held} rows`,
      figure: longest,
      limit: { what: "an empty page as long", figure: Math.max(...emptyFrames) },
      wanted: "≤ 50 ms",
      reached: longest <= 50 && held >= rows,
    },
    {
      what: "ms the 99th of 100 frames",
      figure: percentile(frames, 0.99),
      limit: { what: "the empty page", figure: percentile(emptyFrames, 0.99) },
      wanted: "informs",
    },
    {
      what: `ms of the main thread's CPU a frame times ${SLOWDOWN}`,
      figure: cpu,
      limit: { what: "the empty page", figure: emptyCpu },
      wanted: "informs",
    },
    { what: `frames of ${frames.length} over 50 ms`, figure: frames.filter((gap) => gap > 50).length, wanted: "0" },
    { what: "ms until the whole list is there, not slowed down", figure: whole, wanted: "informs" },
  ];
};
