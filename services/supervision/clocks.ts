import { derivedId, Refusal, type Clock, type Page, type Views } from "@yihan/kernel";
import { isEscalation, type Actor, type Command } from "@yihan/matter";
import type { MatterRow } from "./matter-row.ts";
import { awaited, type KeptClock } from "./row-clocks.ts";
import { MATTERS } from "./views.ts";

/** Commands in hand at the same time: enough to fill a shared commit, few enough that people's own share each one. */
const AT_ONCE = 256;
const PAGE = 500;
/** A clock asked about is not asked about again while its fact is on the way; after this many milliseconds it is. */
const ON_THE_WAY = 60_000;
/** The timer looks at least this often, for clocks that are moved by hand. */
const LONGEST_SLEEP = 30_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;

const supervision: Actor = { kind: "system", id: "supervision" };

/** What a tick did: facts caused, clocks that turned out settled or not yet due, and those to be tried again. */
export interface Ticked {
  lapsed: number;
  escalated: number;
  settled: number;
  failed: number;
}

interface Asked {
  until: number;
  attempts: number;
}

interface Parts {
  views: Views;
  clock: Clock;
  take: (command: Command, service: string) => Promise<unknown>;
  failed: (error: unknown, what: string) => void;
}

/** The command that puts the passing of a clock on the record. Made from matter, clock and due instant, so asking twice is asking once. */
export const passing = (row: Pick<MatterRow, "id" | "flow" | "chain">, clock: KeptClock): Command => {
  const step = isEscalation(clock.code) ? "escalated" : "lapsed";
  const id = derivedId(step, row.id, clock.id, String(clock.due));
  return {
    id,
    fingerprint: id,
    matter: row.id,
    flow: row.flow,
    step,
    data: { clock: clock.id },
    papers: [],
    reason: "",
    actor: supervision,
    chain: row.chain,
  };
};

/**
 * Watches every running clock. Which they are stands in the register, ordered by when the next of a matter passes, so a
 * restart forgets nothing and nothing else has to be kept right.
 */
export const clocks = ({ views, clock, take, failed }: Parts) => {
  const asked = new Map<string, Asked>();
  let ticking: Promise<Ticked> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let fires = Infinity;
  let started = false;

  const ask = async (row: MatterRow, passed: KeptClock, ticked: Ticked): Promise<void> => {
    const key = `${row.id}/${passed.id}/${passed.due}`;
    const before = asked.get(key);
    const now = clock.now();
    if (before && before.until > now) return;
    const command = passing(row, passed);
    const attempts = (before?.attempts ?? 0) + 1;
    asked.set(key, { until: now + ON_THE_WAY, attempts: 0 });
    try {
      await take(command, row.service);
      ticked[command.step === "lapsed" ? "lapsed" : "escalated"] += 1;
    } catch (error) {
      // "No" of the owner's: the clock was met, moved or is on the record, and the fact that says so is on its way.
      if (error instanceof Refusal && error.kind === "conflict") {
        ticked.settled += 1;
        return;
      }
      ticked.failed += 1;
      asked.set(key, { until: now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempts, 10)), attempts });
      failed(error, "a passed clock could not be put on the record");
    }
  };

  const forgetOld = (now: number): void => {
    for (const [key, { until, attempts }] of asked) if (until <= now && attempts === 0) asked.delete(key);
  };

  const walk = async (): Promise<Ticked> => {
    const now = clock.now();
    const ticked: Ticked = { lapsed: 0, escalated: 0, settled: 0, failed: 0 };
    forgetOld(now);
    const running = new Set<Promise<void>>();
    let cursor: string | undefined;
    do {
      const page: Page<MatterRow> = await views.find<MatterRow>(MATTERS, {
        where: { all: { wake: { lte: now } } },
        order: { by: "wake" },
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      for (const row of page.items) {
        for (const passed of awaited(row.clocks)) {
          if (passed.due > now) continue;
          const one = ask(row, passed, ticked).finally(() => running.delete(one));
          running.add(one);
          if (running.size >= AT_ONCE) await Promise.race(running);
        }
      }
      cursor = page.next;
    } while (cursor !== undefined);
    await Promise.all(running);
    return ticked;
  };

  /** Asks the owners about every clock that has passed by now. Calls at the same time share one walk. */
  const tick = (): Promise<Ticked> => {
    ticking ??= walk().finally(() => {
      ticking = undefined;
    });
    return ticking;
  };

  /** Sets the timer, or leaves it if it fires sooner anyway. */
  const sleep = (milliseconds: number): void => {
    if (!started) return;
    const wait = Math.max(0, Math.min(milliseconds, LONGEST_SLEEP));
    const at = performance.now() + wait;
    if (at >= fires) return;
    fires = at;
    clearTimeout(timer);
    timer = setTimeout(() => void wake(), wait);
    timer.unref();
  };

  const wake = async (): Promise<void> => {
    fires = Infinity;
    try {
      const { failed: again } = await tick();
      if (!started) return;
      const next = (
        await views.find<MatterRow>(MATTERS, {
          where: { all: { wake: { gt: clock.now() } } },
          order: { by: "wake" },
          limit: 1,
        })
      ).items[0]?.wake;
      sleep(again > 0 ? FIRST_PAUSE : (next ?? Infinity) - clock.now());
    } catch (error) {
      failed(error, "the clocks could not be read");
      sleep(FIRST_PAUSE * 5);
    }
  };

  return {
    tick,
    /** Milliseconds since the clock passed that has waited longest to be put on the record; 0 if none waits. */
    mostOverdue: async (): Promise<number> => {
      const { items } = await views.find<MatterRow>(MATTERS, {
        where: { all: { wake: { lte: clock.now() } } },
        order: { by: "wake" },
        limit: 1,
      });
      const since = items[0]?.wake;
      return since === undefined ? 0 : clock.now() - since;
    },
    /** A matter has a clock that passes at `due`. */
    noticed: (due: number): void => sleep(due - clock.now()),
    start: (): void => {
      started = true;
      sleep(0);
    },
    stop: async (): Promise<void> => {
      started = false;
      fires = Infinity;
      clearTimeout(timer);
      await Promise.allSettled([ticking]); // whoever asked for the tick hears of its fault
    },
  };
};
