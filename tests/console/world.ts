import type { Browser } from "playwright-core";
import { startCounty, type RunningCounty } from "../journeys/county.ts";
import { buildConsole, openBrowser } from "./browser.ts";
import { visit, type Visit, type VisitOptions } from "./visit.ts";

/** The demo county with the built console, and a browser to look at it with. */
export interface ConsoleWorld {
  county: RunningCounty;
  browser: Browser;
  /** A window as an officer (`wang`), or as a stranger. Closed at the end with all others. */
  visit(officer?: string, options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** Opens the world; gives the reason where no browser runs here. */
export const openWorld = async (
  options: Parameters<typeof startCounty>[0] = {},
): Promise<ConsoleWorld | { none: string }> => {
  const found = await openBrowser();
  if ("none" in found) return found;
  await buildConsole();
  const county = await startCounty(options);
  const visits: Visit[] = [];
  return {
    county,
    browser: found.browser,
    visit: async (officer, how) => {
      const opened = await visit(found.browser, county.url, officer, how);
      visits.push(opened);
      return opened;
    },
    close: async () => {
      await Promise.all(visits.map((one) => one.close()));
      await found.close();
      await county.close();
    },
  };
};
