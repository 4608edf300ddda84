import type { Fact, Route } from "../api/types.gen.ts";

/** What the codes that stand in a timeline are called, from the timeline itself: officers and authorities that acted, were asked or were told, and those `known` besides. The code where it is not named there. */
export const namesIn = (
  facts: readonly Fact[],
  known: readonly { authority: string; name: string }[] = [],
): ((code: string) => string) => {
  const names = new Map<string, string>();
  const know = (code: string, name: string): void => {
    if (code !== "" && name !== "") names.set(code, name);
  };
  const knowRoute = (route: Route | null): void => {
    if (!route) return;
    know(route.authority, route.authorityName);
    know(route.officer, route.officerName);
    know(route.covers, route.coversName);
  };
  for (const { authority, name } of known) know(authority, name);
  for (const { actor, next, responsible, told } of facts) {
    know(actor.authority, actor.authorityName);
    know(actor.id, actor.name);
    for (const route of [next, responsible, ...told]) knowRoute(route);
  }
  return (code) => names.get(code) ?? code;
};
