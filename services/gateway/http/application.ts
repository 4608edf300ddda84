import type { Durations } from "@yihan/platform";
import { dayOf, languageOf, Refusal, type Clock, type Language } from "@yihan/kernel";
import type { Actor } from "@yihan/matter";
import { span, traceparentOf, withTraceparent } from "@yihan/platform";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { randomBytes } from "node:crypto";
import type { Logger } from "../logger.ts";
import type { Answer } from "./answer.ts";
import type { overload } from "./overload.ts";
import { problemOf } from "./problem.ts";
import { queryOf } from "./query.ts";
import { parseJson, readBytes, requireJsonType } from "./read-json.ts";
import type { AskedByActor, Route } from "./route.ts";
import { send } from "./send.ts";
import { subjectName, type Subject } from "./subject.ts";
import type { throttle } from "./throttle.ts";
import { parsed } from "./zod-faults.ts";

/** Who a request comes from, and until when that holds. */
export interface SignedIn {
  subject: Subject;
  until: number;
  /** Signed in by a cookie, which browsers also send for foreign pages. */
  byCookie: boolean;
}

export interface ApplicationParts {
  routes: readonly Route[];
  clock: Clock;
  logger: Logger;
  /** Undefined where nobody signed in; throws a `Refusal` for a bad token. */
  signedIn(request: Request): Promise<SignedIn | undefined> | SignedIn | undefined;
  /** The subject with today's posts; throws if they can't act any more. */
  actorFor(subject: Subject): Actor;
  own: ReturnType<typeof throttle>;
  strangers: ReturnType<typeof throttle>;
  load: ReturnType<typeof overload>;
  counts: Durations;
  /** Middleware for pages: the whole set of security headers. */
  pageHeaders: RequestHandler;
  /** Mounted before the routes: the development provider. */
  mounted?: RequestHandler | undefined;
  /** The console's page for addresses that only the application in it knows. */
  page?: (() => Answer) | undefined;
}

const signInFirst = (): Refusal =>
  new Refusal("unauthenticated", "sign-in-first", {
    zh: "请先登录，或在 Authorization 头中带上令牌。",
    en: "Sign in first, or send a token in the Authorization header.",
  });

