import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { chromium, type Browser, type BrowserContext } from "playwright-core";

const DEBIAN = "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"];

/** A browser, or why there is none on this machine. */
export type Found = { browser: Browser; close(): Promise<void> } | { none: string };

/** Chromium's programs: the machine's own, and the one that came with the workspace. */
const programs: readonly (() => Promise<string | undefined>)[] = [
  async () => (existsSync(DEBIAN) ? DEBIAN : undefined),
  // Not with its own arguments: they put the whole browser in one process and switch web security off.
  async () => (await import("@sparticuz/chromium")).default.executablePath(),
];

/** What `open` gives for the first program that runs here. */
const firstThatRuns = async <T extends object>(
  open: (options: { executablePath: string; args: string[]; headless: true }) => Promise<T>,
): Promise<T | { none: string }> => {
  const faults: string[] = [];
  for (const program of programs) {
    try {
      const executablePath = await program();
      if (executablePath !== undefined) return await open({ executablePath, args: ARGS, headless: true });
    } catch (error) {
      faults.push((error as Error).message.split("\n")[0]!);
    }
  }
  return { none: `no Chromium runs here: ${faults.join("; ") || "none is installed"}` };
};

/** Opens Chromium. */
export const openBrowser = (): Promise<Found> =>
  firstThatRuns(async (options) => {
    const browser = await chromium.launch(options);
    return { browser, close: () => browser.close() };
  });

/** Opens Chromium with a profile of its own in `folder`: what it caches stays on the disk, as an officer's does. */
export const openProfile = (
  folder: string,
  window: { viewport: { width: number; height: number }; locale: string; timezoneId: string },
): Promise<{ context: BrowserContext } | { none: string }> =>
  firstThatRuns(async (options) => ({
    context: await chromium.launchPersistentContext(folder, { ...options, ...window }),
  }));

/** Builds the console if it has changed since it was built. */
export const buildConsole = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, ["tools/build-console.mjs"], { cwd: new URL("../..", import.meta.url) });
};
