import type { Offer } from "../../api/types.gen.ts";

/** What one matter offers at the version that was seen. */
export interface Offered {
  id: string;
  version: number;
  items: readonly Offer[];
}

/** A step that several matters offer, with those that do. */
export interface CommonStep {
  offer: Offer;
  /** Versions by matter. */
  matters: ReadonlyMap<string, number>;
}

/**
 * The steps that can be taken for several matters with one form. Left out: a step that needs papers, since papers belong
 * to one matter, and one that can't be taken back. Steps of one name but another form count apart.
 */
export const commonSteps = (offered: readonly Offered[]): CommonStep[] => {
  const found = new Map<string, { offer: Offer; matters: Map<string, number> }>();
  for (const { id, version, items } of offered) {
    for (const offer of items) {
      if (!offer.may || offer.papers.length > 0 || offer.warning !== null) continue;
      const key = `${offer.step} ${offer.title} ${offer.fields.map(({ name, type }) => `${name}:${type}`).join()}`;
      const one = found.get(key) ?? { offer, matters: new Map<string, number>() };
      one.matters.set(id, version);
      found.set(key, one);
    }
  }
  return [...found.values()].toSorted((a, b) => b.matters.size - a.matters.size);
};
