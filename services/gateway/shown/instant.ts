import { toRfc3339, type Instant } from "@yihan/kernel";

/** RFC 3339 in UTC; null for none. */
export const shownInstant = (instant: Instant | null | undefined): string | null =>
  instant ? toRfc3339(instant) : null;
