const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const read = (instant: number): Record<string, string> =>
  Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));

/** The day in Shanghai, `2026-11-26`. */
export const shanghaiDay = (instant: number): string => {
  const { year, month, day } = read(instant);
  return `${year}-${month}-${day}`;
};

/** Date and time in Shanghai, `2026-11-26 18:00`. */
export const shanghaiTime = (instant: number): string => {
  const { hour, minute } = read(instant);
  return `${shanghaiDay(instant)} ${hour}:${minute}`;
};

/** As `shanghaiTime`, but midnight is the 24:00 of the day before it, as deadlines are spoken of. */
export const shanghaiEnd = (instant: number): string => {
  const { hour, minute } = read(instant);
  return hour === "00" && minute === "00" ? `${shanghaiDay(instant - 60_000)} 24:00` : shanghaiTime(instant);
};
