import { actorOf, findAuthority, findPost, findUnit, type Directory } from "@yihan/matter";
import { Refusal, toRfc3339, type Day } from "@yihan/kernel";
import { isLoopback } from "@yihan/kernel/config";
import type { Request } from "express";
import { z } from "zod";
import { ok, seeOther } from "../http/answer.ts";
import { readBytes } from "../http/read-json.ts";
import { openRoute, type Route } from "../http/route.ts";
import { subjectOf } from "../sign-in/claims.ts";
import { cookieOf, setCookie } from "../sign-in/cookie.ts";
import { peoplePage } from "../site/people-page.ts";
import type { RouteParts } from "./route-parts.ts";

const STATE = "yihan-sign-in";
/** A path of this site: no other origin can be named by it. */
const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u);

/** Beyond what a time in a text can say. */
const FOREVER = 253_402_300_799_000;

const FORM = "application/x-www-form-urlencoded";

const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    authority: z.string(),
    authorityName: z.string(),
    authorityKind: z.string(),
    unit: z.string(),
    unitName: z.string(),
    posts: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), covers: z.string() })),
  })
  .meta({ id: "DemoOfficer" });

const sessionSchema = z
  .object({
    signedIn: z.boolean(),
    until: z.string().nullable().meta({ description: "when the sign-in ends; null if never or nobody signed in" }),
    demo: z.boolean().meta({ description: "true where /demo/officers offers people" }),
    canSignIn: z.boolean().meta({ description: "false where no way to sign in is set up" }),
    now: z.string().meta({ description: "the system's clock" }),
  })
  .meta({ id: "Session" });

export type DemoPerson = z.output<typeof personSchema>;

/** Own posts and those of the absent officers one covers. */
const postsOn = (directory: Directory, officer: string, day: Day): DemoPerson["posts"] => {
  const actor = actorOf(directory, officer, day);
  return actor?.kind === "officer"
    ? actor.posts.map(({ id, kind, covers }) => ({
        id,
        kind,
        name: findPost(directory, id, day)?.name ?? id,
        covers: covers ?? "",
      }))
    : [];
};

/** Everyone one can sign in as, by authority and post. */
export const demoPeople = (directory: Directory, day: Day): DemoPerson[] =>
  [...directory.officers.values()]
    .map(({ id, name, authority, unit }) => ({
      id,
      name,
      authority,
      authorityName: findAuthority(directory, authority)?.name ?? authority,
      authorityKind: findAuthority(directory, authority)?.kind ?? "",
      unit,
      unitName: findUnit(directory, unit)?.name ?? "",
      posts: postsOn(directory, id, day),
    }))
    .filter(({ posts }) => posts.length > 0)
    .toSorted((a, b) => (a.authority === b.authority ? (a.id < b.id ? -1 : 1) : a.authority < b.authority ? -1 : 1));

