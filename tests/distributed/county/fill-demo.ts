import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { directoryWorkbook } from "@yihan/all/cli/directory-workbook";

const demo = join(import.meta.dirname, "../../../services/all/demo");

/** Who signs for the demo county's approval centre (services/all/demo/README.md). */
const SIGNER = "li";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The operator's token as the gateway leaves it in its data folder. */
export const tokenIn = (data: string) => (): Promise<string> => readFile(join(data, "operator.token"), "utf8");

/** Asks until there is an answer: a service that is starting says when to come again. */
const asked = async (url: string, init: () => RequestInit, expected: number): Promise<Record<string, unknown>> => {
  for (;;) {
    const response = await fetch(url, init());
    if (response.status === expected) return (await response.json()) as Record<string, unknown>;
    if (response.status !== 503) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    await pause(Number(response.headers.get("retry-after") ?? 1) * 1_000);
  }
};

const sent = (path: string, type: string, token: string) => (): RequestInit => ({
  method: "POST",
  // Under a key: what was taken and not answered is not taken twice.
  headers: { authorization: `Bearer ${token}`, "content-type": type, "idempotency-key": `demo-${basename(path)}` },
  body: Readable.toWeb(createReadStream(path)),
  duplex: "half",
});

/**
 * Fills a county that has no directory yet with the demo county, the way everyone does it: over HTTP. Without `files` only
 * its directory.
 */
export const fillDemo = async (
  url: string,
  operatorsToken: () => Promise<string>,
  { files = true } = {},
): Promise<void> => {
  const { items } = await asked(`${url}/demo/officers`, () => ({}), 200);
  if ((items as unknown[]).length > 0) return;
  const operator = (await operatorsToken()).trim();
  const workbook = await directoryWorkbook(join(demo, "directory"));
  try {
    await asked(`${url}/api/v1/directory/imports?name=demo.xlsx`, sent(workbook.path, XLSX, operator), 200);
  } finally {
    await workbook.close();
  }
  if (!files) return;
  const login = { method: "POST", headers: { "content-type": "application/json" } };
  const body = JSON.stringify({ officer: SIGNER });
  const { token } = (await asked(`${url}/demo/token`, () => ({ ...login, body }), 200)) as { token: string };
  for (const [kind, file] of [
    ["licence", "licences.csv"],
    ["penalty", "penalties.csv"],
  ] as const) {
    const started = await asked(
      `${url}/api/v1/imports?kind=${kind}&name=${file}`,
      sent(join(demo, file), "text/csv", token),
      202,
    );
    await ended(`${url}/api/v1/imports/${String(started["id"])}`, token);
  }
};

const ended = async (report: string, token: string): Promise<void> => {
  for (;;) {
    const { state } = await asked(report, () => ({ headers: { authorization: `Bearer ${token}` } }), 200);
    if (state === "done") return;
    if (state !== "waiting" && state !== "reading") throw new Error(`${report} ended as ${String(state)}`);
    await pause(200);
  }
};
