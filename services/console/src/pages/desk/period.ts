/** The days a desk looks at, both included. */
export interface Period {
  from: string;
  to: string;
}

const DAY = 86_400_000;

export const periods = ["today", "week", "month", "year"] as const;

/** `days` before `day`; a negative number gives days after it. */
export const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/** A period by its name, up to `today`: this day, seven days, thirty, or since New Year. */
export const namedPeriod = (name: (typeof periods)[number], today: string): Period => ({
  from: { today, week: dayBefore(today, 6), month: dayBefore(today, 29), year: `${today.slice(0, 4)}-01-01` }[name],
  to: today,
});

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** The period of an address; thirty days where it has none that can be read. */
export const periodIn = (params: URLSearchParams, today: string): Period => {
  const from = params.get("from");
  const to = params.get("to");
  return isDay(from) && isDay(to) && from <= to ? { from, to } : namedPeriod("month", today);
};

/** The name of a period, if it has one today. */
export const nameOf = ({ from, to }: Period, today: string): (typeof periods)[number] | undefined =>
  periods.find((name) => namedPeriod(name, today).from === from && to === today);
