/** A moment: whole milliseconds since 1970-01-01T00:00Z. Shown outside as RFC 3339 in UTC. */
export type Instant = number;

/** A calendar day in Asia/Shanghai (UTC+8, no daylight saving), `YYYY-MM-DD`. */
export type Day = string;

const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The Shanghai day in which `instant` lies. */
export const dayOf = (instant: Instant): Day => new Date(instant + SHANGHAI_OFFSET).toISOString().slice(0, 10);

/** The first moment of `day` in Shanghai. */
export const startOfDay = (day: Day): Instant => Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET;

/** RFC 3339, UTC, milliseconds. */
export const toRfc3339 = (instant: Instant): string => new Date(instant).toISOString();
