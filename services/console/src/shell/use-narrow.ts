import { useSyncExternalStore } from "react";

const query = window.matchMedia("screen and (max-width: 900px)");

/** True on a phone, or at a zoom that leaves as little room; never on paper, which is read at arm's length. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => query.matches,
  );
