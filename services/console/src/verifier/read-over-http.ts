import type { Read } from "@yihan/tlog/storage";

const PATIENCE = 30_000;
const TRIES = 20;
const LONGEST_PAUSE_S = 10;

/** Reads a log's files below an address of this origin. What is not there is undefined; a server that is busy is asked again; anything else is an Error. */
export const readOverHttp =
  (prefix: string): Read =>
  async (path) => {
    for (let tried = 1; ; tried++) {
      const response = await fetch(`${prefix}/${path}`, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      if (response.status === 404 || response.status === 410) return undefined;
      if (tried === TRIES || (response.status !== 429 && response.status !== 503))
        throw new Error(`${path}: HTTP ${response.status}`);
      const seconds = Math.min(Number(response.headers.get("retry-after") ?? 1) || 1, LONGEST_PAUSE_S);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    }
  };
