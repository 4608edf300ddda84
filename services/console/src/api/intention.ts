import { useCallback, useState } from "react";

/** A fresh key; `crypto.randomUUID` is missing on plain http. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The idempotency key of one thing a person means to do: the same for every try (a double click, a retry after the
 * network was away), another once `renew` says that it is done or that something else is meant.
 */
export const useIntention = (): { key: string; renew: () => void } => {
  const [key, setKey] = useState(newKey);
  return { key, renew: useCallback(() => setKey(newKey()), []) };
};
