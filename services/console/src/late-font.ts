import { queryClient } from "./api/query-client.ts";

const LOOK_EVERY_MS = 200;

/**
 * Loads the font for machines that have no Chinese one, once the page stands and nothing is on its way any more: it is
 * three times as large as all else, and what is to be read must not wait for it. Gives how to stop.
 */
export const loadFontLate = (): (() => void) => {
  const timer = setInterval(() => {
    if (queryClient.isFetching() > 0 || document.querySelector("h1") === null) return;
    clearInterval(timer);
    void import("./font.ts");
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
