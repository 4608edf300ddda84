import { api } from "../api/client.ts";
import { askWorker } from "./ask-worker.ts";
import type { Checked } from "./checked.ts";

export type { Checked, ShownMatter } from "./checked.ts";

/** How far a verification is. */
export type Progress = { phase: "fetching" } | { phase: "checking"; done: number; total: number };

/** A chain as it was verified here, with the export that was looked at, so that it can be saved as it was verified. */
export interface ChainVerified {
  checked: Checked;
  zip: Blob;
}

const makeWorker = (): Worker =>
  new Worker(new URL("./verify-export.worker.ts", import.meta.url), { type: "module", name: "verify" });

/**
 * Verifies a chain in this browser: fetches its export and the public log, and goes through tiles, entries, checkpoint and
 * receipts in a worker, believing `vkeys`, else the keys the server publishes. What is wrong is in the result; throws
 * `Problem` or `Unreachable` where the export can't be had, an Error where the log can't be read, and the signal's reason.
 */
export const verifyChain = async (
  chain: string,
  options: { vkeys?: readonly string[]; onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<ChainVerified> => {
  const { signal, onProgress } = options;
  onProgress?.({ phase: "fetching" });
  const zip = api.bytes(`/api/v1/chains/${encodeURIComponent(chain)}/export`, { signal, accept: "application/zip" });
  const question = Promise.all([zip, options.vkeys ?? publishedKeys(signal)]).then(([whole, vkeys]) => ({
    zip: whole,
    vkeys,
    // Asked only now: a state of the log from before the export would not reach to its facts.
    log: `${location.origin}/log`,
  }));
  const checked = await askWorker(makeWorker, question, {
    ...(signal && { signal }),
    onProgress: (done, total) => onProgress?.({ phase: "checking", done, total }),
  });
  return { checked, zip: await zip };
};

const publishedKeys = async (signal: AbortSignal | undefined): Promise<string[]> =>
  (await api.text("/log/keys", { signal })).split("\n").filter((line) => line !== "");
