import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Views } from "@yihan/kernel";
import type { SignedIn } from "../http/application.ts";
import type { Subject } from "../http/subject.ts";
import { boundedMap } from "./bounded-map.ts";
import { cookieOf, setCookie } from "./cookie.ts";

const NAME = "yihan-session";
const SECONDS = 8 * 3_600;
const SWEEP_MS = 3_600_000;
const PAGE = 500;

interface KeptSession {
  subject: Subject;
  until: number;
}

/** Under what a session is kept: who reads the store learns no name by which one is signed in. */
const placeOf = (name: string): string => createHash("sha256").update(name).digest("base64url");

/**
 * Browser sessions, known outside by a random name alone. Kept in `views` as well, so that nobody has to sign in again
 * because the system was started anew.
 */
export const browserSessions = async (views: Views, secure: boolean) => {
  await views.define("sign-in", [{ name: "sessions", revision: 1, fields: ["until"] }]);
  const begun = boundedMap<SignedIn>(20_000);
  let swept = Number.NEGATIVE_INFINITY;

  const sweep = async (): Promise<void> => {
    if (Date.now() - swept < SWEEP_MS) return;
    swept = Date.now();
    for (;;) {
      const { items } = await views.find<KeptSession & { id: string }>("sessions", {
        where: { all: { until: { lte: swept } } },
        order: { by: "until" },
        limit: PAGE,
      });
      if (items.length === 0) return;
      await views.write({ puts: items.map(({ id }) => ({ view: "sessions", id, doc: undefined })) });
    }
  };

  const kept = async (name: string): Promise<SignedIn | undefined> => {
    const found = await views.get<KeptSession>("sessions", placeOf(name));
    if (!found || found.until <= Date.now()) return undefined;
    return { subject: found.subject, until: found.until, byCookie: true };
  };

  return {
    find: (request: IncomingMessage): SignedIn | undefined | Promise<SignedIn | undefined> => {
      const name = cookieOf(request, NAME);
      return name === undefined ? undefined : (begun.get(name, Date.now()) ?? kept(name));
    },
    /** Begins a session; gives the Set-Cookie header. */
    begin: async (subject: Subject): Promise<string> => {
      await sweep();
      const name = randomBytes(32).toString("base64url");
      const until = Date.now() + SECONDS * 1_000;
      const id = placeOf(name);
      await views.write({ puts: [{ view: "sessions", id, doc: { id, subject, until } }] });
      begun.set(name, { subject, until, byCookie: true }, until);
      return setCookie(NAME, name, SECONDS, secure);
    },
    end: async (request: IncomingMessage): Promise<string> => {
      const name = cookieOf(request, NAME);
      if (name !== undefined) {
        begun.delete(name);
        await views.write({ puts: [{ view: "sessions", id: placeOf(name), doc: undefined }] });
      }
      return setCookie(NAME, "", 0, secure);
    },
  };
};
