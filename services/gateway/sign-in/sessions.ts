import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { SignedIn } from "../http/application.ts";
import type { Subject } from "../http/subject.ts";
import { boundedMap } from "./bounded-map.ts";
import { cookieOf, setCookie } from "./cookie.ts";

const NAME = "yihan-session";
const SECONDS = 8 * 3_600;

/** Browser sessions, kept here and known outside by a random name alone. */
export const browserSessions = (secure: boolean) => {
  const sessions = boundedMap<SignedIn>(20_000);
  return {
    find: (request: IncomingMessage): SignedIn | undefined => {
      const name = cookieOf(request, NAME);
      return name === undefined ? undefined : sessions.get(name, Date.now());
    },
    /** Begins a session; gives the Set-Cookie header. */
    begin: (subject: Subject): string => {
      const name = randomBytes(32).toString("base64url");
      const until = Date.now() + SECONDS * 1_000;
      sessions.set(name, { subject, until, byCookie: true }, until);
      return setCookie(NAME, name, SECONDS, secure);
    },
    end: (request: IncomingMessage): string => {
      const name = cookieOf(request, NAME);
      if (name !== undefined) sessions.delete(name);
      return setCookie(NAME, "", 0, secure);
    },
  };
};
