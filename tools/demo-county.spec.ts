import { readFileSync } from "node:fs";
import { join } from "node:path";
import { authorities } from "./demo-county/authorities.ts";
import { cast } from "./demo-county/cast.ts";
import { countyFiles, shippedSeed } from "./demo-county/files.ts";
import { items } from "./demo-county/items.ts";
import { plantedFaults } from "./demo-county/licence-faults.ts";
import { licenceItems } from "./demo-county/licence-items.ts";
import { licenceCells, licenceColumns } from "./demo-county/licence-rows.ts";
import { licenceLines, manyLicences, type LicenceLine } from "./demo-county/licences.ts";
import { penaltyLines } from "./demo-county/penalties.ts";

const folder = join(import.meta.dirname, "..", "services", "all", "demo");
const shipped = countyFiles(shippedSeed);
const lines = licenceLines(shippedSeed);
const penalties = penaltyLines(shippedSeed);

/** The rows of a directory file by column; none of its cells is quoted. */
function table(name: string): Record<string, string>[] {
  const [header = "", ...rows] = (shipped[`directory/${name}.csv`] ?? "").trimEnd().split("\n");
  return rows.map((row) =>
    Object.fromEntries(header.split(",").map((column, index) => [column, row.split(",")[index] ?? ""])),
  );
}

const counted = (values: readonly string[]): Record<string, number> =>
  values.reduce<Record<string, number>>((sums, value) => ({ ...sums, [value]: (sums[value] ?? 0) + 1 }), {});

// The two checks are written here a second time, from the standards, so that the generator doesn't vouch for itself.
function isUscc(code: string): boolean {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (code.length !== 18 || [...code].some((letter) => !alphabet.includes(letter))) return false;
  const organisation = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, weight, index) => sum + weight * Number.parseInt(code[8 + index] ?? "", 36),
    0,
  );
  const check = (11 - (organisation % 11)) % 11;
  if (code[16] !== (check === 10 ? "X" : String(check))) return false;
  const sum = Array.from(code.slice(0, 17)).reduce(
    (total, letter, index) => total + alphabet.indexOf(letter) * (3 ** index % 31),
    0,
  );
  return (sum + alphabet.indexOf(code[17] ?? "")) % 31 === 0;
}

function isResidentId(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false;
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const digits = [...id].map((digit) => (digit === "X" ? 10 : Number(digit)));
  // ISO 7064 MOD 11-2: digit i counted from the right weighs 2^i.
  const sum = digits.reduce((total, digit, index) => total + digit * (2 ** (17 - index) % 11), 0);
  return sum % 11 === 1 && new Date(`${born}T00:00:00Z`).toISOString().startsWith(born);
}

/** Items whose certificate, name or keyword stands anywhere in the row's certificate, document name or content. */
const candidates = ({ row }: Pick<LicenceLine, "row">): string[] => {
  const text = [row.XK_XKZS, row.XK_XKWS, row.XK_NR].join("\n");
  return items
    .filter(({ name, certificates, keywords }) =>
      [name, ...certificates, ...keywords].some((word) => text.includes(word)),
    )
    .map(({ name }) => name);
};

describe("the shipped files", () => {
  test.each(Object.keys(shipped))("%s is what the generator writes", (path) => {
    expect(readFileSync(join(folder, path), "utf8")).toBe(shipped[path]);
  });

  test("another seed gives other people and licensees", () => {
    const other = countyFiles(7);
    expect(other["directory/officers.csv"]).not.toBe(shipped["directory/officers.csv"]);
    expect(other["licences.csv"]).not.toBe(shipped["licences.csv"]);
    expect(other["directory/duties.csv"]).toBe(shipped["directory/duties.csv"]);
  });

  test("the page about the county names every member of the cast with post", () => {
    const page = readFileSync(join(folder, "README.md"), "utf8");
    for (const { id, name, post } of cast) expect(page).toContain(`| \`${id}\` | ${name} | ${post} |`);
  });
});

