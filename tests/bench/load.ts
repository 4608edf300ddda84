import autocannon from "autocannon";
import { licence } from "../open-county.ts";

/** What a load gave: answers a second, milliseconds, and answers that were not 2xx. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

/** Sends `count` POST requests over that many connections of this machine, each with a body of its own. */
export const post = async (asked: {
  url: string;
  path: string;
  connections: number;
  count: number;
  token?: string;
  body: (index: number) => object;
}): Promise<Load> => {
  const { url, path, connections, count, token, body } = asked;
  let next = 0;
  const began = performance.now();
  const result = await autocannon({
    url: url + path,
    connections,
    amount: count,
    timeout: 30,
    requests: [
      {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(body(next++)) }),
      },
    ],
  });
  const seconds = (performance.now() - began) / 1_000;
  return {
    perSecond: count / seconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
};

/** A letter as a machine of the approval centre sends it. */
export const letterBody = (index: number, run: string): object => ({
  flow: "approval-notice",
  data: { licence: licence(index, run) },
});
