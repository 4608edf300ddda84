/** What waits to be sent by a channel. */
export interface Queued {
  /** The notification's. */
  id: string;
  channel: string;
  since: number;
  attempts: number;
  /** `<channel>/<when its turn is>`. */
  turn: string;
  /** What the last attempt failed with. */
  reason?: string;
}

/** The place of a notice in its channel's queue. */
export const turnOf = (channel: string, at: number): string => `${channel}/${String(at).padStart(15, "0")}`;
