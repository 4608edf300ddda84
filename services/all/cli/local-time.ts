// Written like ISO 8601, in the time the law is kept in.
const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** An RFC 3339 instant as the clock on a Chinese wall shows it; nothing for null. */
export const localTime = (instant: string | null | undefined): string =>
  instant ? shanghai.format(new Date(instant)) : "";
