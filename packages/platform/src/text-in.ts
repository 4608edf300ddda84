import { readFileSync } from "node:fs";
import { Unstartable } from "@yihan/kernel";

/** The text of the file that a setting names, without the blanks around it. Throws `Unstartable` if there is none. */
export const textIn = (path: string, setting: string): string => {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Unstartable(`${path} can't be read (${(error as NodeJS.ErrnoException).code}): see ${setting}.`);
  }
  if (text === "") throw new Unstartable(`${path} is empty: see ${setting}.`);
  return text;
};
