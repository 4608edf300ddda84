import { journeysApart } from "./county/journeys-apart.ts";

await journeysApart("the journeys of main-job with each service apart", () => import("../journeys/main-job.spec.ts"));
