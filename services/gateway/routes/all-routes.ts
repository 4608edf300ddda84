import type { Route } from "../http/route.ts";
import { chainRoutes } from "./chains.ts";
import { consoleRoutes } from "./console.ts";
import { describeRoutes } from "./describe.ts";
import { directoryChangeRoutes } from "./directory-changes.ts";
import { directoryDayRoutes } from "./directory-days.ts";
import { directoryRoutes } from "./directory.ts";
import { eventRoutes } from "./events.ts";
import { factRoutes } from "./facts.ts";
import { flowRoutes } from "./flows.ts";
import { importPreviewRoutes } from "./import-preview.ts";
import { importRoutes } from "./imports.ts";
import { logRoutes } from "./log.ts";
import { matterRoutes } from "./matters.ts";
import { meRoutes } from "./me.ts";
import { operatorRoutes } from "./operator.ts";
import { paperRoutes } from "./papers.ts";
import { reportRoutes } from "./reports.ts";
import type { RouteParts } from "./route-parts.ts";
import { signInRoutes } from "./sign-in.ts";
import { stepRoutes } from "./steps.ts";
import { systemRoutes } from "./system.ts";
import { worklistRoutes } from "./worklist.ts";

/** Everything the gateway answers to: the router and the API description are both made from this list. */
export const allRoutes = (parts: RouteParts): Route[] =>
  [
    systemRoutes,
    consoleRoutes,
    describeRoutes,
    signInRoutes,
    meRoutes,
    flowRoutes,
    stepRoutes,
    matterRoutes,
    factRoutes,
    paperRoutes,
    importPreviewRoutes,
    importRoutes,
    worklistRoutes,
    eventRoutes,
    chainRoutes,
    directoryRoutes,
    directoryChangeRoutes,
    directoryDayRoutes,
    reportRoutes,
    operatorRoutes,
    logRoutes,
  ].flatMap((routes) => routes(parts));
