// Before any test: the browser that comes packed with the workspace is unpacked once, not by two workers into one file.
import { existsSync } from "node:fs";

export default async function unpackBrowser() {
  if (existsSync("/usr/bin/chromium")) return;
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    await bundled.executablePath();
  } catch (error) {
    process.stderr.write(`the packed Chromium could not be unpacked: ${error.message}\n`);
  }
}
