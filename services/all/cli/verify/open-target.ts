import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Read } from "@yihan/tlog";
import { openZip } from "@yihan/tlog/read-zip";
import type { ExportFiles } from "@yihan/tlog/verify/export-files";
import { badUsage, CommandEnded } from "../end.ts";

/** A log that can be read: where its verifier keys may be found beside it, and the data folder it belongs to. */
export interface LogTarget {
  kind: "log";
  place: string;
  read: Read;
  /** The data folder, where the log is read from the inside of one. */
  data?: string;
}

export interface ExportTarget {
  kind: "export";
  place: string;
  files: ExportFiles;
  close(): void;
}

/** No file of a log is larger: 256 entries of 65,535 bytes with their lengths. */
const LARGEST = 256 * 65_537;
const PATIENCE_MS = 30_000;
const TRIES = 60;
const LONGEST_PAUSE_S = 10;

const isAbsent = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

const kindOf = async (path: string): Promise<"folder" | "file" | undefined> => {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** Reads files below a folder; what is not there is undefined. */
const folderRead =
  (folder: string): Read =>
  async (path) => {
    try {
      return await readFile(join(folder, ...path.split("/")));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  };

const unreachable = (url: string, why: string): CommandEnded =>
  new CommandEnded(
    "unreachable",
    {
      zh: `无法读取 ${url}（${why}）。请检查地址，以及服务是否在运行。`,
      en: `${url} can't be read (${why}). Check the address, and that the service runs.`,
    },
    { url, why },
  );

/** Asks again as often as a busy server wants: a whole log is many files, and whoever serves it may limit the pace. */
const fetchPatiently = async (url: string): Promise<Response> => {
  for (let tried = 1; ; tried++) {
    let response: Response;
    try {
      response = await fetch(url, { redirect: "follow", signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      throw unreachable(url, (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name);
    }
    if (tried === TRIES || (response.status !== 429 && response.status !== 503)) return response;
    await response.body?.cancel();
    await pause(Math.min(Number(response.headers.get("retry-after") ?? 1) || 1, LONGEST_PAUSE_S) * 1_000);
  }
};

/** Reads files below a URL; 404 and 410 are undefined, anything else but 200 ends the command. */
const urlRead =
  (prefix: string): Read =>
  async (path) => {
    const url = `${prefix}/${path}`;
    const response = await fetchPatiently(url);
    if (!response.ok) {
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      throw unreachable(url, `HTTP ${response.status}`);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > LARGEST) throw unreachable(url, "too large");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };

const exportFolder = async (folder: string): Promise<ExportFiles> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  const known = new Set(paths);
  const read = folderRead(folder);
  return { paths: () => paths, read: async (path) => (known.has(path) ? read(path) : undefined) };
};

/** The log at a URL (its prefix or the site it belongs to) or in a folder (of a log or of a whole installation). */
export const openLogTarget = async (place: string): Promise<LogTarget> => {
  if (/^https?:\/\//i.test(place)) {
    const prefix = place.replace(/\/(checkpoint)?\/*$/, "");
    const read = urlRead(prefix);
    if (!prefix.endsWith("/log") && !(await read("checkpoint")))
      return { kind: "log", place: `${prefix}/log`, read: urlRead(`${prefix}/log`) };
    return { kind: "log", place: prefix, read };
  }
  if (await kindOf(join(place, "log", "checkpoint")))
    return { kind: "log", place: join(place, "log"), read: folderRead(join(place, "log")), data: place };
  return { kind: "log", place, read: folderRead(place) };
};

/** What stands at `place`: an export (a zip, or a folder with a manifest) or a log. Ends the command if it is neither. */
export const openTarget = async (place: string): Promise<LogTarget | ExportTarget> => {
  if (/^https?:\/\//i.test(place)) return openLogTarget(place);
  const kind = await kindOf(place);
  if (kind === undefined) throw badUsage(`没有 ${place} 这个文件或文件夹。`, `There is no file or folder ${place}.`);
  if (kind === "file") {
    const zip = await openZip(place);
    return { kind: "export", place, files: zip, close: () => zip.close() };
  }
  if (await kindOf(join(place, "manifest.json")))
    return { kind: "export", place, files: await exportFolder(place), close: () => undefined };
  return openLogTarget(place);
};