describe("the licence file", () => {
  test("holds 300 licences, two blank lines and a total, each with one outcome", () => {
    expect(counted(lines.map(({ outcome }) => outcome))).toEqual({
      letter: 281,
      held: 10,
      unmatched: 6,
      known: 2,
      correction: 1,
      blank: 2,
      notData: 1,
    });
  });

  test("carries ten different faults in the columns they are planted in", () => {
    const held = lines.filter(({ outcome }) => outcome === "held");
    expect(held.map(({ column }) => column).toSorted()).toEqual(plantedFaults.map(({ column }) => column).toSorted());
    expect(new Set(plantedFaults.map(({ why }) => why)).size).toBe(10);
    const good = { ...lines.find(({ outcome }) => outcome === "letter")?.row, XK_XDR_ZJHM: "420899199003070013" };
    for (const { column, spoil } of plantedFaults) expect(spoil(good)[column]).not.toBe(good[column]);
  });

  test("has only valid codes and identity numbers apart from the planted faults", () => {
    for (const { row, column } of lines) {
      for (const code of ["XK_XDR_SHXYM", "XK_XKJGDM", "XK_LYDWDM"] as const)
        if (row[code] && column !== code) expect(isUscc(row[code])).toBe(true);
      for (const id of ["XK_XDR_ZJHM", "XK_FR_ZJHM"] as const)
        if (row[id] && column !== id) expect(isResidentId(row[id])).toBe(true);
    }
    const wrong = lines.filter(({ row, column }) => column === "XK_XDR_SHXYM" && !isUscc(row.XK_XDR_SHXYM ?? ""));
    expect(wrong).toHaveLength(3);
    expect(isResidentId(lines.find(({ column }) => column === "XK_XDR_ZJHM")?.row.XK_XDR_ZJHM ?? "")).toBe(false);
  });

  test("points every letter at exactly one item that somebody supervises", () => {
    for (const line of lines.filter(({ outcome }) => outcome === "letter")) {
      const code = line.row.XK_ITEM_BM;
      const found = code ? items.filter((item) => item.code === code).map(({ name }) => name) : candidates(line);
      expect(found).toHaveLength(1);
      expect(items.find(({ name }) => name === found[0])?.supervisedBy).not.toBeNull();
    }
  });

  test("leaves unmatched what two items claim equally or what nobody supervises", () => {
    const found = lines.filter(({ outcome }) => outcome === "unmatched").map(candidates);
    expect(found.filter((names) => names.length === 2)).toHaveLength(3);
    const unowned = found.filter((names) => names.length === 1).flat();
    expect(unowned).toHaveLength(3);
    for (const name of unowned) expect(items.find((item) => item.name === name)?.supervisedBy).toBeNull();
  });

  test("repeats two earlier rows to the letter and corrects one earlier row's last day", () => {
    const text = (line: LicenceLine): string => licenceCells(line.row).join("|");
    lines.forEach((line, at) => {
      if (line.outcome === "known")
        expect(lines.slice(0, at).filter((earlier) => text(earlier) === text(line))).toHaveLength(1);
      if (line.outcome !== "correction") return;
      const same = lines
        .slice(0, at)
        .filter(({ row }) => row.XK_WSH === line.row.XK_WSH && row.XK_XDR_SHXYM === line.row.XK_XDR_SHXYM);
      expect(same.map(({ outcome }) => outcome)).toEqual(["letter"]);
      expect(same[0]?.row.XK_YXQZI).not.toBe(line.row.XK_YXQZI);
    });
  });

  test("gives every letter a key of its own", () => {
    const keys = lines
      .filter(({ outcome }) => outcome === "letter")
      .map(({ row }) => `${row.XK_WSH} ${row.XK_XDR_SHXYM || row.XK_XDR_ZJHM}`);
    expect(new Set(keys).size).toBe(281);
    expect(lines.some(({ row }) => row.XK_XDR_LB === "自然人")).toBe(true);
  });
});

describe("the penalty file", () => {
  test("holds 60 penalties, half of them on licensees with an earlier letter", () => {
    expect(counted(penalties.map(({ expected }) => expected))).toEqual({ licensee: 30, other: 28, held: 2 });
    const told = new Set(lines.filter(({ outcome }) => outcome === "letter").map(({ row }) => row.XK_XDR_SHXYM));
    for (const { row, expected } of penalties) expect(told.has(row.CF_XDR_SHXYM)).toBe(expected === "licensee");
  });

  test("names one penalty item in each type of violation, and valid codes but for the planted fault", () => {
    for (const { row, column } of penalties) {
      const text = [row.CF_WFXW, row.CF_SY, row.CF_NR].join("\n");
      expect(
        items.filter(({ keywords }) => keywords.some((word) => text.includes(word))).map(({ kind }) => kind),
      ).toEqual(["penalty"]);
      expect(isUscc(row.CF_XDR_SHXYM ?? "")).toBe(column !== "CF_XDR_SHXYM");
      expect(isUscc(row.CF_CFJGDM ?? "")).toBe(true);
      expect(isResidentId(row.CF_FR_ZJHM ?? "")).toBe(true);
    }
  });
});