const requireSameOrigin = (request: Request): void => {
  const site = request.headers["sec-fetch-site"];
  const { origin, host } = request.headers;
  const same =
    site === "same-origin" ||
    (origin !== undefined && host !== undefined && origin.replace(/^https?:\/\//, "") === host);
  if (!same)
    throw new Refusal("forbidden", "cross-site", {
      zh: "请求来自其他网站，已拒绝。",
      en: "This request comes from another site and was refused.",
    });
};

/** Answers by the list of routes and nothing else; every path knows which methods it has (405). */
export const application = (parts: ApplicationParts): Express => {
  const { routes, clock, logger, load, counts } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("case sensitive routing", true);
  app.set("strict routing", true);

  const unexpected =
    (route: string) =>
    (error: unknown): string => {
      const trace = traceparentOf()?.split("-")[1] ?? randomBytes(16).toString("hex");
      logger.error(
        { trace, route, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        "a request failed unexpectedly",
      );
      return trace;
    };

  const admit = async (route: Route, request: Request): Promise<SignedIn | undefined> => {
    const now = performance.now();
    if (route.always) return undefined;
    if (route.access === "public" && !route.html) {
      parts.strangers.take(request.socket.remoteAddress ?? "", now);
      return undefined;
    }
    const signedIn = await parts.signedIn(request);
    if (!signedIn) {
      parts.strangers.take(request.socket.remoteAddress ?? "", now);
      if (route.access === "public") return undefined;
      throw signInFirst();
    }
    parts.own.take(subjectName(signedIn.subject), now);
    if (signedIn.byCookie && route.method === "post") requireSameOrigin(request);
    return signedIn;
  };

  const actorOn = (route: Route, subject: Subject): Actor => {
    const operator = subject.kind === "operator";
    if (route.access === "operator" && !operator)
      throw new Refusal("forbidden", "operators-only", {
        zh: "此操作仅限系统运维人员。",
        en: "Only the operator of this installation can do this.",
      });
    if (route.access === "matters" && operator)
      throw new Refusal("forbidden", "no-matters-for-operators", {
        zh: "运维人员不能查看或者办理事项。",
        en: "The operator neither sees nor handles matters.",
      });
    return parts.actorFor(subject);
  };

  const bodyOf = async (route: Route, request: Request): Promise<unknown> => {
    if (!route.body) return undefined;
    requireJsonType(request);
    return parsed(route.body, parseJson(await readBytes(request)), "");
  };

  const carryOut = async (route: Route, request: Request, response: Response, language: Language): Promise<Answer> => {
    const signedIn = await admit(route, request);
    const subject = signedIn?.subject;
    const actor = route.access === "public" ? undefined : actorOn(route, subject!);
    const now = clock.now();
    const raw = request.params as Record<string, string | string[]>;
    const params =
      route.params &&
      parsed(
        route.params,
        { ...raw, ...(route.rest && { path: (raw["path"] as unknown as string[]).join("/") }) },
        "/path",
      );
    const query = route.query && parsed(route.query, { ...queryOf(request.url) }, "/query");
    const asked = {
      params,
      query,
      body: await bodyOf(route, request),
      language,
      now,
      day: dayOf(now),
      subject,
      actor,
      signedInUntil: signedIn?.until ?? Number.POSITIVE_INFINITY,
      path: route.path,
      request,
      response,
    };
    return route.handle(asked as unknown as AskedByActor<never, never, never>);
  };

  const handler = (route: Route): RequestHandler => {
    const { method, path } = route;
    const name = `${method.toUpperCase()} ${path}`;
    const attributes = { "http.request.method": method.toUpperCase(), "http.route": path };
    return (request, response) => {
      const began = performance.now();
      const language = languageOf(request.headers["accept-language"]);
      const entered = !route.always;
      response.on("close", () =>
        counts.note(
          { method, route: path, status: `${Math.floor(response.statusCode / 100)}xx` },
          (performance.now() - began) / 1_000,
        ),
      );
      const carriedOut = async (): Promise<Answer> => {
        if (entered) load.enter();
        try {
          return await carryOut(route, request, response, language);
        } finally {
          if (entered) load.leave();
        }
      };
      const answered = async (): Promise<Answer> => {
        try {
          return await carriedOut();
        } catch (error) {
          // Who broke off gets no answer, and that they did is nobody's failure here.
          if (request.destroyed && !request.complete) return { status: 499, taken: true };
          return problemOf(error, language, unexpected(path));
        }
      };
      const trace = request.headers["traceparent"];
      withTraceparent(typeof trace === "string" ? trace : undefined, () => span(name, attributes, answered))
        .then(async (given) => {
          // What was not read can't be kept apart from the next request, so the connection ends with this one.
          if (!request.complete && !("taken" in given) && !response.headersSent)
            response.setHeader("connection", "close");
          await send(response, given, language, route.html ?? false);
        })
        .catch(unexpected(path));
    };
  };

  if (parts.mounted) app.use(parts.mounted);
  const byPath = Map.groupBy(
    routes.toSorted((a, b) => Number(b.hot ?? false) - Number(a.hot ?? false)),
    ({ path }) => path,
  );
  for (const [path, own] of byPath) {
    const at = app.route(
      path.replace(/\{(\w+)\}/g, (_all, name: string) =>
        own[0]!.rest && path.endsWith(`{${name}}`) ? `*${name}` : `:${name}`,
      ),
    );
    for (const route of own) at[route.method](...(route.html ? [parts.pageHeaders] : []), handler(route));
    at.all(notThisMethod(own.flatMap(({ method }) => (method === "get" ? ["GET", "HEAD"] : ["POST"]))));
  }
  if (parts.page) app.use(consolePage(parts.page, parts.pageHeaders));
  app.use(noSuchRoute);
  app.use(failed(unexpected("unrouted")));
  return app;
};

const notThisMethod =
  (allowed: readonly string[]): RequestHandler =>
  (request, response) => {
    const language = languageOf(request.headers["accept-language"]);
    const detail = language === "zh" ? `此处可用：${allowed.join("、")}。` : `Possible here: ${allowed.join(", ")}.`;
    const body = JSON.stringify({
      type: "urn:yihan:problem:method-not-allowed",
      title: language === "zh" ? "不支持此方法" : "Method not allowed",
      status: 405,
      detail,
      code: "method-not-allowed",
    });
    response.writeHead(405, {
      allow: allowed.join(", "),
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(request.complete ? {} : { connection: "close" }),
    });
    response.end(body);
  };

/** Addresses of the interfaces, where an unknown one is a mistake of the caller and no page. */
const INTERFACES = /^\/(api|log|oidc|docs|assets|console|demo|sign-in|sign-out|\.well-known)(\/|$)|\.\w+$/;

/** Gives the console's page to whoever navigates to an address that no route has. */
const consolePage =
  (page: () => Answer, pageHeaders: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const navigates =
      (request.method === "GET" || request.method === "HEAD") && (request.headers.accept ?? "").includes("text/html");
    if (!navigates || INTERFACES.test(request.path)) return next();
    pageHeaders(
      request,
      response,
      () => void send(response, page(), languageOf(request.headers["accept-language"]), true),
    );
  };

const noSuchRoute: RequestHandler = (request, response) => {
  const language = languageOf(request.headers["accept-language"]);
  const refusal = new Refusal("not-found", "no-such-route", {
    zh: "没有这一地址；全部接口见 /openapi.json。",
    en: "There is nothing at this address; all routes stand in /openapi.json.",
  });
  void send(
    response,
    problemOf(refusal, language, String, request.complete ? {} : { connection: "close" }),
    language,
    false,
  );
};

const failed =
  (unexpected: (error: unknown) => string): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const language = languageOf(request.headers["accept-language"]);
    // The router could not decode a parameter of the path.
    const undecodable = error instanceof URIError;
    const refusal = new Refusal("not-found", "no-such-route", {
      zh: "地址中的编码无效。",
      en: "The address is not encoded rightly.",
    });
    void send(response, problemOf(undecodable ? refusal : error, language, unexpected), language, false);
  };
