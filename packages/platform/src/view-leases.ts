import { WatermarkMoved, type Views } from "@yihan/kernel";
import type { Leases } from "./lease.ts";

const CONSUMER = "leases";
const VIEW = "lease";

/** Leases in a service's views: the term is the watermark that moves in the same write as the holder's name. */
export const viewLeases = (views: Views): Leases => {
  let defining: Promise<void> | undefined;
  const defined = (): Promise<void> => {
    defining ??= views.define(CONSUMER, [{ name: VIEW, revision: 1, fields: [] }]).catch((error: unknown) => {
      defining = undefined;
      throw error;
    });
    return defining;
  };
  return {
    read: async (name) => {
      await defined();
      // The term first: a move in between makes it too old, and a move made on it fails.
      const terms = await views.watermarks(CONSUMER, [name]);
      const doc = await views.get<{ holder: string | null }>(VIEW, name);
      return { term: terms.get(name) ?? 0, holder: doc?.holder ?? undefined };
    },
    move: async (name, term, holder) => {
      await defined();
      try {
        await views.write({
          puts: [{ view: VIEW, id: name, doc: { holder: holder ?? null } }],
          consumer: CONSUMER,
          advance: [{ matter: name, from: term, to: term + 1 }],
        });
        return true;
      } catch (error) {
        if (error instanceof WatermarkMoved) return false;
        throw error;
      }
    },
  };
};
