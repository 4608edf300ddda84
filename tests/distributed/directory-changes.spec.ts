import { journeysApart } from "./county/journeys-apart.ts";

await journeysApart(
  "the journeys of directory-changes with each service apart",
  () => import("../journeys/directory-changes.spec.ts"),
);
