import type { Field } from "../api/types.gen.ts";

/** A field's name for people. The interfaces take money in fen and say so in the name; people read and type yuan. */
export const fieldTitle = ({ format, title }: Pick<Field, "format" | "title">): string =>
  format === "money" ? title.replace(/\s*[（(](?:分|fen)[）)]$/, "") : title;
