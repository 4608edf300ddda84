import { percentile } from "../in-flight.ts";
import type { Line, Run } from "../measure.ts";
import { openProfile } from "../../console/browser.ts";
import { signIn } from "../../console/sign-in.ts";
import { serveSameBytes } from "./same-bytes.ts";
import { atRest, SLOWDOWN, slowdownSeen, slowPage } from "./slow-page.ts";
import { window } from "./window.ts";

const PROFILES = 3;
const WARM_LOADS = 4;

/** Tells when the first row's link stands in a frame and the main thread is free for it. */
const WATCH = `globalThis.usable = new Promise((tell) => {
  new MutationObserver((_, observer) => {
    if (!document.querySelector("[data-row-link]")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
  }).observe(document, { childList: true, subtree: true });
})`;

/** What came by when, as the page itself saw it. */
const LOADED = `usable.then((at) => {
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const before = all.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= at);
  const bytes = (entries) => entries.reduce((sum, { transferSize }) => sum + transferSize, 0);
  return { usable: at, bytes: bytes(before), whole: bytes(all), sizes: before.map(({ encodedBodySize }) => encodedBodySize) };
})`;

interface Loaded {
  usable: number;
  bytes: number;
  whole: number;
  sizes: number[];
  cpu: number;
}

/** One profile: its first load, those after it, and how much slower its page was. */
const visited = async (
  folder: string,
  address: string,
  signed: (context: Parameters<typeof signIn>[0]) => Promise<void>,
  rate = SLOWDOWN,
): Promise<{ loads: Loaded[]; slowdown: number }> => {
  const opened = await openProfile(folder, window);
  if ("none" in opened) throw new Error(opened.none);
  const { context } = opened;
  try {
    await signed(context);
    const loads: Loaded[] = [];
    let slowdown = Number.NaN;
    for (let load = 0; load <= WARM_LOADS; load += 1) {
      const slowed = await slowPage(context, WATCH, rate);
      const { page, cpu } = slowed;
      await page.goto(address);
      await page.evaluate("usable");
      const used = await cpu();
      await atRest(page);
      loads.push({ ...(await page.evaluate<Omit<Loaded, "cpu">>(LOADED)), cpu: used });
      if (load === WARM_LOADS) slowdown = await slowdownSeen(slowed);
      await page.close();
    }
    return { loads, slowdown };
  } finally {
    await context.close();
  }
};

const middle = (loads: readonly Loaded[], of: (loaded: Loaded) => number): number => percentile(loads.map(of), 0.5);

/** From an address to a list of work one can use: never been here before, and come back. */
export const firstLoad = async (url: string, officer: string, { folder }: Pick<Run, "folder">): Promise<Line[]> => {
  const signed = (context: Parameters<typeof signIn>[0]) => signIn(context, url, officer);
  const loads = async (
    address: string,
    enter: typeof signed,
  ): Promise<{ cold: Loaded[]; warm: Loaded[]; cpu: Loaded[]; slowdown: number }> => {
    const profiles = [];
    for (let profile = 0; profile < PROFILES; profile += 1)
      profiles.push(await visited(await folder(), address, enter));
    // What the processor does is counted without the slow-down, which counts the time that others take as well.
    const plain = await visited(await folder(), address, enter, 1);
    return {
      cold: profiles.map(({ loads: [first] }) => first!),
      warm: profiles.flatMap(({ loads: [, ...later] }) => later),
      cpu: plain.loads,
      slowdown: profiles.at(-1)!.slowdown,
    };
  };
  const list = await loads(`${url}/work`, signed);
  const server = await serveSameBytes(list.cold.at(-1)!.sizes);
  const empty = await loads(server.url, async () => {});
  server.close();
  const kilobytes = middle(list.cold, ({ bytes }) => bytes) / 1_024;
  const until = (when: "cold" | "warm", most: number): Line => ({
    what: `ms to a usable list of work, ${when}`,
    figure: middle(list[when], ({ usable }) => usable),
    limit: { what: "the same bytes in an empty page", figure: middle(empty[when], ({ usable }) => usable) },
    wanted: `≤ ${most.toLocaleString("en")} ms`,
    reached: middle(list[when], ({ usable }) => usable) <= most,
  });
  const cost = (when: string, [of, limit]: readonly [readonly Loaded[], readonly Loaded[]]): Line => ({
    what: `ms of the main thread's CPU for it times ${SLOWDOWN}, ${when}`,
    figure: SLOWDOWN * middle(of, ({ cpu }) => cpu),
    limit: { what: "the empty page", figure: SLOWDOWN * middle(limit, ({ cpu }) => cpu) },
    wanted: "informs",
  });
  return [
    { what: "times slower: a loop in the page", figure: list.slowdown, wanted: String(SLOWDOWN) },
    until("cold", 2_500),
    cost("cold", [list.cpu.slice(0, 1), empty.cpu.slice(0, 1)]),
    until("warm", 1_000),
    cost("warm", [list.cpu.slice(1), empty.cpu.slice(1)]),
    { what: "KB on the wire until then, cold", figure: kilobytes, wanted: "≤ 350 KB", reached: kilobytes <= 350 },
    {
      what: "KB once all has come, the font included",
      figure: middle(list.cold, ({ whole }) => whole) / 1_024,
      wanted: "informs",
    },
  ];
};
