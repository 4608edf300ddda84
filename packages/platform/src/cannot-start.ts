import { Refusal, Unstartable } from "@yihan/kernel";
import { diskRefusal } from "./folder/disk-refusal.ts";
import { asRefusal } from "./sqlite/sqlite-fault.ts";

/** The sentence with which a start ends, whatever it was at when it failed: a full or failing disk in plain words; undefined for a bug. */
export const cannotStart = (error: unknown): Unstartable | undefined => {
  if (error instanceof Unstartable) return error;
  const refusal = asRefusal(diskRefusal(error));
  if (!(refusal instanceof Refusal)) return undefined;
  if (refusal.code === "disk-full") {
    return new Unstartable(
      "The disk of the data folder is full: make room and start again. Nothing that was acknowledged is lost.",
    );
  }
  return refusal.code === "disk-failed"
    ? new Unstartable(
        "The disk of the data folder can't be read or written: see to it and start again. Nothing that was acknowledged is lost.",
      )
    : undefined;
};
