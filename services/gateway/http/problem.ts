import {
  CommandReused,
  Refusal,
  statusOf,
  VersionTaken,
  type Language,
  type RefusalKind,
  type Text,
} from "@yihan/kernel";
import type { Answer } from "./answer.ts";

const titles: Readonly<Record<RefusalKind, Text>> = {
  unauthenticated: { zh: "未登录或凭证无效", en: "Not signed in" },
  forbidden: { zh: "无权办理", en: "Not allowed" },
  "not-found": { zh: "没有找到", en: "Not found" },
  conflict: { zh: "现在不能办理", en: "Not possible now" },
  "version-moved": { zh: "事项已被他人办理", en: "The matter has moved on" },
  "too-large": { zh: "内容过大", en: "Too large" },
  unsupported: { zh: "格式不受支持", en: "Format not supported" },
  invalid: { zh: "填写内容有误", en: "The input is not right" },
  "too-many": { zh: "请求过于频繁", en: "Too many requests" },
  unavailable: { zh: "暂时不能办理", en: "Not available for the moment" },
};

const TYPE = "application/problem+json; charset=utf-8";

interface ProblemParts {
  status: number;
  code: string;
  title: string;
  detail: string;
  more?: object;
  headers?: Readonly<Record<string, string>>;
}

/** RFC 9457: `type` is a stable URN, `code` its last part. */
export const problem = ({ status, code, title, detail, more, headers = {} }: ProblemParts): Answer => ({
  status,
  type: TYPE,
  bytes: JSON.stringify({ type: `urn:yihan:problem:${code}`, title, status, detail, code, ...more }),
  headers,
});

const refusalAnswer = (refusal: Refusal, language: Language, headers: Readonly<Record<string, string>>): Answer =>
  problem({
    status: statusOf[refusal.kind],
    code: refusal.code,
    title: titles[refusal.kind][language],
    detail: refusal.sentence(language),
    more: {
      ...(refusal.faults.length > 0 && {
        errors: refusal.faults.map(({ pointer, code, detail }) => ({ pointer, code, detail: detail[language] })),
      }),
      ...(refusal.possible.length > 0 && {
        possible: refusal.possible.map(({ step, title }) => ({ step, title: title[language] })),
      }),
      ...(refusal.version !== undefined && { version: refusal.version }),
    },
    headers: {
      ...(refusal.version !== undefined && { etag: `"${refusal.version}"` }),
      ...((refusal.kind === "too-many" || refusal.kind === "unavailable") && { "retry-after": "1" }),
      ...(refusal.kind === "unauthenticated" && { "www-authenticate": 'Bearer realm="yihan"' }),
      ...headers,
    },
  });

const asRefusal = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (error instanceof VersionTaken) {
    return new Refusal(
      "version-moved",
      "version-moved",
      { zh: "事项刚被他人办理，请刷新后再试。", en: "Somebody else has acted in the matter; look again." },
      { version: error.current },
    );
  }
  if (error instanceof CommandReused) {
    return new Refusal("invalid", "idempotency-key-reused", {
      zh: "同一幂等键已用于另一内容，请换一个键。",
      en: "This idempotency key came with another content before; use a new one.",
    });
  }
  return undefined;
};

/**
 * What the caller is told of an error: a refusal in their language, anything else 500 with a trace id and nothing more.
 * `unexpected` is called with the error of the latter kind.
 */
export const problemOf = (
  error: unknown,
  language: Language,
  unexpected: (error: unknown) => string,
  headers: Readonly<Record<string, string>> = {},
): Answer => {
  const refusal = asRefusal(error);
  if (refusal) return refusalAnswer(refusal, language, headers);
  const trace = unexpected(error);
  return problem({
    status: 500,
    code: "internal",
    title: language === "zh" ? "系统内部错误" : "Internal error",
    detail: language === "zh" ? `请将编号 ${trace} 告知运维人员。` : `Give the operator this number: ${trace}.`,
    more: { trace },
    headers,
  });
};
