import { useCallback, useEffect, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { noteJump } from "./drawn-later.ts";

/** Rows drawn above and below what is in sight. */
const AROUND = 12;

/** The part of a long list that is drawn: rows `from` up to `to`, the latter not included. */
export interface Drawn {
  from: number;
  to: number;
}

const seen = (place: HTMLElement, count: number, height: number): Drawn => {
  const top = -place.getBoundingClientRect().top;
  const from = Math.max(0, Math.floor(top / height) - AROUND);
  return {
    from: Math.min(from, Math.max(0, count - 1)),
    to: Math.min(count, Math.ceil((top + window.innerHeight) / height) + AROUND),
  };
};

/** Follows the window's scrolling over a list of `count` rows of one height. All rows are drawn where `whole` says so, and on paper. */
export const useWindow = (
  place: RefObject<HTMLElement | null>,
  { count, height, whole }: { count: number; height: number; whole: boolean },
): Drawn & { scrollTo: (index: number) => void } => {
  const [drawn, setDrawn] = useState<Drawn>({ from: 0, to: Math.min(count, 40) });
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (whole) return;
    let last: Drawn = { from: 0, to: count };
    const look = (): void => {
      if (!place.current) return;
      const next = seen(place.current, count, height);
      if (next.from >= last.to || next.to <= last.from) noteJump();
      last = next;
      setDrawn((was) => (was.from === next.from && was.to === next.to ? was : next));
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [place, count, height, whole]);
  useEffect(() => {
    // The page is taken for print as soon as the listener returns, so it must be drawn by then.
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  const scrollTo = useCallback(
    (index: number) => {
      if (!place.current) return;
      const top = place.current.getBoundingClientRect().top + window.scrollY + index * height;
      window.scrollTo({ top: top - window.innerHeight / 2 });
    },
    [place, height],
  );
  return {
    ...(whole || printing ? { from: 0, to: count } : { from: drawn.from, to: Math.min(count, drawn.to) }),
    scrollTo,
  };
};
