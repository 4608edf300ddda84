import type { Day, Instant, Language, Text } from "@yihan/kernel";
import type { Actor } from "@yihan/matter";
import type { Request, Response } from "express";
import type { z } from "zod";
import type { Answer } from "./answer.ts";
import type { Subject } from "./subject.ts";

/** What every handler is told about the request. */
export interface Asked<Params = unknown, Query = unknown, Body = unknown> {
  params: Params;
  query: Query;
  body: Body;
  language: Language;
  now: Instant;
  /** Today in Shanghai. */
  day: Day;
  /** Who signed in; undefined only where the route is public. */
  subject: Subject | undefined;
  /** Until when the sign-in holds. */
  signedInUntil: Instant;
  /** The route as documented, for fingerprints. */
  path: string;
  request: Request;
  response: Response;
}

/** As `Asked`, for those who act in matters. */
export interface AskedByActor<Params = unknown, Query = unknown, Body = unknown> extends Asked<Params, Query, Body> {
  subject: Subject;
  actor: Actor;
}

/** Who may ask: everyone, whoever signed in, those who act in matters (officers and machines), or the operator. */
export type Access = "public" | "signed-in" | "matters" | "operator";

/** One documented answer. */
export interface Documented {
  description: string;
  schema?: z.ZodType;
  /** Media type; JSON if absent. */
  type?: string;
}

interface RouteText {
  method: "get" | "post";
  /** OpenAPI path, `{name}` for parameters. */
  path: string;
  tag: string;
  summary: Text;
  /** Statuses with their shapes; those of every route (401, 422, 429 …) are added. */
  answers: Readonly<Record<number, Documented>>;
  /** Further refusals that can happen here. */
  refusals?: readonly number[];
  /** What may be sent instead of JSON; the handler reads the request itself. */
  files?: readonly string[];
  /** The last parameter takes the rest of the path. */
  rest?: boolean;
  /** Hot paths come first in the router. */
  hot?: boolean;
  /** Answered whatever the load, to whomever, as often as asked. */
  always?: boolean;
  /** Takes an Idempotency-Key. */
  repeatable?: boolean;
  /** Pages for people: sent with the whole set of security headers. */
  html?: boolean;
}

/** A route as the router and the API description see it. */
export interface Route extends RouteText {
  access: Access;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  handle(asked: AskedByActor<never, never, never>): Promise<Answer> | Answer;
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

interface Described<P, Q, B> extends RouteText {
  params?: P;
  query?: Q;
  body?: B;
}

/** A route for everyone; `subject` is undefined. */
export const openRoute = <
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
>(
  description: Described<P, Q, B> & { handle(asked: Asked<Out<P>, Out<Q>, Out<B>>): Promise<Answer> | Answer },
): Route => ({ ...description, access: "public" }) as unknown as Route;

/** A route for those who signed in; `access` says which of them. */
export const ownRoute = <
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
>(
  description: Described<P, Q, B> & {
    access?: Exclude<Access, "public">;
    handle(asked: AskedByActor<Out<P>, Out<Q>, Out<B>>): Promise<Answer> | Answer;
  },
): Route => ({ access: "matters", ...description }) as unknown as Route;
