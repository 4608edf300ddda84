/** Languages a person may ask for; Chinese is the default. */
export type Language = "zh" | "en";

/** One sentence or label in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/** The language of an `Accept-Language` header: `en` only where the first tag asks for it. */
export const languageOf = (header: string | undefined): Language =>
  header?.trim().toLowerCase().startsWith("en") ? "en" : "zh";
