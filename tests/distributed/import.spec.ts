import { journeysApart } from "./county/journeys-apart.ts";

await journeysApart("the journeys of import with each service apart", () => import("../journeys/import.spec.ts"));
