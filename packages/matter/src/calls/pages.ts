import type { Page } from "@yihan/kernel";

/** A page of what the messages say. */
export const pageIn = <M, T>(
  { items, next }: { items: M[]; next?: string | undefined },
  itemIn: (item: M) => T,
): Page<T> => ({ items: items.map(itemIn), ...(next !== undefined && { next }) });

/** A page as messages. */
export const pageMessage = <T, M>(
  { items, next }: Page<T>,
  itemMessage: (item: T) => M,
): { items: M[]; next: string | undefined } => ({ items: items.map(itemMessage), next });
