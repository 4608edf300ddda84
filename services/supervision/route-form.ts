import type { Route } from "@yihan/contracts";

/** A route as it is kept: what is empty is left out, which halves a row. */
export type KeptRoute = Partial<Route>;

const empty: Route = {
  authority: "",
  authorityName: "",
  unit: "",
  post: "",
  postName: "",
  officer: "",
  officerName: "",
  covers: "",
  coversName: "",
  by: "",
  item: "",
  place: "",
  basis: "",
  since: "",
  remarks: [],
  directory: 0,
};

const names = Object.keys(empty) as (keyof Route)[];

/** The route without its empty parts. */
export const keptRoute = (route: Route): KeptRoute => {
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    const value = route[name];
    if (value === "" || value === 0 || (name === "remarks" && route.remarks.length === 0)) continue;
    kept[name] = value;
  }
  return kept;
};

/** The whole route again. */
export const wholeRoute = (kept: KeptRoute): Route => ({ ...empty, ...kept });
