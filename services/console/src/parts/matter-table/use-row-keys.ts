import { useEffect, type RefObject } from "react";
import { typesLetters } from "../types-letters.ts";

export interface RowKeys {
  /** `c` on the row that has the focus. */
  onClaim?: ((id: string) => void) | undefined;
  /** Brings a row that is not drawn yet into sight. */
  scrollTo: (id: string) => void;
}

const rowOf = (element: Element | null | undefined): string | undefined =>
  element?.closest<HTMLElement>("[data-row-key]")?.dataset["rowKey"];

/**
 * Moves through the rows of a list: `j` and `k` move the focus to the next and previous row's link (Enter opens it),
 * `x` chooses the row, `c` claims it. The focus itself is the mark of the row, for the eye and for a screen reader.
 */
export const useRowKeys = (
  place: RefObject<HTMLElement | null>,
  ids: readonly string[],
  { onClaim, scrollTo }: RowKeys,
): void => {
  useEffect(() => {
    const focus = (id: string): boolean => {
      const link = place.current?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(id)}"] [data-row-link]`);
      link?.focus();
      return link !== null && link !== undefined;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typesLetters(event.target)) return;
      const current = place.current?.contains(document.activeElement) ? rowOf(document.activeElement) : undefined;
      if (event.key === "j" || event.key === "k") {
        const at = current === undefined ? -1 : ids.indexOf(current);
        const id = ids[event.key === "j" ? Math.min(at + 1, ids.length - 1) : Math.max(at - 1, 0)];
        if (id === undefined) return;
        event.preventDefault();
        if (focus(id)) return;
        scrollTo(id);
        requestAnimationFrame(() => focus(id));
      } else if (event.key === "x" && current !== undefined) {
        place.current
          ?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(current)}"] input[type=checkbox]`)
          ?.click();
      } else if (event.key === "c" && current !== undefined) onClaim?.(current);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [place, ids, onClaim, scrollTo]);
};
