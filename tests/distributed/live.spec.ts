import { journeysApart } from "./county/journeys-apart.ts";

await journeysApart("the journeys of live with each service apart", () => import("../journeys/live.spec.ts"));
