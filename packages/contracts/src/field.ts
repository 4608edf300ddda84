/** Label or sentence in both languages. */
export interface Label {
  zh: string;
  en: string;
}

/** One field of a step as a person sees it, from its `form` option in proto/. */
export interface Field {
  name: string;
  title: Label;
  type: string;
  /** True if several values may be given. */
  list: boolean;
  required: boolean;
  /** Largest number of characters. */
  max: number;
  format: string;
  help?: Label;
  choices: readonly { value: string; title: Label }[];
  personal: boolean;
  /** Least number of entries of a list. */
  least: number;
  /** Fields of a nested message. */
  fields: readonly Field[];
}