describe("the directory", () => {
  test("has 37 departments, three townships, over 120 officers and 60 items", () => {
    expect(counted(authorities.map(({ kind }) => (kind === "TOWN" ? "town" : "department")))).toEqual({
      department: 37,
      town: 3,
    });
    expect(table("officers").length).toBeGreaterThanOrEqual(120);
    expect(counted(table("items").map(({ kind }) => kind ?? ""))).toEqual({ licence: 52, penalty: 6, inspection: 2 });
    for (const { code } of table("authorities")) expect(isUscc(code ?? "")).toBe(true);
  });

  test("refers only to authorities, units, officers, posts and items that exist", () => {
    const known = (name: string, column: string): Set<string | undefined> =>
      new Set(table(name).map((row) => row[column]));
    const codes = known("authorities", "code");
    const unitsOf = new Map(table("units").map((unit) => [unit["code"], unit["authority"]]));
    const officers = known("officers", "id");
    const postOf = new Map(table("posts").map((post) => [post["id"], post]));
    for (const name of ["units", "officers", "posts", "items", "duties"])
      for (const row of table(name)) expect(codes.has(row["authority"])).toBe(true);
    for (const name of ["officers", "posts", "duties"])
      for (const row of table(name)) expect(unitsOf.get(row["unit"])).toBe(row["authority"]);
    for (const row of table("posts")) expect(officers.has(row["officer"])).toBe(true);
    for (const row of table("covers"))
      expect([officers.has(row["officer"]), officers.has(row["deputy"])]).toEqual([true, true]);
    for (const row of table("duties")) {
      expect(known("items", "code").has(row["item"])).toBe(true);
      expect(postOf.get(row["post"])).toMatchObject({ authority: row["authority"], unit: row["unit"] });
      expect(["420899", "420899001", "420899101", "420899102"]).toContain(row["place"]);
    }
  });

  test("names one supervisor for each item on each day of the licence file, but for two items", () => {
    const on = (row: Record<string, string>, date: string): boolean =>
      (row["from"] ?? "") <= date && (row["to"] === "" || (row["to"] ?? "") >= date);
    for (const date of ["2026-06-30", "2026-07-01", "2026-11-24"]) {
      const supervising = table("duties").filter((row) => row["role"] === "supervise" && on(row, date));
      expect(new Set(supervising.map(({ item }) => item)).size).toBe(supervising.length);
      expect(supervising).toHaveLength(58);
      const holders = supervising.map(
        ({ post }) => table("posts").filter((row) => row["id"] === post && on(row, date)).length,
      );
      expect(holders.every((count) => count === 1)).toBe(date < "2026-11-01");
    }
  });

  test("leaves one supervisor's post vacant from November, and no row of the files needs it", () => {
    const held = table("posts").filter(({ id }) => id === "weather-supervisor-1");
    expect(held.map(({ to }) => to)).toEqual(["2026-10-31"]);
    expect(
      licenceItems.filter(({ supervisedBy }) => supervisedBy === "weather-supervisor-1").map(({ inFiles }) => inFiles),
    ).toEqual(["absent"]);
  });

  test("passes one absence on over two deputies", () => {
    const covers = table("covers");
    const chained = covers.filter((row) => covers.some((next) => next["officer"] === row["deputy"]));
    expect(chained).toHaveLength(1);
  });

  test("reaches nobody real: reserved mail domain, one block of telephone numbers, a division code nobody has", () => {
    for (const { phone, mail, id } of table("officers")) {
      expect(phone).toMatch(/^1380000\d{4}$/);
      expect(mail).toBe(`${id}@example.invalid`);
    }
    for (const { code } of table("authorities")) expect(code?.slice(2, 8)).toBe("420899");
    expect(new Set(table("officers").map(({ name }) => name)).size).toBe(table("officers").length);
  });
});

describe("a licence file of any size", () => {
  test("has as many rows and faults as asked, all different, none of the shipped numbers", () => {
    const rows = [...manyLicences(3, 1_000, 20)];
    const column = (name: (typeof licenceColumns)[number]): string[] =>
      rows.map((cells) => cells[licenceColumns.indexOf(name)] ?? "");
    expect(rows).toHaveLength(1_000);
    const numbers = column("XK_WSH").filter((number) => number !== "");
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.some((number) => lines.some(({ row }) => row.XK_WSH === number))).toBe(false);
    const spoiled = rows.filter((_, index) => {
      const [code = "", id = "", date = "", organ = "", number = "", name = ""] = (
        ["XK_XDR_SHXYM", "XK_XDR_ZJHM", "XK_JDRQ", "XK_XKJGDM", "XK_WSH", "XK_XDR_MC"] as const
      ).map((key) => column(key)[index] ?? "");
      const partyIsValid = code === "" ? isResidentId(id) : isUscc(code);
      return (
        !partyIsValid || !isUscc(organ) || number === "" || name === "" || !/^\d/.test(date) || date === "2026-11-31"
      );
    });
    expect(spoiled).toHaveLength(20);
  });

  test("matches one item in every row, and can have no fault at all", () => {
    const cell = (cells: string[], name: (typeof licenceColumns)[number]): string =>
      cells[licenceColumns.indexOf(name)] ?? "";
    for (const cells of manyLicences(4, 200, 0)) {
      const row = { XK_XKZS: cell(cells, "XK_XKZS"), XK_XKWS: cell(cells, "XK_XKWS"), XK_NR: cell(cells, "XK_NR") };
      expect(candidates({ row })).toHaveLength(1);
    }
  });
});
