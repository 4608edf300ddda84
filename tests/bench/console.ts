import type { Browser } from "playwright-core";
import { startServer, tokenOf } from "../server.ts";
import { openBrowser } from "../console/browser.ts";
import { person, type Person } from "../journeys/county.ts";
import { chainVerified, longChain } from "./console/chain.ts";
import { firstLoad } from "./console/first-load.ts";
import { live } from "./console/live.ts";
import { longList } from "./console/long-list.ts";
import { SLOWDOWN } from "./console/slow-page.ts";
import { letterBody } from "./load.ts";
import { makeLetters } from "./make-letters.ts";
import type { Line, Measure, Run } from "./measure.ts";

const ROWS = 20_000;

const signedIn = async (url: string, who: { officer: string } | { client: string }): Promise<Person> =>
  person(url, { authorization: `Bearer ${await tokenOf(url, who)}` });

/** Runs `work` on a county of its own process. */
const onCounty = async <T>(data: string, demo: "county" | "sign-in", work: (url: string) => Promise<T>): Promise<T> => {
  const server = startServer({ data, env: { YIHAN_DEMO: demo } });
  try {
    const url = await server.ready;
    await server.says("verified");
    return await work(url);
  } finally {
    server.child.kill("SIGTERM");
    await server.ended;
  }
};

/** The officer to whom the letters of a load go. */
const officerOf = async (sender: Person, matter: string): Promise<string> => {
  const { body } = await sender.get(`/api/v1/matters/${matter}`);
  if (!body.next) throw new Error("the letters of the load go to nobody");
  return body.next.officer;
};

const onDemoCounty = async (browser: Browser, { folder }: Pick<Run, "folder">): Promise<Line[]> =>
  onCounty(await folder(), "county", async (url) => {
    const sender = await signedIn(url, { client: "approval-centre" });
    const { body } = await sender.post("/api/v1/matters", letterBody(0, "O"));
    const id = await officerOf(sender, body.matter);
    const officer = { id, person: await signedIn(url, { officer: id }) };
    const lines = await firstLoad(url, id, { folder });
    lines.push(...(await live(browser, url, id, sender)));
    return [...lines, ...(await chainVerified(browser, url, await longChain(sender, officer), officer))];
  });

const onManyMatters = async (browser: Browser, { folder, scale }: Pick<Run, "folder" | "scale">): Promise<Line[]> => {
  const rows = Math.round(ROWS * scale);
  const data = await folder();
  const { matters } = await makeLetters(data, rows, () => {}, ["YT-XK-001"]);
  return onCounty(data, "sign-in", async (url) => {
    const sender = await signedIn(url, { client: "approval-centre" });
    return longList(browser, url, await officerOf(sender, matters[0]!), rows);
  });
};

export const inConsole: Measure = {
  name: "console",
  title: `the console in a real Chromium whose page is slowed down ${SLOWDOWN} times; first load, a long list, news, a chain`,
  run: async (run) => {
    const found = await openBrowser();
    if ("none" in found) {
      process.stdout.write(`      nothing was measured: ${found.none}\n`);
      return [];
    }
    try {
      return [...(await onDemoCounty(found.browser, run)), ...(await onManyMatters(found.browser, run))];
    } finally {
      await found.close();
    }
  },
};
