import type { Fact } from "@yihan/kernel";

/** Where a fact already lies in this database, so that the bus can point at it instead of keeping its bytes twice. */
export interface FactPlace {
  /** The database it lies in: a place means nothing in another. */
  database: object;
  service: string;
  position: number;
}

const places = new WeakMap<Fact, FactPlace>();

/** Remembers where a fact was read from or written to, as long as the object lives. */
export const rememberPlace = (fact: Fact, place: FactPlace): Fact => {
  places.set(fact, place);
  return fact;
};

export const placeOf = (fact: Fact, database: object): FactPlace | undefined => {
  const place = places.get(fact);
  return place?.database === database ? place : undefined;
};

/** The table that holds a service's facts. Throws if the name could be anything but a service's. */
export const factTable = (service: string): string => {
  // Kebab-case, so that it can be quoted as an identifier without escaping.
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(service)) throw new Error(`${service} is no name for a service`);
  return `"fact.${service}"`;
};
