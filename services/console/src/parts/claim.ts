import { take } from "../api/use-take.ts";
import { newKey } from "../api/intention.ts";

/** The step by which whoever is told takes a matter over, in every flow. */
export const CLAIM = "received";

/** What became of one claim: nothing, or the error it met. */
export interface Claimed {
  id: string;
  error: unknown;
}

/** Claims several matters one after the other; one that is refused does not stop the next. */
export const claimAll = async (ids: readonly string[]): Promise<Claimed[]> => {
  const results: Claimed[] = [];
  for (const id of ids) {
    try {
      await take({ matter: id, step: CLAIM, key: newKey() });
      results.push({ id, error: undefined });
    } catch (error) {
      results.push({ id, error });
    }
  }
  return results;
};
