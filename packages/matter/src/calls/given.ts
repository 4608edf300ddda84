import type { Text as TextMessage } from "@yihan/contracts/call";
import type { Text } from "@yihan/kernel";

/** The fields that were given: a message names those that were not as undefined. */
export const given = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

export const textIn = (text: TextMessage | undefined): Text => ({ zh: text?.zh ?? "", en: text?.en ?? "" });
