import type { Field } from "../../api/types.gen.ts";

/** A fault of a field as a key of texts/<language>/parts.json with what it needs. */
export interface FieldFault {
  key: "check.required" | "check.max" | "check.uscc" | "check.least" | "check.whole" | "check.money";
  count?: number;
}

const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100-2015: 18 signs, the last of which checks the others. */
export const isUscc = (code: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * SIGNS.indexOf(code[index]!), 0);
  return SIGNS[(31 - (sum % 31)) % 31] === code[17];
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (typeof value === "string" && value.trim() === "");

/** What is wrong with a value while it is typed; the interfaces check again and have the last word. */
export const checkField = (field: Field, value: unknown): FieldFault | undefined => {
  if (field.list)
    return Array.isArray(value) && value.length >= field.least
      ? undefined
      : field.required || field.least > 0
        ? { key: "check.least", count: Math.max(1, field.least) }
        : undefined;
  if (isEmpty(value)) return field.required && field.type !== "boolean" ? { key: "check.required" } : undefined;
  if (field.format === "money") return typeof value === "number" && value >= 0 ? undefined : { key: "check.money" };
  if (field.type === "number") return Number.isInteger(value) ? undefined : { key: "check.whole" };
  if (typeof value !== "string") return undefined;
  if (field.max > 0 && [...value].length > field.max) return { key: "check.max", count: field.max };
  // A party without a credit code has an identity number there; only what has the code's length is held to its check.
  if (
    field.format === "uscc" &&
    value.length === 18 &&
    /^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(value) &&
    !isUscc(value) &&
    !/^\d{17}[\dX]$/.test(value)
  )
    return { key: "check.uscc" };
  return undefined;
};
