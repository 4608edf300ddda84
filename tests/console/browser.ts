import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";

const DEBIAN = "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"];

/** A browser, or why there is none on this machine. */
export type Found = { browser: Browser; close(): Promise<void> } | { none: string };

/** Opens Chromium: the machine's own, else the one that came with the workspace. */
export const openBrowser = async (): Promise<Found> => {
  const faults: string[] = [];
  const tries = [
    async () => (existsSync(DEBIAN) ? { executablePath: DEBIAN, args: ARGS } : undefined),
    async () => {
      const { default: bundled } = await import("@sparticuz/chromium");
      // Not its own arguments: they put the whole browser in one process and switch web security off.
      return { executablePath: await bundled.executablePath(), args: ARGS };
    },
  ];
  for (const options of tries) {
    try {
      const given = await options();
      if (!given) continue;
      const browser = await chromium.launch({ ...given, headless: true });
      return { browser, close: () => browser.close() };
    } catch (error) {
      faults.push((error as Error).message.split("\n")[0]!);
    }
  }
  return { none: `no Chromium runs here: ${faults.join("; ") || "none is installed"}` };
};

/** Builds the console if it has changed since it was built. */
export const buildConsole = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, ["tools/build-console.mjs"], { cwd: new URL("../..", import.meta.url) });
};
