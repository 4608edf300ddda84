import type { ServerResponse } from "node:http";
import { once } from "node:events";
import type { Answer } from "./answer.ts";

/** Headers of every answer that is not a page: never sniffed, never framed, never stored. */
const PLAIN = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
};

const JSON_TYPE = "application/json; charset=utf-8";

const pour = async (response: ServerResponse, stream: AsyncIterable<Uint8Array | string>): Promise<void> => {
  for await (const chunk of stream) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
};

/** Writes the answer. A stream that fails in the middle cuts the connection, so that nobody takes the part for the whole. */
export const send = async (
  response: ServerResponse,
  answer: Answer,
  language: string,
  html: boolean,
): Promise<void> => {
  if ("taken" in answer || response.destroyed || response.headersSent) return;
  const headers: Record<string, string | number> = {
    ...(html ? {} : PLAIN),
    vary: "Accept-Language",
    "content-language": language === "zh" ? "zh-CN" : language,
    ...answer.headers,
  };
  if ("stream" in answer) {
    headers["content-type"] = answer.type;
    response.writeHead(answer.status, headers);
    try {
      await pour(response, answer.stream);
    } catch (error) {
      response.destroy();
      throw error;
    }
    return;
  }
  const body = "json" in answer ? JSON.stringify(answer.json) : answer.bytes;
  headers["content-type"] = "json" in answer ? JSON_TYPE : answer.type;
  headers["content-length"] = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  response.writeHead(answer.status, headers);
  response.end(body);
};
