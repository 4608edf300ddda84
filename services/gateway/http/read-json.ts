import { Refusal } from "@yihan/kernel";
import type { IncomingMessage } from "node:http";

/** Largest JSON body, in bytes. */
export const JSON_LIMIT = 262_144;
const DEPTH = 16;
/** A body of this size is sent in one go by any honest client. */
const PATIENCE_MS = 15_000;

const utf8 = new TextDecoder("utf-8", { fatal: true });

const tooLarge = (): Refusal =>
  new Refusal("too-large", "body-too-large", {
    zh: `JSON 内容不得超过 ${JSON_LIMIT / 1024} KB；文件请经材料或导入接口上传。`,
    en: `JSON may have at most ${JSON_LIMIT / 1024} KB; send files to the papers or imports routes.`,
  });

const notJson = (code: string, zh: string, en: string): Refusal =>
  new Refusal("invalid", code, { zh: `${zh}。`, en: `${en}.` });

/** Refuses what is not UTF-8 JSON by its headers. */
export const requireJsonType = (request: IncomingMessage): void => {
  const [type, ...parameters] = (request.headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.find((parameter) => parameter.trim().startsWith("charset="));
  const encoded = (request.headers["content-encoding"] ?? "identity") !== "identity";
  if (type!.trim() === "application/json" && !encoded && (!charset || /^charset="?utf-8"?$/.test(charset.trim())))
    return;
  throw new Refusal("unsupported", "json-expected", {
    zh: "请以 application/json（UTF-8，不压缩）发送。",
    en: "Send application/json in UTF-8, not compressed.",
  });
};

/** The whole body, at most `limit` bytes; throws 413 beyond it and 422 when it stalls. */
export const readBytes = (request: IncomingMessage, limit: number = JSON_LIMIT): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers["content-length"] ?? 0) > limit) {
      reject(tooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(
      () => fail(notJson("body-stalled", "请求内容未在时限内送达", "the body did not arrive in time")),
      PATIENCE_MS,
    );
    const settle = (): void => {
      clearTimeout(timer);
      request.off("data", take).off("end", end).off("error", fail).off("close", cut);
    };
    const fail = (error: unknown): void => {
      settle();
      request.resume(); // what still comes is thrown away, so that the refusal can be read
      reject(error);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) fail(tooLarge());
      else chunks.push(chunk);
    };
    const end = (): void => {
      settle();
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    };
    const cut = (): void => fail(notJson("body-cut", "请求内容不完整", "the body was cut short"));
    request.on("data", take).on("end", end).on("error", fail).on("close", cut);
  });

/** Counts the members and the depth of a JSON text without building anything. */
const shapeOf = (text: string): { members: number; depth: number } => {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      for (at++; at < text.length && text.charCodeAt(at) !== 34; at++) if (text.charCodeAt(at) === 92) at++;
    } else if (code === 58) members++;
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) depth--;
  }
  return { members, depth: deepest };
};

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** An escape of half a character; only such a one can bring one in, since the bytes themselves are good UTF-8. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

const wellFormed = (value: unknown): boolean => {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, member]) => name.isWellFormed() && wellFormed(member));
};

/** Members that survived parsing: fewer than were written if a name came twice. */
const countMembers = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) {
    let count = 0;
    for (const entry of value) count += countMembers(entry);
    return count;
  }
  let count = 0;
  for (const key of Object.keys(value)) {
    if (FORBIDDEN.has(key)) throw notJson("forbidden-name", `不允许的名称：${key}`, `this name is not allowed: ${key}`);
    count += 1 + countMembers((value as Record<string, unknown>)[key]);
  }
  return count;
};

/** The value of a JSON text; refuses bad UTF-8, bad JSON, half characters, doubled or poisonous names and too much depth (RFC 8259 §4 leaves doubled names open). */
export const parseJson = (bytes: Uint8Array): unknown => {
  let text: string;
  let value: unknown;
  let shape: ReturnType<typeof shapeOf>;
  try {
    text = utf8.decode(bytes);
    shape = shapeOf(text);
    if (shape.depth > DEPTH)
      throw notJson("too-deep", `嵌套不得超过 ${DEPTH} 层`, `at most ${DEPTH} levels of nesting`);
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw notJson("invalid-json", "不是有效的 UTF-8 JSON", "this is not valid JSON in UTF-8");
  }
  if (countMembers(value) !== shape.members)
    throw notJson("doubled-name", "同一对象内有重复的名称", "a name stands twice in one object");
  if (SURROGATE.test(text) && !wellFormed(value))
    throw notJson(
      "half-character",
      "含有不完整的字符（孤立的代理项）",
      "half a character stands in it (a lone surrogate)",
    );
  return value;
};
