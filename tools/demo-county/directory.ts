import { authorities, authorityOf } from "./authorities.ts";
import { absences } from "./covers.ts";
import { csvText } from "./csv.ts";
import { duties, dutyCells } from "./duties.ts";
import { items } from "./items.ts";
import { demoOfficers } from "./officers.ts";
import { seatOf } from "./posts.ts";

const founded = "2024-01-01";

/** The seven directory files by name, in the columns the directory import reads. */
export function directoryFiles(seed: number): Record<string, string> {
  const { officers, tenures, firstHolder } = demoOfficers(seed);
  return {
    "authorities.csv": csvText(
      ["code", "name", "kind", "level", "parent", "place", "from", "to"],
      authorities.map((row) => [row.code, row.name, row.kind, row.level, row.parent, row.place, founded, ""]),
    ),
    "units.csv": csvText(
      ["code", "authority", "name", "from", "to"],
      authorities.flatMap(({ code, units }) => units.map((unit) => [unit.code, code, unit.name, founded, ""])),
    ),
    "officers.csv": csvText(
      ["id", "name", "authority", "unit", "certificate", "certificate_to", "phone", "mail"],
      officers.map((row) => [
        row.id,
        row.name,
        row.authority,
        row.unit,
        row.certificate,
        row.certificateTo,
        row.phone,
        row.mail,
      ]),
    ),
    "posts.csv": csvText(
      ["id", "authority", "unit", "name", "kind", "officer", "from", "to"],
      tenures.map(({ post, officer, from, to }) => {
        const seat = seatOf(post);
        return [post, seat.authority, seat.unit, seat.name, seat.kind, officer, from, to];
      }),
    ),
    "covers.csv": csvText(
      ["officer", "deputy", "from", "to", "reason"],
      absences.map((row) => [firstHolder(row.absent), firstHolder(row.deputy), row.from, row.to, row.reason]),
    ),
    "items.csv": csvText(
      ["code", "name", "kind", "authority", "certificate_names", "keywords", "hazardous", "from", "to"],
      items.map((item) => [
        item.code,
        item.name,
        item.kind,
        authorityOf(item.decidedBy).code,
        item.certificates.join(";"),
        item.keywords.join(";"),
        String(item.hazardous),
        founded,
        "",
      ]),
    ),
    "duties.csv": csvText(
      ["item", "place", "authority", "unit", "post", "role", "basis", "from", "to"],
      duties.map(dutyCells),
    ),
  };
}
