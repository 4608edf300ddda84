import { InvalidArgumentError } from "commander";

/** Reads a whole number from 1 for an option; anything else is bad usage. */
export const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`'${text}'`);
};
