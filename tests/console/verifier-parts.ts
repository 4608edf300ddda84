import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import type { ExportFile } from "@yihan/tlog";
import { openZip } from "@yihan/tlog/read-zip";
import type { Browser, Page } from "playwright-core";
import { ZipFile } from "yazl";

const home = join(import.meta.dirname, "..", "..", "services", "console");

/** Builds verify.html into a folder of its own; gives its path, and how to take it away. */
export const builtVerifier = async (): Promise<{ file: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), "yihan-verifier-"));
  const vite = join(home, "node_modules", "vite", "bin", "vite.js");
  await promisify(execFile)(
    process.execPath,
    [vite, "build", "--config", "vite.verify.config.ts", "--logLevel", "warn", "--outDir", folder],
    { cwd: home },
  );
  return { file: join(folder, "verify.html"), remove: () => rm(folder, { recursive: true, force: true }) };
};

/** The files of a zip, in its order. */
export const filesIn = async (bytes: Uint8Array): Promise<ExportFile[]> => {
  const zip = await openZip(Buffer.from(bytes));
  try {
    const files = [];
    for (const path of zip.paths()) files.push({ path, bytes: (await zip.read(path))! });
    return files;
  } finally {
    zip.close();
  }
};

/** A zip of these files. */
export const zipped = async (files: readonly ExportFile[]): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const { path, bytes } of files) zip.addBuffer(Buffer.from(bytes), path);
  zip.end();
  return buffer(zip.outputStream);
};

/** verify.html as opened from the disk: everything it asks of the network and everything it complains of is noted. */
export const openVerifier = async (
  browser: Browser,
  file: string,
  options: { locale?: string; width?: number } = {},
) => {
  const context = await browser.newContext({
    locale: options.locale ?? "zh-CN",
    viewport: { width: options.width ?? 1440, height: 900 },
    offline: true,
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`file://${file}`);
  return { page, asked, complaints, close: () => context.close() };
};

/** Drops a file on the page as a person does with the mouse, and waits for the verdict. */
export const dropped = async (page: Page, zip: Uint8Array, name = "chain.zip"): Promise<string> => {
  await page.evaluate("document.getElementById('verdict')?.remove()");
  const transfer = await page.evaluateHandle(
    ([text, called]) => {
      // The browser's own, which Node has not.
      const { DataTransfer: Transfer } = globalThis as never as {
        DataTransfer: new () => { items: { add(file: File): void } };
      };
      const data = new Transfer();
      const bytes = Uint8Array.from(atob(text!), (letter) => letter.codePointAt(0)!);
      data.items.add(new File([bytes], called!, { type: "application/zip" }));
      return data;
    },
    [Buffer.from(zip).toString("base64"), name],
  );
  for (const type of ["dragover", "drop"]) await page.dispatchEvent("main", type, { dataTransfer: transfer });
  await page.locator("#verdict").waitFor();
  return page.locator("#result").innerText();
};
