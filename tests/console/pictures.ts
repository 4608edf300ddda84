// The pictures of docs/console: `node tests/console/pictures.ts` lets a week pass in the demo county, walks through it as each user and writes them anew.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { on } from "../cast.ts";
import { issueLetter } from "../journeys/letters.ts";
import { passBusyDays } from "./busy-days.ts";
import { smallPng } from "./small-png.ts";
import { filesIn, openVerifier, builtVerifier, dropped, zipped } from "./verifier-parts.ts";
import { visit, type VisitOptions } from "./visit.ts";
import { openWorld } from "./world.ts";

const folder = join(import.meta.dirname, "../../docs/console");
const world = await openWorld({ start: on("11-18") });
if ("none" in world) throw new Error(world.none);
const { county, browser } = world;

const only = process.argv.slice(2);
const shoot = async (page: Page, name: string): Promise<void> => {
  await page.waitForLoadState("networkidle");
  writeFileSync(join(folder, `${name}.png`), smallPng(await page.screenshot()));
  console.log(name);
};

interface Scene {
  name: string;
  officer?: string;
  path: string;
  options?: VisitOptions;
  /** What is done on the page before the picture is taken. */
  act?: (page: Page) => Promise<unknown>;
}

const phone: VisitOptions = { size: "phone" };
const english: VisitOptions = { language: "en" };
const openDue = (page: Page) => page.locator(".standing .due").click();
const step = (title: string) => (page: Page) =>
  page.getByRole("main").getByRole("button", { name: title, exact: true }).first().click();

mkdirSync(folder, { recursive: true });
const letter = await passBusyDays(county);
const fresh = await issueLetter(county, 2_102, { partyName: "云汀市听澜客运有限公司" });
const wang = await county.as("wang");
await wang.take(fresh, "received");
await county.settled();
const other = await issueLetter(county, 2_103, { partyName: "云汀市栖霞货运有限公司" });
const clue = ((await wang.get(`/api/v1/chains/${letter}`)).body.items as { id: string; flow: string }[]).find(
  ({ flow }) => flow === "clue-transfer",
)!.id;
const licences = (
  (await (await county.as("li")).get("/api/v1/imports")).body.items as { id: string; file: string }[]
).find(({ file }) => file === "licences.csv")!.id;

/** The demo's licence file as it would come next week: other decision numbers, the same ten faults. */
const nextWeek = readFileSync(join(import.meta.dirname, "../../services/all/demo/licences.csv"), "utf8").replaceAll(
  "〔2026〕1",
  "〔2026〕2",
);

const scenes: readonly Scene[] = [
  { name: "sign-in", path: "/" },
  {
    name: "clerk-import",
    officer: "li",
    path: "/imports",
    act: async (page) => {
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "licences-next.csv", mimeType: "text/csv", buffer: Buffer.from(nextWeek) });
      await page.getByRole("button", { name: "导入并发函" }).waitFor();
    },
  },
  { name: "clerk-held", officer: "li", path: `/imports/${licences}?rows=held` },
  { name: "clerk-unmatched", officer: "li", path: `/imports/${licences}?rows=unmatched` },
  {
    name: "clerk-recall",
    officer: "li",
    path: `/matters/${other}`,
    act: async (page) => {
      await step("撤回")(page);
      await page.getByLabel("理由", { exact: true }).fill("同一许可决定重复发函");
      await page.getByLabel("重复发函").check();
      await page.locator(".step-form button[type=submit]").click();
      await page.locator(".ant-popconfirm").getByText("撤回后本函不再有效").waitFor();
    },
  },
  { name: "supervisor-work", officer: "wang", path: "/work", options: phone },
  { name: "supervisor-due", officer: "wang", path: `/matters/${fresh}`, options: phone, act: openDue },
  {
    name: "supervisor-clock",
    officer: "wang",
    path: `/matters/${fresh}`,
    options: phone,
    act: (page) => page.locator(".days").first().scrollIntoViewIfNeeded(),
  },
  {
    name: "supervisor-assign",
    officer: "wang",
    path: `/matters/${fresh}`,
    options: phone,
    act: async (page) => {
      await step("指派监管责任人")(page);
      await page.locator(".step-form").scrollIntoViewIfNeeded();
    },
  },
  { name: "supervisor-desk", officer: "wang", path: "/work" },
  { name: "supervisor-english", officer: "wang", path: "/work", options: english },
  { name: "bureau-clue", officer: "zhao", path: `/matters/${clue}` },
  { name: "bureau-chain", officer: "wu", path: `/chains/${letter}` },
  {
    name: "judicial-desk",
    officer: "xu",
    path: "/desk",
    act: (page) => page.locator(".chart svg").nth(1).waitFor(),
  },
  {
    name: "judicial-overdue",
    officer: "xu",
    path: "/desk",
    act: async (page) => {
      await page.locator("#overdue button[aria-expanded]").first().click();
      await page.locator("#overdue").scrollIntoViewIfNeeded();
    },
  },
  { name: "judicial-waiting", officer: "xu", path: "/desk?view=waiting" },
  { name: "judicial-account", officer: "xu", path: "/desk?view=reconciliation&date=2026-11-18" },
  {
    name: "judicial-verified",
    officer: "xu",
    path: `/chains/${letter}`,
    act: async (page) => {
      await page.getByRole("button", { name: "在本机核验" }).click();
      await page.getByText(/核验通过/).waitFor();
    },
  },
  { name: "directory-who", officer: "wang", path: "/directory?view=who&item=YT-XK-001" },
  { name: "directory-absence", officer: "zhou", path: "/directory?view=absence" },
  { name: "help-flow", officer: "wang", path: "/help/approval-notice" },
];

for (const { name, officer, path, options = {}, act } of scenes) {
  if (only.length > 0 && !only.includes(name)) continue;
  const window = await visit(browser, county.url, officer, options);
  await window.go(path);
  await act?.(window.page);
  await shoot(window.page, name);
  await window.close();
}

if (only.length === 0 || only.includes("operator")) {
  const window = await visit(browser, county.url);
  await window.go("/");
  await window.page.locator("summary").click();
  const token = window.page.locator('input[type="password"]');
  await token.fill(readFileSync(join(county.data, "operator.token"), "utf8").trim());
  await token.press("Enter");
  await window.page.locator(".operator-pair").first().waitFor();
  await shoot(window.page, "operator");
  await window.close();
}

// The page that needs no server, with the export as it came and with one byte changed.
if (only.length === 0 || only.includes("verifier")) {
  const built = await builtVerifier();
  // In English: the page brings no font of its own, and this machine may have none with Chinese characters.
  const opened = await openVerifier(browser, built.file, { locale: "en-US", width: 1100 });
  await opened.page.setViewportSize({ width: 1100, height: 640 });
  const files = await filesIn(await wang.bytes(`/api/v1/chains/${letter}/export`));
  await dropped(opened.page, await zipped(files), "chain.zip");
  await shoot(opened.page, "verifier-holds");
  const changed = files.map((file) =>
    file.path === `facts/${letter}/2.pb` ? { ...file, bytes: file.bytes.with(40, file.bytes[40]! ^ 1) } : file,
  );
  await dropped(opened.page, await zipped(changed), "chain.zip");
  await shoot(opened.page, "verifier-names");
  await opened.close();
  await built.remove();
}
await world.close();
