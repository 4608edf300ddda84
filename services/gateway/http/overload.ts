import { Refusal } from "@yihan/kernel";

export interface OverloadOptions {
  /** Requests in hand at most. */
  inHand: number;
  /** Milliseconds by which the event loop may be late. */
  lateMs: number;
}

const EVERY_MS = 250;

/** Turns requests away while too many are in hand or the event loop runs late, so that accepted ones still finish. */
export const overload = ({ inHand, lateMs }: OverloadOptions) => {
  let held = 0;
  let late = 0;
  let expected = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    late = Math.max(0, now - expected);
    expected = now + EVERY_MS;
  }, EVERY_MS);
  timer.unref();
  return {
    enter(): void {
      if (held >= inHand || late > lateMs) {
        throw new Refusal("unavailable", "overloaded", {
          zh: "系统繁忙，请稍后再试。",
          en: "The system is busy; come again in a moment.",
        });
      }
      held += 1;
    },
    leave(): void {
      held -= 1;
    },
    held: () => held,
    lateMs: () => late,
    stop: () => clearInterval(timer),
  };
};
