import { useEffect, useState } from "react";

let ahead = 0;

/** Notes what the system's clock says, so that what is due is told by it and not by this machine's. */
export const noteServerTime = (now: string): void => {
  ahead = Date.parse(now) - Date.now();
};

/** The system's time, in milliseconds since 1970. */
export const serverNow = (): number => Date.now() + ahead;

/** The system's time, told anew every `every` milliseconds. */
export const useNow = (every = 30_000): number => {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
};