/** Signing in and out, and the demo's ways to do so. */
export const signInRoutes = ({ signIn, directory, base }: RouteParts): Route[] => {
  /** The demo answers only to this machine by its own name, so that a page that rebinds its name gets nothing. */
  const requireDemo = (request: Request): void => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
    if (!signIn.demo)
      throw new Refusal("not-found", "no-demo", { zh: "本系统没有演示登录。", en: "There is no demo sign-in here." });
    if (!isLoopback(host))
      throw new Refusal("forbidden", "loopback-only", {
        zh: "演示登录仅限本机使用。",
        en: "The demo sign-in is for this machine only.",
      });
  };
  const secure = (): boolean => base().startsWith("https:");

  return [
    openRoute({
      method: "get",
      path: "/api/v1/session",
      tag: "sign-in",
      summary: {
        zh: "是否已登录、如何登录、系统时间",
        en: "Whether one is signed in, how one can, and the system's time",
      },
      answers: {
        200: { description: "asked before anything else, also by those who are not signed in", schema: sessionSchema },
      },
      refusals: [401],
      handle: async ({ request, now }) => {
        const found = await signIn.signedIn(request);
        return ok({
          signedIn: found !== undefined,
          until: found && Number.isFinite(found.until) && found.until < FOREVER ? toRfc3339(found.until) : null,
          demo: signIn.demo,
          canSignIn: signIn.issuer() !== undefined,
          now: toRfc3339(now),
        });
      },
    }),
    openRoute({
      method: "get",
      path: "/.well-known/openid-configuration",
      tag: "sign-in",
      summary: { zh: "所用的身份认证服务", en: "The issuer in use" },
      answers: { 307: { description: "its configuration" } },
      refusals: [404],
      handle: () => {
        const issuer = signIn.issuer();
        if (issuer === undefined)
          throw new Refusal("not-found", "no-sign-in", {
            zh: "本系统未设置登录方式。",
            en: "No way to sign in is set up here.",
          });
        return {
          status: 307,
          bytes: "",
          type: "text/plain; charset=utf-8",
          headers: { location: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration` },
        };
      },
    }),
    openRoute({
      method: "get",
      path: "/demo/officers",
      tag: "sign-in",
      summary: { zh: "演示：可以登录的人员", en: "Demo: everyone one can sign in as" },
      answers: {
        200: { description: "people with their posts of today", schema: z.object({ items: z.array(personSchema) }) },
      },
      refusals: [403, 404],
      handle: ({ request, day }) => {
        requireDemo(request);
        return ok({ items: demoPeople(directory(), day) });
      },
    }),
    openRoute({
      method: "post",
      path: "/demo/token",
      tag: "sign-in",
      summary: {
        zh: "演示：为人员或审批中心系统取令牌",
        en: "Demo: a token for an officer or the approval centre's machine",
      },
      body: z.union([
        z.strictObject({ officer: z.string().min(1).max(64) }),
        z.strictObject({ client: z.string().min(1).max(64) }),
      ]),
      answers: {
        200: {
          description: "a bearer token",
          schema: z.object({
            token: z.string(),
            tokenType: z.literal("Bearer"),
            expiresIn: z.number().meta({ description: "seconds" }),
          }),
        },
      },
      refusals: [403, 404],
      handle: async ({ request, body }) => {
        requireDemo(request);
        const { token, seconds } = await signIn.demoToken(body);
        return ok({ token, tokenType: "Bearer", expiresIn: seconds });
      },
    }),
    openRoute({
      method: "get",
      path: "/sign-in",
      tag: "sign-in",
      summary: { zh: "浏览器登录", en: "Sign in with a browser" },
      query: z.strictObject({
        officer: z.string().min(1).max(64).optional(),
        to: ownPath.optional().meta({ description: "where to go once signed in" }),
      }),
      answers: { 303: { description: "to the issuer" } },
      refusals: [404],
      handle: async ({ query, request }) => {
        const own = new URL(base());
        // A cookie belongs to a host name, and the issuer sends browsers back to this one.
        if (signIn.demo && request.headers.host !== own.host) return seeOther(`${own.origin}${request.url}`);
        const { location, state } = await signIn.browser.begin(query.officer, query.to);
        return seeOther(location, { "set-cookie": setCookie(STATE, state, 600, secure()) });
      },
    }),
    openRoute({
      method: "get",
      path: "/sign-in/callback",
      tag: "sign-in",
      summary: { zh: "登录返回", en: "Where the issuer sends the browser back" },
      answers: { 303: { description: "to the front page, signed in" } },
      refusals: [401, 404],
      handle: async ({ request }) => {
        const { claims, to } = await signIn.browser.complete(request.url, cookieOf(request, STATE));
        const subject = signIn.demo ? ({ kind: "officer", id: claims.sub! } as const) : subjectOf(claims);
        return seeOther(to, { "set-cookie": await signIn.sessions.begin(subject) });
      },
    }),
    openRoute({
      method: "post",
      path: "/sign-out",
      tag: "sign-in",
      summary: { zh: "退出", en: "Sign out" },
      files: [FORM, "application/json"],
      answers: { 303: { description: "to the front page" } },
      handle: async ({ request }) => seeOther("/", { "set-cookie": await signIn.sessions.end(request) }),
    }),
    openRoute({
      method: "get",
      path: "/sign-in/people/{uid}",
      tag: "sign-in",
      summary: { zh: "演示：选择以谁的身份登录", en: "Demo: choose whom to act as" },
      params: z.object({ uid: z.string().max(100) }),
      answers: {
        200: { description: "the county's people", type: "text/html; charset=utf-8" },
        303: { description: "back to the issuer, where the person was chosen on our own page" },
      },
      refusals: [401, 403, 404],
      html: true,
      handle: async ({ request, response, params, day, language }) => {
        requireDemo(request);
        const details = await interactionOf(signIn.provider, request, response);
        const hint = details.params["login_hint"];
        // Chosen on our own page already: a chain of requests that a foreign page began is never "same-origin".
        if (
          request.headers["sec-fetch-site"] === "same-origin" &&
          typeof hint === "string" &&
          directory().officers.has(hint)
        ) {
          return seeOther(
            await (await signIn.provider()).interactionResult(request, response, { login: { accountId: hint } }),
          );
        }
        return {
          status: 200,
          bytes: peoplePage(
            demoPeople(directory(), day),
            params.uid,
            typeof hint === "string" ? hint : undefined,
            language,
          ),
          type: "text/html; charset=utf-8",
          headers: { "cache-control": "no-store" },
        };
      },
    }),
    openRoute({
      method: "post",
      path: "/sign-in/people/{uid}",
      tag: "sign-in",
      summary: { zh: "演示：以此人身份登录", en: "Demo: act as this person" },
      params: z.object({ uid: z.string().max(100) }),
      files: [FORM],
      answers: { 303: { description: "back to the issuer" } },
      refusals: [401, 403, 404, 413],
      handle: async ({ request, response }) => {
        requireDemo(request);
        const officer = new URLSearchParams((await readBytes(request, 4_096)).toString("utf8")).get("officer") ?? "";
        if (!directory().officers.has(officer))
          throw new Refusal("not-found", "unknown-officer", { zh: "没有这一人员。", en: "There is no such officer." });
        await interactionOf(signIn.provider, request, response);
        const provider = await signIn.provider();
        return seeOther(await provider.interactionResult(request, response, { login: { accountId: officer } }));
      },
    }),
  ];
};

const interactionOf = async (
  provider: RouteParts["signIn"]["provider"],
  request: Request,
  response: Parameters<Awaited<ReturnType<typeof provider>>["interactionDetails"]>[1],
) => {
  try {
    return await (await provider()).interactionDetails(request, response);
  } catch (error) {
    if ((error as Error).name !== "SessionNotFound") throw error;
    throw new Refusal("unauthenticated", "sign-in-not-begun", {
      zh: "登录已过期，请从首页重新登录。",
      en: "This sign-in has run out; begin again from the front page.",
    });
  }
};
