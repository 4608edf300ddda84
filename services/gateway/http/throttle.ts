import { Refusal } from "@yihan/kernel";

export interface ThrottleOptions {
  perSecond: number;
  burst: number;
  /** Names remembered at most; the one unused longest is forgotten first, and starts full again. */
  names?: number;
}

/** A token bucket for each name. `take` throws 429 when the name's bucket is empty; `now` is in milliseconds. */
export const throttle = ({ perSecond, burst, names = 20_000 }: ThrottleOptions) => {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(name: string, now: number): void {
      let bucket = buckets.get(name);
      if (bucket) {
        bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond);
        bucket.at = now;
      } else {
        bucket = { left: burst, at: now };
        buckets.set(name, bucket);
        if (buckets.size > names) buckets.delete(buckets.keys().next().value!);
      }
      if (bucket.left < 1)
        throw new Refusal("too-many", "too-many-requests", {
          zh: "请求过于频繁，请稍后再试。",
          en: "Too many requests; come again in a moment.",
        });
      bucket.left -= 1;
    },
  };
};
