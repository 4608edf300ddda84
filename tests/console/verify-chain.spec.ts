import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { describeWith } from "../describe-with.ts";
import { startCounty, type RunningCounty } from "../journeys/county.ts";
import { issueLetter } from "../journeys/letters.ts";
import { openBrowser } from "./browser.ts";

/** What these tests read of the console's result. */
interface ChainVerified {
  checked: {
    size: number;
    log: { size: number };
    matters: { matter: string; facts: { state: string; words?: { step: string; source: string } }[] }[];
  };
}

const home = join(import.meta.dirname, "..", "..", "services", "console");

/** A page that does nothing but lend its window `verifyChain`, built as the console is. */
const builtProbe = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "yihan-probe-"));
  await writeFile(
    join(folder, "probe.ts"),
    `import { verifyChain } from ${JSON.stringify(join(home, "src/verifier/verify-chain.ts"))};\nObject.assign(window, { verifyChain });\n`,
  );
  const config = `
import { verifierInBrowser } from ${JSON.stringify(join(home, "verifier-in-browser.ts"))};
export default { root: ${JSON.stringify(home)}, base: "/probe/", publicDir: false, plugins: [verifierInBrowser()], build: { outDir: ${JSON.stringify(join(folder, "dist"))}, emptyOutDir: true, target: "es2023", modulePreload: false, rolldownOptions: { input: ${JSON.stringify(join(folder, "probe.ts"))}, output: { entryFileNames: "probe.js", assetFileNames: "assets/[name]-[hash][extname]" } } } };`;
  await writeFile(join(folder, "vite.config.ts"), config);
  const vite = join(home, "node_modules", "vite", "bin", "vite.js");
  await promisify(execFile)(
    process.execPath,
    [vite, "build", "--config", join(folder, "vite.config.ts"), "--configLoader", "native", "--logLevel", "warn"],
    { cwd: home },
  );
  return folder;
};

describeWith("a chain verified in the console", await openBrowser(), ({ browser }) => {
  let county: RunningCounty;
  let folder: string;
  let page: Page;
  let chain: string;

  beforeAll(async () => {
    [county, folder] = await Promise.all([startCounty(), builtProbe()]);
    chain = await issueLetter(county, 9_201);
    const wang = await county.as("wang");
    await wang.take(chain, "received");
    await wang.take(chain, "assigned", { officer: "wang" });
    await county.settled();
    const { body } = await county.stranger.post("/demo/token", { officer: "wang" });
    const context = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${body.token}` } });
    page = await context.newPage();
    await page.route("**/probe/**", async (route) => {
      const path = join(folder, "dist", new URL(route.request().url()).pathname.replace("/probe/", ""));
      if (path.endsWith(".js") && existsSync(path))
        await route.fulfill({ body: readFileSync(path, "utf8"), contentType: "text/javascript" });
      else
        await route.fulfill({
          body: '<!doctype html><script type="module" src="/probe/probe.js"></script>',
          contentType: "text/html",
          headers: {
            "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'",
          },
        });
    });
    await page.goto(`${county.url}/probe/`);
    await page.waitForFunction("window.verifyChain !== undefined");
  }, 120_000);

  afterAll(async () => {
    await county?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const verified = (options: object = {}): Promise<ChainVerified> =>
    page.evaluate(
      ([id, given]) =>
        (globalThis as never as { verifyChain: (id: string, options: object) => Promise<ChainVerified> }).verifyChain(
          id as string,
          given as object,
        ),
      [chain, options],
    );

  test("holds, with its facts in the words of the facts themselves, and so does the log as it is now", async () => {
    const { checked } = await verified();
    expect(checked).toMatchObject({
      ok: true,
      trusted: "given",
      absence: "proven",
      chain,
      contradicted: [],
      log: { state: "holds" },
    });
    expect(checked.log.size).toBeGreaterThanOrEqual(checked.size);
    const letter = checked.matters.find(({ matter }) => matter === chain)!;
    expect(letter.facts.map(({ words, state }) => [words?.step, words?.source, state])).toEqual([
      ["issued", "proven", "holds"],
      ["received", "proven", "holds"],
      ["assigned", "proven", "holds"],
    ]);
  });

  test("does not hold where the log's tiles are not those that the export was made from", async () => {
    await page.context().route("**/log/tile/0/**", async (route) => {
      const body = await (await route.fetch()).body();
      body[5]! ^= 1;
      await route.fulfill({ body, contentType: "application/octet-stream" });
    });
    const { checked } = await verified();
    expect(checked).toMatchObject({ ok: false, fault: { class: "log-altered" }, log: { state: "wrong" } });
    await page.context().unroute("**/log/tile/0/**");
  });
});
