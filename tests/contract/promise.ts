import { skipped } from "../skipped.ts";

/** What an adapter can't do: the promise's title and why. The suite prints the skip with that reason. */
export type Unable = Readonly<Record<string, string>>;

/** An opened adapter under test. `reopen` closes it as a process that ends would, and opens the same data again. */
export interface Opened<Port> {
  port: Port;
  reopen(): Promise<Port>;
  close(): Promise<void>;
}

/** A `test` that skips what the adapter declared itself unable to do. */
export const promises =
  (unable: Unable = {}) =>
  (title: string, body: () => Promise<void>): void => {
    const reason = unable[title];
    if (reason === undefined) test(title, body);
    else skipped(title, reason);
  };
