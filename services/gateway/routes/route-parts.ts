import type { GatewayParts } from "../parts.ts";
import type { KeptKeys } from "../http/kept-keys.ts";
import type { Matters } from "../matters.ts";
import type { ConsoleFiles } from "../site/console-files.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { EventStreams } from "./events.ts";

/** What the routes stand on: the gateway's parts and what the gateway makes of them. */
export interface RouteParts extends GatewayParts {
  matters: Matters;
  signIn: SignIn;
  keys: KeptKeys;
  streams: EventStreams;
  /** The built console; undefined where it was not built. */
  consoleFiles: ConsoleFiles | undefined;
  /** Folder in which uploads stand until they are taken over. */
  uploads: string;
  /** The address at which this system is reached, without a slash at the end. */
  base: () => string;
  /** True once everything answers. */
  ready: () => Promise<boolean>;
  /** Prometheus text of the requests so far. */
  requestMetrics: () => string;
  /** All routes, for the descriptions. */
  allRoutes: () => readonly import("../http/route.ts").Route[];
}
