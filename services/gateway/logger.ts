/** Where the gateway writes what happened: fields first, then a sentence without personal data. */
export interface Logger {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
