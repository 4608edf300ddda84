import { useEffect, useState } from "react";

/** Rows drawn in full in one frame: more would be felt on a slow machine. */
const AT_ONCE = 4;
/** So long after a jump nothing is drawn in full, in milliseconds: who drags the scroll bar reads nothing yet. */
const REST = 120;

const waiting = new Set<() => void>();
let restsAt = 0;
let asked = false;

const drawSome = (now: number): void => {
  asked = false;
  if (now >= restsAt)
    for (const draw of [...waiting].slice(0, AT_ONCE)) {
      waiting.delete(draw);
      draw();
    }
  askFrame();
};

const askFrame = (): void => {
  if (asked || waiting.size === 0) return;
  asked = true;
  requestAnimationFrame(drawSome);
};

/** Notes that a list was moved so far that nothing of what was in sight is there any more. */
export const noteJump = (): void => {
  restsAt = performance.now() + REST;
};

/** False until it is this row's turn to be drawn in full; rows that need not wait are drawn so at once. */
export const useTurn = (waits: boolean): boolean => {
  const [turn, setTurn] = useState(!waits);
  useEffect(() => {
    if (turn) return undefined;
    const draw = (): void => setTurn(true);
    waiting.add(draw);
    askFrame();
    return () => void waiting.delete(draw);
  }, [turn]);
  return turn || !waits;
};
