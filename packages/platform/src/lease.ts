import { pause as usualPause, type Pause } from "./pause.ts";

/** A lease as it stands: its term grows with every change, and `holder` is undefined once it was given back. */
export interface LeaseState {
  term: number;
  holder: string | undefined;
}

/** Where leases are kept. The term is what makes a change exact: of those who saw the same term one succeeds. */
export interface Leases {
  /** Term 0 if nobody ever had it. */
  read(name: string): Promise<LeaseState>;
  /** Moves the lease to the next term if it still stands at `term`; false if somebody was first. */
  move(name: string, term: number, holder: string | undefined): Promise<boolean>;
}

export interface HeldLease {
  /** True while nobody else can have taken it, as far as this process can know: see `holdLease`. */
  isHeld(): boolean;
  /** Calls back whenever it comes to be held. */
  onHeld(listener: () => void): void;
  /** Calls back when another holder is seen after this one had it: what was done under it is no longer this one's. */
  onLost(listener: () => void): void;
  /** Gives it back, so that another process needn't wait for its end. */
  stop(): Promise<void>;
}

export interface LeaseOptions {
  /** Milliseconds without a new term after which the holder counts as gone; default 6,000. */
  length?: number;
  /** Milliseconds since some fixed point, never set back; tests hand in another. */
  monotonic?: () => number;
  pause?: Pause;
  onFault?: (error: unknown) => void;
}

/**
 * Takes part in a lease for as long as the process lives. No clock is compared with another's: a holder renews by moving
 * the term, a challenger takes over when it has seen the same term for the lease's length by its own watch, and a holder
 * stops believing in itself that long after it *began* its last renewal, which is sooner.
 *
 * A process that was stopped in between may still act once on a lease it has lost. What is done under a lease must
 * therefore be harmless when two do it; the lease spares the work, it doesn't guard the truth.
 */
export const holdLease = (leases: Leases, name: string, holder: string, options: LeaseOptions = {}): HeldLease => {
  const { length = 6_000, monotonic = () => performance.now(), pause = usualPause, onFault } = options;
  const ending = new AbortController();
  const listeners = new Set<() => void>();
  const losers = new Set<() => void>();
  let had = false;
  let held: { term: number; until: number } | undefined;
  let seen: { term: number; since: number } | undefined;

  const isHeld = (): boolean => held !== undefined && monotonic() < held.until;

  const take = async (term: number): Promise<void> => {
    const began = monotonic();
    const before = isHeld();
    const moved = await leases.move(name, term, holder);
    had ||= moved;
    held = moved ? { term: term + 1, until: began + length } : undefined;
    seen = undefined;
    if (moved && !before) for (const listener of listeners) listener();
  };

  const step = async (): Promise<void> => {
    if (held && isHeld()) return take(held.term);
    held = undefined;
    const state = await leases.read(name);
    // Its own name: nobody took it while it could not be renewed, and there is nobody to wait for.
    if (state.holder === undefined || state.holder === holder) return take(state.term);
    if (had) {
      had = false;
      for (const listener of losers) listener();
    }
    if (seen?.term !== state.term) seen = { term: state.term, since: monotonic() };
    if (monotonic() - seen.since >= length) await take(state.term);
  };

  const work = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await step().catch((error: unknown) => onFault?.(error));
      await pause(length / 4, ending.signal);
    }
  };
  const working = work();

  return {
    isHeld,
    onHeld: (listener) => void listeners.add(listener),
    onLost: (listener) => void losers.add(listener),
    stop: async () => {
      ending.abort();
      await working;
      const last = held;
      held = undefined;
      if (last) await leases.move(name, last.term, undefined).catch((error: unknown) => onFault?.(error));
    },
  };
};
