import { language } from "../language.ts";
import { noteSignedOut } from "./client.ts";
import { operatorToken } from "./operator-token.ts";
import { Problem, Unreachable } from "./problem.ts";
import { noteAway } from "./reach.ts";
import type { Problem as Body } from "./types.gen.ts";

/** Media type of a table by the file's ending, since browsers leave it empty for some. */
const typeOf = (name: string): string =>
  /\.xlsx$/i.test(name)
    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    : /\.csv$/i.test(name)
      ? "text/csv"
      : "application/octet-stream";

/**
 * Sends a file's bytes from the disk, never holding them, and tells how much is gone (0 to 1); `fetch` can't tell.
 * Throws as `api.send` does.
 */
export const sendFile = <T>(
  path: string,
  file: Blob,
  {
    name,
    type = typeOf(name),
    key,
    progress,
    signal,
  }: { name: string; type?: string; key?: string; progress: (part: number) => void; signal?: AbortSignal },
): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("accept-language", language() === "zh" ? "zh-CN" : "en");
    request.setRequestHeader("content-type", type);
    for (const [header, value] of Object.entries(operatorToken.header())) request.setRequestHeader(header, value);
    if (key !== undefined) request.setRequestHeader("idempotency-key", key);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    const away = (why: string): void => {
      noteAway();
      reject(new Unreachable(why));
    };
    request.addEventListener("error", () => away(path));
    request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    request.addEventListener("load", () => {
      if (request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }
      const isProblem = request.getResponseHeader("content-type")?.startsWith("application/problem+json") ?? false;
      if (!isProblem) {
        away(`${path}: ${request.status}`);
        return;
      }
      if (request.status === 401) noteSignedOut();
      reject(new Problem(request.status, JSON.parse(request.responseText) as Body));
    });
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
