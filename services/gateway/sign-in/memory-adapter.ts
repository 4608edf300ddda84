import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";
import { boundedMap } from "./bounded-map.ts";

const MOST = 5_000;
const FOREVER = 8.64e15;

/** Where the development provider keeps what it hands out: in memory, bounded, each kind apart. A restart forgets sign-ins, not tokens. */
export const memoryAdapter = (): AdapterFactory => {
  const kinds = new Map<string, ReturnType<typeof boundedMap<AdapterPayload>>>();
  const byUid = boundedMap<string>(MOST);
  const byGrant = boundedMap<{ kind: string; id: string }[]>(MOST);
  const storeOf = (kind: string) => {
    const store = kinds.get(kind) ?? boundedMap<AdapterPayload>(MOST);
    kinds.set(kind, store);
    return store;
  };

  return (kind): Adapter => {
    const store = storeOf(kind);
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = expiresIn ? Date.now() + expiresIn * 1_000 : FOREVER;
        store.set(id, payload, until);
        if (payload.uid) byUid.set(payload.uid, id, until);
        if (payload.grantId)
          byGrant.set(payload.grantId, [...(byGrant.get(payload.grantId, Date.now()) ?? []), { kind, id }], until);
      },
      find: async (id) => store.get(id, Date.now()),
      findByUid: async (uid) => store.get(byUid.get(uid, Date.now()) ?? "", Date.now()),
      // The device flow is not offered, so there are no user codes.
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const found = store.get(id, Date.now());
        if (found) found.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => void store.delete(id),
      revokeByGrantId: async (grant) => {
        for (const given of byGrant.get(grant, Date.now()) ?? []) storeOf(given.kind).delete(given.id);
      },
    };
  };
};
