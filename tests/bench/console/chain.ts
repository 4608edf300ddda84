import { openZip } from "@yihan/tlog/read-zip";
import { verifyExport, verifyLog } from "@yihan/tlog";
import { randomBytes } from "node:crypto";
import type { Browser } from "playwright-core";
import { percentile } from "../in-flight.ts";
import { letterBody } from "../load.ts";
import type { Line } from "../measure.ts";
import { licence } from "../../open-county.ts";
import type { Person } from "../../journeys/county.ts";
import { signIn } from "../../console/sign-in.ts";
import { atRest, slowPage } from "./slow-page.ts";
import { window } from "./window.ts";

const FACTS = 200;
const PAPERS = 50;
/** Bytes of a paper: a page scanned in black and white. */
const PAPER = 64 * 1_024;
const TRIES = 5;

const stepped = async (by: Person, matter: string, step: string, data: object, papers: object[] = []) => {
  const { status, body } = await by.post(`/api/v1/matters/${matter}/steps`, { step, data, papers });
  if (status !== 200) throw new Error(`${step} was refused: ${status} ${JSON.stringify(body)}`);
};

/** A letter that was corrected until its chain holds `FACTS` facts, papers with many of them. Gives the chain. */
export const longChain = async (sender: Person, officer: { id: string; person: Person }): Promise<string> => {
  const { body } = await sender.post("/api/v1/matters", letterBody(1, "K"));
  const chain = body.matter as string;
  await stepped(officer.person, chain, "received", {});
  await stepped(officer.person, chain, "assigned", { officer: officer.id });
  for (let fact = 3; fact < FACTS; fact += 1) {
    const papers: object[] = [];
    if (fact % Math.floor(FACTS / PAPERS) === 0) {
      const stored = await sender.send("/api/v1/papers", randomBytes(PAPER), "application/pdf");
      papers.push({
        sha256: stored.body.sha256,
        name: "scan.pdf",
        kind: "decision-copy",
        mediaType: "application/pdf",
      });
    }
    await stepped(
      sender,
      chain,
      "corrected",
      { licence: { ...licence(1, "K"), content: `道路普通货物运输${fact}` } },
      papers,
    );
  }
  return chain;
};

/** Tells how long after a click the verdict of a verification stands there. */
const WATCH = `globalThis.verified = new Promise((tell) => {
  let clicked;
  addEventListener("click", () => { clicked = performance.now(); }, true);
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".verify-facts")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => tell(performance.now() - clicked)));
  }).observe(document, { childList: true, subtree: true });
})`;

/** Milliseconds of the same check in Node, on the export as it comes and the log over HTTP. */
const checkedInNode = async (url: string, chain: string, person: Person): Promise<{ whole: number; facts: number }> => {
  const began = performance.now();
  const [zip, keys] = await Promise.all([
    person.bytes(`/api/v1/chains/${chain}/export`),
    fetch(`${url}/log/keys`).then((answer) => answer.text()),
  ]);
  const vkeys = keys.trim().split("\n");
  const files = await openZip(Buffer.from(zip));
  const read = async (path: string) => {
    const answer = await fetch(`${url}/log/${path}`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  };
  const verdict = await verifyExport(files, { vkeys });
  if (!verdict.ok) throw new Error(`the export does not verify: ${verdict.detail}`);
  const earlier = Buffer.from((await files.read("checkpoint"))!).toString();
  const log = await verifyLog({ read, vkeys, earlier: [earlier] });
  if (!log.ok) throw new Error(`the log does not verify: ${log.detail}`);
  files.close();
  return { whole: performance.now() - began, facts: verdict.facts };
};

/** A chain of 200 facts with papers, receipts and the whole log, verified by clicking. */
export const chainVerified = async (
  browser: Browser,
  url: string,
  chain: string,
  officer: { id: string; person: Person },
): Promise<Line[]> => {
  const context = await browser.newContext(window);
  await signIn(context, url, officer.id);
  const whole: number[] = [];
  const inWorker: number[] = [];
  const inNode: number[] = [];
  let facts = 0;
  for (let turn = 0; turn < TRIES; turn += 1) {
    const { page } = await slowPage(context, WATCH);
    await page.goto(`${url}/chains/${chain}?view=list`);
    const verify = page.getByRole("button", { name: "在本机核验" });
    await verify.click({ trial: true });
    await atRest(page);
    await verify.click();
    whole.push(await page.evaluate<number>("verified"));
    const text = await page.locator("section.panel").innerText();
    if (!text.includes("核验通过") || !text.includes("没有遗漏")) throw new Error(`the chain does not verify: ${text}`);
    inWorker.push(Number(/(\d+) 毫秒/.exec(text.replaceAll(",", ""))?.[1]));
    const node = await checkedInNode(url, chain, officer.person);
    inNode.push(node.whole);
    facts = node.facts;
    await page.close();
  }
  await context.close();
  const middle = percentile(whole, 0.5);
  return [
    {
      what: `ms from a click until ${facts} facts of a chain are verified`,
      figure: middle,
      limit: { what: "the same check in Node, not slowed down", figure: percentile(inNode, 0.5) },
      wanted: "≤ 1,000 ms",
      reached: middle <= 1_000 && facts >= FACTS,
    },
    { what: "ms of it from the export's arrival to the verdict", figure: percentile(inWorker, 0.5), wanted: "informs" },
  ];
};
