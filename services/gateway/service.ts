import { createServer, type Server } from "node:http";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { dayOf, Refusal, Unstartable } from "@yihan/kernel";
import { actorOf, findAuthority, type Actor, type Directory } from "@yihan/matter";
import { durations } from "@yihan/platform";
import helmet from "helmet";
import { application } from "./http/application.ts";
import { keptKeys } from "./http/kept-keys.ts";
import { overload } from "./http/overload.ts";
import type { Route } from "./http/route.ts";
import type { Subject } from "./http/subject.ts";
import { throttle } from "./http/throttle.ts";
import { mattersOf } from "./matters.ts";
import type { GatewayParts } from "./parts.ts";
import { allRoutes } from "./routes/all-routes.ts";
import { eventStreams } from "./routes/events.ts";
import { consoleFiles } from "./site/console-files.ts";
import { openSignIn } from "./sign-in/sign-in.ts";

export type { GatewayParts } from "./parts.ts";

/** Far above what a clerk or a centre's machine sends, below what harms others. */
const OWN = { perSecond: 20_000, burst: 40_000 };
const STRANGERS = { perSecond: 2_000, burst: 10_000 };
const IN_HAND = 4_000;
/** A process that was held up longer than this turns requests away until it has caught up. */
const LATE_MS = 3_000;
const STOP_MS = 4_000;

export interface Gateway {
  /** Listens; gives the address. Throws `Unstartable` if the port is taken. */
  start(): Promise<{ url: string }>;
  /** Takes nothing new, lets accepted requests finish, ends event streams, closes. Twice is once. */
  stop(): Promise<void>;
}

/** The people's and machines' way in: HTTP, sign-in, events to browsers. */
export const gatewayService = (parts: GatewayParts): Gateway => {
  const { config, logger } = parts;
  let server: Server | undefined;
  let stopping: Promise<void> | undefined;
  let url = "";
  const streams = eventStreams();
  const counts = durations(
    "yihan_http_request_duration_seconds",
    "Time from the request's head to the end of the answer.",
  );
  const load = overload({ inHand: parts.limits?.inHand ?? IN_HAND, lateMs: LATE_MS });

  const ready = async (): Promise<boolean> => {
    if (stopping || !server) return false;
    await Promise.all([parts.supervision.county(), parts.audit.checkpoint()]);
    return true;
  };

  const start = async (): Promise<{ url: string }> => {
    const uploads = join(config.data, "uploads");
    // What a crash left half sent is of no use to anyone.
    rmSync(uploads, { recursive: true, force: true });
    mkdirSync(uploads, { recursive: true, mode: 0o700 });
    const base = (): string => config.publicUrl ?? url;
    const signIn = await openSignIn(parts, base);
    const pages = consoleFiles(parts.console);
    const routes: Route[] = allRoutes({
      ...parts,
      matters: mattersOf(parts.services, parts.supervision),
      signIn,
      keys: await keptKeys(parts.views, parts.clock),
      streams,
      consoleFiles: pages,
      uploads,
      base,
      ready,
      requestMetrics: counts.text,
      allRoutes: () => routes,
    });
    const app = application({
      routes,
      clock: parts.clock,
      logger,
      signedIn: signIn.signedIn,
      actorFor: actorsOf(parts),
      own: throttle(parts.limits?.own ?? OWN),
      strangers: throttle(parts.limits?.strangers ?? STRANGERS),
      load,
      counts,
      pageHeaders: helmet({
        contentSecurityPolicy: {
          useDefaults: false,
          directives: {
            defaultSrc: ["'self'"],
            imgSrc: ["'self'", "data:"],
            objectSrc: ["'none'"],
            baseUri: ["'none'"],
            frameAncestors: ["'none'"],
            formAction: ["'self'"],
          },
        },
        strictTransportSecurity: config.publicUrl?.startsWith("https:") ? { maxAge: 31_536_000 } : false,
        referrerPolicy: { policy: "same-origin" },
      }),
      mounted: signIn.mounted,
      page: pages?.page,
    });
    server = createServer(
      {
        headersTimeout: 15_000,
        requestTimeout: 600_000,
        keepAliveTimeout: 65_000,
        maxHeaderSize: 16_384,
        connectionsCheckingInterval: 5_000,
      },
      app,
    );
    server.maxRequestsPerSocket = 0;
    await listening(server, config.port, config.host);
    const { port } = server.address() as AddressInfo;
    url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
    return { url };
  };

  const close = async (): Promise<void> => {
    load.stop();
    if (!server) return;
    const closed = new Promise<void>((resolve) => server!.close(() => resolve()));
    streams.stop();
    server.closeIdleConnections();
    const timer = setTimeout(() => server!.closeAllConnections(), STOP_MS);
    await closed;
    clearTimeout(timer);
  };

  return { start, stop: () => (stopping ??= close()) };
};

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES" || error.code === "EADDRNOTAVAIL";
      reject(
        taken
          ? new Unstartable(
              `${host}:${port} can't be listened on (${error.code}); choose another YIHAN_PORT or YIHAN_HOST.`,
            )
          : error,
      );
    });
    server.listen(port, host, 1_024, resolve);
  });

/** Subjects as actors with the posts of today; remembered until the day or the directory changes. */
const actorsOf = ({ directory, clock }: Pick<GatewayParts, "directory" | "clock">): ((subject: Subject) => Actor) => {
  let known = new Map<string, Actor>();
  let as: { directory: Directory; day: string } | undefined;
  return (subject) => {
    if (subject.kind === "operator") return { kind: "machine", id: subject.id, name: subject.id, authority: "" };
    const now = { directory: directory(), day: dayOf(clock.now()) };
    if (subject.kind === "machine") {
      if (!findAuthority(now.directory, subject.authority)) throw unknownSubject();
      return { kind: "machine", id: subject.id, name: subject.id, authority: subject.authority };
    }
    if (as?.directory !== now.directory || as.day !== now.day) {
      as = now;
      known = new Map();
    }
    const found = known.get(subject.id) ?? actorOf(now.directory, subject.id, now.day);
    if (!found) throw unknownSubject();
    known.set(subject.id, found);
    return found;
  };
};

const unknownSubject = (): Refusal =>
  new Refusal("forbidden", "not-in-directory", {
    zh: "机构人员库中没有您，请联系管理员。",
    en: "The directory does not know you; ask its keeper.",
  });
