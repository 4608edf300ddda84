import type { Field } from "@yihan/contracts";
import { dayOf, type Instant } from "@yihan/kernel";
import { bureau } from "../cast.ts";
import type { Tape } from "./tape.ts";

const DAY = 86_400_000;

/** Values of a format, mostly sensible: a walk that is only ever refused proves little. */
const byFormat: Readonly<Record<string, readonly string[]>> = {
  authority: [...Object.values(bureau), "NOBODY"],
  officer: ["wu", "zheng", "wang", "sun", "zhao", "guo", "nobody"],
  officers: ["wu", "zheng", "yt-012", "yt-013", "wu", "zheng", "wang"],
  item: ["YT-XK-001", "YT-XK-001", "YT-CF-004", "YT-CF-004", "YT-CF-002", "YT-XK-006", "YT-XX-999"],
  place: ["420899", "420899", "420899", "420899", "420899001", "420101", ""],
  uscc: ["91420899MA0000018A", ""],
  "document-number": ["云综执罚〔2026〕31号", "云审许〔2026〕87号"],
  matter: ["0190a000-0000-7000-8000-0000000000ff"],
};

const words = ["道路运输经营许可证", "货运车辆超载", "户外广告设置许可证", "食品经营许可证", "其他", "超载 30%"];
const days = [0, 0, 0, 0, 0, 0, 0, 0, -1, -3, -30, 1, -3 * 365];

const valueOf = (field: Field, now: Instant, tape: Tape, near: readonly string[]): unknown => {
  if (field.type === "message") return dataOf(field.fields, now, tape, near);
  if (field.type === "boolean") return tape.chance(30);
  if (field.type === "number") return tape.below(20);
  if (field.choices.length > 0) return tape.of(field.choices).value;
  if (field.format === "date") return dayOf(now + tape.of(days) * DAY);
  if (field.format === "authority" && near.length > 0 && tape.chance(50)) return tape.of(near);
  return tape.of(byFormat[field.format] ?? words);
};

/** A step's data made from its form: required fields always, the others now and then; half of all authorities are `near`. */
export const dataOf = (fields: readonly Field[], now: Instant, tape: Tape, near: readonly string[] = []): object => {
  const data: Record<string, unknown> = {};
  for (const field of fields) {
    if (!field.required && tape.chance(50)) continue;
    data[field.name] = field.list
      ? Array.from({ length: field.least + tape.below(2) }, () => valueOf(field, now, tape, near))
      : valueOf(field, now, tape, near);
  }
  return data;
};
