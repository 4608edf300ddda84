import type { Audit } from "@yihan/matter";
import { ed25519Signer, EMPTY_ROOT, signCheckpoint } from "@yihan/tlog";

/** An audit log in memory that notes what was read, before or after what. */
export const fakeAudit = () => {
  const signer = ed25519Signer("yihan.example/test", new Uint8Array(32).fill(7));
  const noted: string[] = [];
  const api: Audit = {
    recordRead: async (reader, matter, what, detail) =>
      void noted.push(`${reader.id} read ${what} ${detail} of ${matter}`),
    recordAdministration: async (actor, action) => void noted.push(`${actor.id} did ${action}`),
    indexes: async () => new Map([[1, 0]]),
    receipt: async (matter, version) =>
      version === 1 ? { index: 0, proof: `c2sp.org/tlog-proof@v1\nindex 0\n\n${matter}` } : undefined,
    exportChain: async (chain, matters) =>
      (async function* () {
        yield new TextEncoder().encode(`zip of ${chain}: ${matters.join(",")}`);
      })(),
    checkpoint: async () => signCheckpoint({ origin: signer.name, size: 0, root: EMPTY_ROOT }, [signer]),
    read: async (path) => (path === "tile/entries/x001/000.p/3" ? new Uint8Array([1, 2, 3]) : undefined),
    keys: async () => `${signer.vkey}\n`,
    size: async () => noted.length,
    settled: async () => {},
  };
  return { api, noted };
};
