import { useSyncExternalStore } from "react";

/** So far down, in pixels, the head of a list is out of sight and its rows are being read. */
const FAR = 80;

const follow = (listener: () => void): (() => void) => {
  window.addEventListener("scroll", listener, { passive: true });
  return () => window.removeEventListener("scroll", listener);
};

/** True while the page is scrolled away from its head. */
export const useScrolled = (): boolean => useSyncExternalStore(follow, () => window.scrollY > FAR);
