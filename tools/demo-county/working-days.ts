const day = 86_400_000;

/** The weekdays from the first to the last date, both counting, in order, as YYYY-MM-DD. */
export function weekdays(first: string, last: string): string[] {
  const found: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += day) {
    const date = new Date(at);
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) found.push(date.toISOString().slice(0, 10));
  }
  return found;
}

/** The date that many years later, a day earlier: the last day of a licence that runs so long. */
export function lastDayAfterYears(from: string, years: number): string {
  const [year = 0, month = 1, date = 1] = from.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, date) - day).toISOString().slice(0, 10);
}

/** The same date as clerks write it elsewhere: 2026/1/5, 20260105 or 2026年1月5日. */
export function dateWritten(date: string, manner: "dashes" | "slashes" | "digits" | "characters"): string {
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  if (manner === "slashes") return `${year}/${Number(month)}/${Number(dayOfMonth)}`;
  if (manner === "digits") return `${year}${month}${dayOfMonth}`;
  if (manner === "characters") return `${year}年${Number(month)}月${Number(dayOfMonth)}日`;
  return date;
}
