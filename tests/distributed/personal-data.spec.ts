import { journeysApart } from "./county/journeys-apart.ts";

await journeysApart(
  "the journeys of personal-data with each service apart",
  () => import("../journeys/personal-data.spec.ts"),
);
