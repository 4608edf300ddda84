import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Answer } from "./answer.ts";
import { codingFor, type Coding } from "./content-coding.ts";

/** Headers of every answer that is not a page: never sniffed, never framed, never stored. */
const PLAIN = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
};

const JSON_TYPE = "application/json; charset=utf-8";

/** JSON of fewer characters fits into a packet or two, and is sent as it is. */
const WORTH_COMPRESSING = 2_048;

/** As quick as gzip at this quality, and smaller; a higher one takes longer than its bytes on a slow line. */
const compress: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** Resolves when more can be written, or never will be; leaves no listener behind. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });

const pour = async (response: ServerResponse, stream: AsyncIterable<Uint8Array | string>): Promise<void> => {
  for await (const chunk of stream) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
  }
  response.end();
};

/**
 * Writes the answer. JSON of some length is compressed as the request allows; bytes and streams go as they are, so that
 * an event is never held back. A stream that fails in the middle cuts the connection, so that nobody takes the part for
 * the whole.
 */
export const send = async (
  response: ServerResponse,
  answer: Answer,
  language: string,
  html: boolean,
): Promise<void> => {
  if ("taken" in answer || response.destroyed || response.headersSent) return;
  const headers: Record<string, string | number> = {
    ...(html ? {} : PLAIN),
    vary: "json" in answer ? "Accept-Language, Accept-Encoding" : "Accept-Language",
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
  const plain = "json" in answer ? JSON.stringify(answer.json) : answer.bytes;
  const coding =
    "json" in answer && plain.length >= WORTH_COMPRESSING
      ? codingFor(response.req.headers["accept-encoding"]?.toString(), ["br", "gzip"])
      : undefined;
  const body = coding ? await compress[coding](Buffer.from(plain)) : plain;
  // Whoever asked may have gone in the meantime.
  if (response.destroyed) return;
  headers["content-type"] = "json" in answer ? JSON_TYPE : answer.type;
  if (coding) headers["content-encoding"] = coding;
  headers["content-length"] = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  response.writeHead(answer.status, headers);
  response.end(body);
};
