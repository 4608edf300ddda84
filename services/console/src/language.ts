import dayjs from "dayjs";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "antd/es/locale";

/** Languages of the console, Chinese first. */
export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

const KEPT = "yihan.language";

/** What one language consists of: its words by area, and antd's own. */
interface Words {
  areas: Record<string, Record<string, string>>;
  antd: Locale;
  html: string;
}

const loaders: Record<Language, () => Promise<Words>> = {
  zh: async () => (await import("./texts/zh.ts")).words,
  en: async () => (await import("./texts/en.ts")).words,
};

let antd: Locale | undefined;

/** antd's words in the language in force. */
export const antdWords = (): Locale | undefined => antd;

/** The language in force. */
export const language = (): Language => (i18next.language === "en" ? "en" : "zh");

const apply = async (wanted: Language): Promise<void> => {
  const words = await loaders[wanted]();
  for (const [area, texts] of Object.entries(words.areas)) i18next.addResourceBundle(wanted, area, texts, true, true);
  antd = words.antd;
  dayjs.locale(wanted === "zh" ? "zh-cn" : "en");
  document.documentElement.lang = words.html;
};

/** Loads the language that was chosen before, else the browser's, else Chinese. */
export const startLanguage = async (): Promise<void> => {
  const kept = localStorage.getItem(KEPT);
  const wanted: Language = kept === "en" || (kept === null && navigator.language.startsWith("en")) ? "en" : "zh";
  await i18next.use(initReactI18next).init({
    lng: wanted,
    fallbackLng: false,
    resources: {},
    defaultNS: "shell",
    // Keys are sentences' names such as "view.mine"; the files are flat.
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await apply(wanted);
};

/** Changes the language of everything; what the interfaces said in the other is to be asked again by the caller. */
export const chooseLanguage = async (wanted: Language): Promise<void> => {
  localStorage.setItem(KEPT, wanted);
  await apply(wanted);
  await i18next.changeLanguage(wanted);
};
