import { journeysApart } from "./county/journeys-apart.ts";

await journeysApart("the journeys of absence with each service apart", () => import("../journeys/absence.spec.ts"));
