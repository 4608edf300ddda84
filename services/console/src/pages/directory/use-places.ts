import { flatTree, type TreeNode } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";

export interface Place {
  code: string;
  /** Empty for the county as a whole. */
  town: string;
}

/** The county (the division code that all others lie in), then its townships. */
export const placesOf = (nodes: readonly TreeNode[]): Place[] => {
  const all = flatTree(nodes).filter(({ place }) => place !== "");
  const county = all.map(({ place }) => place).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
  const towns = all
    .filter(({ kind, place }) => kind === "TOWN" && place !== county)
    .map(({ place, name }) => [place, { code: place, town: name }] as const);
  return [...(county === undefined ? [] : [{ code: county, town: "" }]), ...new Map(towns).values()];
};

/** The places of a day; none until they are known. */
export const usePlaces = (day: string): Place[] => {
  const { data } = useAsk<{ items: TreeNode[] }>(keys.tree(day), withQuery("/api/v1/directory/tree", { date: day }));
  return placesOf(data?.items ?? []);
};
