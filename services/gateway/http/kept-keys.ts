import { oneByOnePerKey, Refusal, type Clock, type Views } from "@yihan/kernel";

/** How long a key is remembered. */
const KEPT_MS = 24 * 3_600_000;
const SWEEP_MS = 3_600_000;
const PAGE = 500;

interface KeptKey {
  fingerprint: string;
  until: number;
}

/** Idempotency keys of requests that leave no fact by which a repetition would be known. */
export interface KeptKeys {
  /**
   * Does the work and remembers, durably and for 24 hours, that `id` came with `fingerprint`. `repeated` if it had come
   * before (the work is done again, it must be one that may be); with another fingerprint it is refused and nothing done.
   * Undefined as `id` (no key was given) is never a repetition.
   */
  once<T>(
    id: string | undefined,
    fingerprint: string,
    work: () => Promise<T>,
  ): Promise<{ repeated: boolean; result: T }>;
}

/** The keys in `views`; those past their time are removed by the way, an hour apart at least. */
export const keptKeys = async (views: Views, clock: Clock): Promise<KeptKeys> => {
  await views.define("gateway", [{ name: "keys", revision: 1, fields: ["until"] }]);
  let swept = Number.NEGATIVE_INFINITY;

  const sweep = async (): Promise<void> => {
    if (clock.now() - swept < SWEEP_MS) return;
    swept = clock.now();
    for (;;) {
      const { items } = await views.find<KeptKey & { id: string }>("keys", {
        where: { all: { until: { lte: swept } } },
        order: { by: "until" },
        limit: PAGE,
      });
      if (items.length === 0) return;
      await views.write({ puts: items.map(({ id }) => ({ view: "keys", id, doc: undefined })) });
    }
  };

  const done = async <T>(
    id: string,
    fingerprint: string,
    work: () => Promise<T>,
  ): Promise<{ repeated: boolean; result: T }> => {
    await sweep();
    const known = await views.get<KeptKey>("keys", id);
    const repeated = known !== undefined && known.until > clock.now();
    if (repeated && known.fingerprint !== fingerprint) {
      throw new Refusal("invalid", "idempotency-key-reused", {
        zh: "同一幂等键已用于另一内容，请换一个键。",
        en: "This idempotency key came with another content before; use a new one.",
      });
    }
    const result = await work();
    if (!repeated)
      await views.write({ puts: [{ view: "keys", id, doc: { id, fingerprint, until: clock.now() + KEPT_MS } }] });
    return { repeated, result };
  };

  // Requests with one key go one after the other, so that of two at once the second is the repetition.
  const inTurn = oneByOnePerKey();
  return {
    once: async (id, fingerprint, work) => {
      if (id === undefined) return { repeated: false, result: await work() };
      return inTurn(id, () => done(id, fingerprint, work));
    },
  };
};
