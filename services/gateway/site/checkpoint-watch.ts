import type { Clock, Instant } from "@yihan/kernel";
import type { Audit } from "@yihan/matter";
import { encodeBase64, openCheckpoint, parseVkey, type Checkpoint } from "@yihan/tlog";

export interface SeenCheckpoint {
  origin: string;
  size: number;
  /** Root hash, base64. */
  root: string;
  /** When it was first seen here. */
  seen: Instant;
}

/** The newest checkpoint whose signature holds, and when it was first seen; throws if the log's own signature does not hold. */
export const checkpointWatch = (audit: Pick<Audit, "checkpoint" | "keys">, clock: Clock) => {
  let known: { note: string; checkpoint: SeenCheckpoint } | undefined;
  return async (): Promise<SeenCheckpoint> => {
    const note = await audit.checkpoint();
    if (known?.note === note) return known.checkpoint;
    const verifiers = (await audit.keys())
      .split("\n")
      .filter((line) => line !== "")
      .map(parseVkey);
    const { origin, size, root }: Checkpoint = openCheckpoint(note, verifiers);
    known = { note, checkpoint: { origin, size, root: encodeBase64(root), seen: clock.now() } };
    return known.checkpoint;
  };
};
