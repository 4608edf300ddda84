import { basename } from "node:path";
import { badUsage } from "./end.ts";
import { sentFile } from "./sent-file.ts";
import type { Session } from "./session.ts";
import { readText } from "./verify/trusted-keys.ts";

/** A paper that the service holds, as a step names it. */
export interface SentPaper {
  sha256: string;
  name: string;
  kind: string;
  mediaType: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  txt: "text/plain",
  ofd: "application/ofd",
  mp4: "video/mp4",
};

const mediaTypeOf = (path: string): string =>
  mediaTypes[path.split(".").at(-1)!.toLowerCase()] ?? "application/octet-stream";

const textOf = async (input: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** A step's or a new matter's fields from a file, from the input (`-`), or as they stand on the command line. */
export const dataOf = async (given: string | undefined, session: Session): Promise<object> => {
  if (given === undefined) return {};
  const text =
    given === "-"
      ? await textOf(session.terminal.input)
      : given.trimStart().startsWith("{")
        ? given
        : await readText(given);
  try {
    const data = JSON.parse(text) as unknown;
    if (typeof data === "object" && data !== null && !Array.isArray(data)) return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badUsage(
    "--data 应为一个 JSON 对象（文件、- 或直接给出）。",
    "--data: a JSON object, as a file, from - or as it is.",
  );
};

const sendPaper = async (given: string, session: Session, token: string): Promise<SentPaper> => {
  const at = given.indexOf("=");
  if (at < 1 || at === given.length - 1)
    throw badUsage(`--paper 应写作 种类=文件：${given}`, `--paper: kind=file, not ${given}.`);
  const [kind, path] = [given.slice(0, at), given.slice(at + 1)];
  const mediaType = mediaTypeOf(path);
  const { sha256 } = await session.gateway.post<{ sha256: string }>("/api/v1/papers", await sentFile(path, mediaType), {
    token,
  });
  return { sha256, name: basename(path), kind, mediaType };
};

/** Sends the papers given as `kind=file`, one after the other, and names them as the step does. */
export const sendPapers = async (
  given: readonly string[] | undefined,
  session: Session,
  token: string,
): Promise<SentPaper[]> => {
  const papers: SentPaper[] = [];
  for (const paper of given ?? []) papers.push(await sendPaper(paper, session, token));
  return papers;
};
