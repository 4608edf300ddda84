import type { BrowserContext, CDPSession, Page } from "playwright-core";

/** How many times slower than this machine the page's processor is taken to be. */
export const SLOWDOWN = 4;

/** A page and the protocol by which it is slowed down and asked for its costs. */
export interface SlowPage {
  page: Page;
  session: CDPSession;
  /** Sets the slow-down; 1 is none. */
  slow(rate: number): Promise<void>;
  /** Milliseconds of CPU that the page's main thread has used; sensible only where it is not slowed down. */
  cpu(): Promise<number>;
}

/** Opens a page that is slowed down by `rate` from its first load on. `watch` is a script that runs in it before any other. */
export const slowPage = async (context: BrowserContext, watch = "", rate = SLOWDOWN): Promise<SlowPage> => {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  if (watch !== "") await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const slow = async (to: number): Promise<void> => {
    await session.send("Emulation.setCPUThrottlingRate", { rate: to });
  };
  await slow(rate);
  return {
    page,
    session,
    slow,
    cpu: async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")!.value * 1_000;
    },
  };
};

const AT_REST = `new Promise((done) => {
  let before = -1;
  const look = () => {
    const now = performance.getEntriesByType("resource").length;
    if (now === before) return done();
    before = now;
    setTimeout(look, 400);
  };
  look();
})`;

/** Waits until nothing more comes to the page; the stream of events stays open for ever and does not count. */
export const atRest = (page: Page): Promise<void> => page.evaluate<void>(AT_REST);

const LOOP = `(() => {
  const began = performance.now();
  let sum = 0;
  for (let at = 0; at < 2e7; at += 1) sum = (sum + at * at) % 1000003;
  return performance.now() - began + sum * 0;
})()`;

/** How many times longer one and the same loop takes in the page than without its slow-down. */
export const slowdownSeen = async ({ page, slow }: SlowPage): Promise<number> => {
  const loop = async (): Promise<number> =>
    Math.min(await page.evaluate<number>(LOOP), await page.evaluate<number>(LOOP), await page.evaluate<number>(LOOP));
  const slowed = await loop();
  await slow(1);
  const plain = await loop();
  await slow(SLOWDOWN);
  return slowed / plain;
};
