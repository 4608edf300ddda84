import type { Fact } from "@yihan/kernel";

/** Where a fact already lies in this database, so that the bus can point at it instead of keeping its bytes twice. */
export interface FactPlace {
  /** The database it lies in: a place means nothing in another. */
  database: object;
  service: string;
  position: number;
}

/** Lets a private field be put on an object that exists already: a constructor may return another object than `this`. */
const Existing = function (fact: Fact): Fact {
  return fact;
} as unknown as new (fact: Fact) => Fact;

/**
 * A place as a private field of the fact: a copy of the fact, changed or not, has no place. (A WeakMap promises the same
 * and costs ten times as much: 2 µs a fact in the garbage collector.)
 */
class Placed extends Existing {
  #place: FactPlace;
  constructor(fact: Fact, place: FactPlace) {
    super(fact);
    this.#place = place;
  }
  static of(fact: Fact): FactPlace | undefined {
    return #place in fact ? fact.#place : undefined;
  }
}

/** Marks a fact, once, with where it was read from or written to; returns the same object. */
export const rememberPlace = (fact: Fact, place: FactPlace): Fact => new Placed(fact, place);

/** The place of a fact that lies in this database. */
export const placeOf = (fact: Fact, database: object): FactPlace | undefined => {
  const place = Placed.of(fact);
  return place?.database === database ? place : undefined;
};

/** The table that holds a service's facts. Throws if the name could be anything but a service's. */
export const factTable = (service: string): string => {
  // Kebab-case, so that it can be quoted as an identifier without escaping.
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(service)) throw new Error(`${service} is no name for a service`);
  return `"fact.${service}"`;
};
