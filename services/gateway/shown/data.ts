import type { Field } from "@yihan/contracts";
import { toRfc3339 } from "@yihan/kernel";
import { maskContact, maskPhone } from "@yihan/kernel/mask";
import type { Verdict } from "@yihan/matter";

/** Fields that the system fills in and people may see. Whatever is neither here nor in the step's form is never shown. */
const OWN = new Set([
  "candidates",
  "changed",
  "clock",
  "code",
  "documentNumber",
  "itemMatch",
  "letter",
  "level",
  "licenceMatter",
  "listBasis",
  "listItem",
  "matter",
  "message",
  "officer",
  "outcome",
  "remarks",
  "servedOn",
  "summary",
  "why",
]);
const OWN_INSTANTS = new Set(["due"]);

const masked = (field: Field, value: unknown): unknown => {
  if (typeof value !== "string") return null;
  return field.format === "phone" ? maskPhone(value) : maskContact(value);
};

const plain = (value: unknown): boolean =>
  typeof value === "string" ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  (Array.isArray(value) && value.every((entry) => typeof entry === "string"));

const fieldValue = (field: Field, value: unknown, personal: Verdict): unknown => {
  if (field.type === "message")
    return Array.isArray(value)
      ? value.map((entry) => shownData(field.fields, entry as object, personal))
      : shownData(field.fields, value as object, personal);
  if (field.personal && personal !== "allow") return masked(field, value);
  return value;
};

/**
 * A step's data, built from the fields of its form and a short list of the system's own; bytes, encrypted fields and
 * hashes of identity numbers have no way through. Personal fields are masked unless `personal` allows them.
 */
export const shownData = (fields: readonly Field[], data: object, personal: Verdict): Record<string, unknown> => {
  const given = data as Readonly<Record<string, unknown>>;
  const shown: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field.name];
    if (value === undefined || value === null || field.type === "bytes") continue;
    shown[field.name] = fieldValue(field, value, personal);
  }
  for (const [name, value] of Object.entries(given)) {
    if (name in shown) continue;
    if (OWN.has(name) && plain(value)) shown[name] = value;
    else if (OWN_INSTANTS.has(name) && typeof value === "number") shown[name] = toRfc3339(value);
  }
  return shown;
};

const filled = (value: unknown): boolean =>
  typeof value === "string" || Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;

/** True if a personal field of the step's data is filled in. */
export const carriesPersonal = (fields: readonly Field[], data: object): boolean => {
  const given = data as Readonly<Record<string, unknown>>;
  return fields.some((field) => {
    const value = given[field.name];
    if (field.type !== "message") return field.personal && filled(value);
    return [value]
      .flat()
      .some((entry) => typeof entry === "object" && entry !== null && carriesPersonal(field.fields, entry));
  });
};
