import { WatermarkMoved } from "./errors.ts";

const ATTEMPTS = 10;

/**
 * Reads and writes anew while another writer was faster: `attempt` does both, under one watermark. Rejects with
 * `WatermarkMoved` if the other is faster every time.
 */
export const readAgainIfMoved = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WatermarkMoved) || tried === ATTEMPTS) throw error;
    }
  }
};
