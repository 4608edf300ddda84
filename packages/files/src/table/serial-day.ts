const dayMillis = 86_400_000;

/**
 * The day a spreadsheet shows for a serial number, as YYYY-MM-DD; undefined where there is none. A time of day is left
 * out. In the 1900 system the spreadsheet believes in 29 February 1900 (serial 60), so the days before it are one off
 * and 60 itself is no day; in the 1904 system 0 is 1 January 1904.
 */
export function serialDay(serial: number, date1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (date1904) return whole >= 0 && whole <= 2_957_003 ? day(Date.UTC(1904, 0, 1), whole) : undefined;
  if (whole < 1 || whole === 60 || whole > 2_958_465) return undefined;
  return day(Date.UTC(1899, 11, whole < 60 ? 31 : 30), whole);
}

function day(epoch: number, days: number): string {
  return new Date(epoch + days * dayMillis).toISOString().slice(0, 10);
}
