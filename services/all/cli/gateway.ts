import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Language } from "@yihan/kernel";
import { CommandEnded } from "./end.ts";

/** An RFC 9457 answer. */
export interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: { pointer: string; code: string; detail: string }[];
  possible?: { step: string; title: string }[];
  version?: number;
  trace?: string;
}

export interface Asking {
  token?: string | undefined;
  headers?: Readonly<Record<string, string>>;
}

/** What goes up: JSON, or bytes of some type made anew for each try. */
export type Sent = { json: unknown } | { bytes: () => ReadableStream<Uint8Array>; type: string; size?: number };

export interface Gateway {
  url: string;
  get<T>(path: string, asking?: Asking): Promise<T>;
  /** Sends once for all: one Idempotency-Key for all tries. */
  post<T>(path: string, sent: Sent, asking?: Asking): Promise<T>;
  /** The answer as it comes, for files. */
  open(path: string, asking?: Asking): Promise<Response>;
  /** All pages of a list, or the first `most` entries. */
  all<T>(path: string, asking?: Asking, most?: number): Promise<T[]>;
}

const TRIES = 4;
const LONGEST_PAUSE_S = 5;
/** An answer that does not begin within this time does not come. */
const PATIENCE_MS = 120_000;

const unreachable = (url: string, why: string): CommandEnded =>
  new CommandEnded(
    "unreachable",
    {
      zh: `无法连接 ${url}（${why}）。请先运行 npm start 启动服务，或者用 --url 指明地址。`,
      en: `${url} can't be reached (${why}). Start the service with npm start, or name its address with --url.`,
    },
    { url, why },
  );

const whyOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.name : "failed");
};

const problemOf = async (response: Response): Promise<Problem> => {
  const text = await response.text();
  if (!response.headers.get("content-type")?.includes("json")) return {};
  return JSON.parse(text) as Problem;
};

/** The service's "no" as the end of the command; what could not be done because the service failed counts as unreachable. */
const ended = async (response: Response, url: string): Promise<CommandEnded> => {
  const problem = await problemOf(response);
  const { title = `HTTP ${response.status}`, detail = "" } = problem;
  const sentence = detail === "" ? title : `${title}：${detail}`;
  const english = detail === "" ? title : `${title}: ${detail}`;
  if (response.status >= 500)
    return new CommandEnded(
      "unreachable",
      { zh: `${url} 暂时不能办理。${sentence}`, en: `${url} can't do it now. ${english}` },
      { status: response.status, ...problem },
    );
  return new CommandEnded("no", { zh: sentence, en: english }, { status: response.status, ...problem });
};

/** A client of the gateway at `url`. A failed connection, 429 and 503 are tried again a few times, then end the command. */
export const openGateway = ({ url, language }: { url: string; language: Language }): Gateway => {
  const once = (
    method: string,
    path: string,
    asking: Asking,
    sent: Sent | undefined,
    key: string,
  ): Promise<Response> => {
    const headers: Record<string, string> = {
      accept: "application/json, application/problem+json, */*;q=0.5",
      "accept-language": language === "en" ? "en" : "zh-CN",
      ...(asking.token !== undefined && { authorization: `Bearer ${asking.token}` }),
      ...(sent && { "idempotency-key": key, "content-type": "json" in sent ? "application/json" : sent.type }),
      ...(sent && !("json" in sent) && sent.size !== undefined && { "content-length": String(sent.size) }),
      ...asking.headers,
    };
    const body = sent && ("json" in sent ? JSON.stringify(sent.json) : sent.bytes());
    // `duplex` is what Node asks for with a streamed body.
    return fetch(url + path, {
      method,
      headers,
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body !== undefined && { body, duplex: "half" }),
    });
  };

  const ask = async (method: string, path: string, asking: Asking = {}, sent?: Sent): Promise<Response> => {
    const key = randomUUID();
    for (let tried = 1; ; tried++) {
      let response: Response;
      try {
        response = await once(method, path, asking, sent, key);
      } catch (error) {
        // A refused connection will be refused again; one that broke off may have been a restart.
        if (tried < TRIES && whyOf(error) === "UND_ERR_SOCKET") {
          await pause(200 * tried);
          continue;
        }
        throw unreachable(url, whyOf(error));
      }
      if (response.ok) return response;
      if (tried === TRIES || (response.status !== 429 && response.status !== 503)) throw await ended(response, url);
      await response.body?.cancel();
      await pause(Math.min(Number(response.headers.get("retry-after") ?? 1) || 1, LONGEST_PAUSE_S) * 1_000);
    }
  };

  const json = async <T>(response: Response): Promise<T> => {
    try {
      return (await response.json()) as T;
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new CommandEnded("unreachable", {
          zh: `${url} 的回答不是 JSON：那里运行的不是一函。`,
          en: `${url} does not answer in JSON: something else than Yihan runs there.`,
        });
      throw unreachable(url, whyOf(error));
    }
  };

  const get = async <T>(path: string, asking?: Asking): Promise<T> => json<T>(await ask("GET", path, asking));
  return {
    url,
    get,
    post: async <T>(path: string, sent: Sent, asking?: Asking) => json<T>(await ask("POST", path, asking, sent)),
    open: (path, asking) => ask("GET", path, asking),
    all: async <T>(path: string, asking?: Asking, most = Number.POSITIVE_INFINITY) => {
      const items: T[] = [];
      let cursor: string | null | undefined = "";
      while (cursor !== undefined && cursor !== null && items.length < most) {
        const next: string =
          cursor === "" ? "" : `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
        const page: { items: T[]; next?: string | null } = await get(path + next, asking);
        items.push(...page.items);
        cursor = page.next;
      }
      return items.slice(0, most);
    },
  };
};

/** A path with its query; what is undefined is left out. */
export const withQuery = (path: string, query: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
};
