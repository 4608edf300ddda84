/** A stretch of time as a key of texts/<language>/operator.json with its number. */
export interface AgeWords {
  key: "age.seconds" | "age.minutes" | "age.hours" | "age.days";
  count: number;
}

/** Seconds in the largest unit of which there is at least one. */
export const ageWords = (seconds: number): AgeWords => {
  if (seconds < 60) return { key: "age.seconds", count: Math.max(0, Math.floor(seconds)) };
  if (seconds < 3_600) return { key: "age.minutes", count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { key: "age.hours", count: Math.floor(seconds / 3_600) };
  return { key: "age.days", count: Math.floor(seconds / 86_400) };
};
