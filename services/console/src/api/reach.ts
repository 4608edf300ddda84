import { useSyncExternalStore } from "react";

const EVERY_MS = 2_000;
const PATIENCE_MS = 10_000;

/** Not all pages of a county at the same moment. */
const soon = (): number => EVERY_MS * (1 + Math.random());

let away = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const heard = new Set<() => void>();
const whenBack = new Set<() => void>();

const tell = (now: boolean): void => {
  if (away === now) return;
  away = now;
  for (const one of heard) one();
};

const ask = async (): Promise<void> => {
  // A network that swallows everything must not be waited for for ever.
  const well = await fetch("/healthz", { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!well) {
    tell(true);
    timer = setTimeout(() => void ask(), soon());
    return;
  }
  timer = undefined;
  if (!away) return;
  tell(false);
  for (const one of whenBack) one();
};

/** Notes that no answer came; asks every few seconds until the system is back. */
export const noteAway = (): void => {
  tell(true);
  timer ??= setTimeout(() => void ask(), soon());
};

/** Asks at once whether the system answers, where a connection broke that may have ended for a good reason. */
export const noteDoubt = (): void => {
  timer ??= setTimeout(() => void ask(), 0);
};

/** Calls `listener` whenever the system is back after it was away; gives how to stop. */
export const onBack = (listener: () => void): (() => void) => {
  whenBack.add(listener);
  return () => void whenBack.delete(listener);
};

/** True while the system gives no answer. */
export const useAway = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      heard.add(listener);
      return () => void heard.delete(listener);
    },
    () => away,
  );
