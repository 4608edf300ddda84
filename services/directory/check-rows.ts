import type { Text } from "@yihan/kernel";
import { withChange, type Directory, type Duty, type Rows } from "@yihan/matter";
import { authorityKinds, dutyRoles } from "@yihan/files";
import { isDay } from "./day.ts";
import type { DirectoryFault } from "./fault.ts";
import { rowKey, tables, type AnyRow, type TableName } from "./rows.ts";

type Say = (column: string, code: string, text: Text) => void;

const unknown = (what: Text, value: string): Text => ({
  zh: `目录中没有${what.zh}“${value}”`,
  en: `there is no ${what.en} ${value} in the directory`,
});

const outside = (value: string, allowed: readonly string[]): Text => ({
  zh: `“${value}”不在允许的取值之内：${allowed.join("、")}`,
  en: `${value} is none of ${allowed.join(", ")}`,
});

const words = {
  authority: { zh: "单位", en: "authority" },
  unit: { zh: "内设机构", en: "unit" },
  officer: { zh: "人员", en: "officer" },
  item: { zh: "事项", en: "item" },
  post: { zh: "岗位", en: "post" },
} as const;

const isAboveItself = (directory: Directory, code: string): boolean => {
  const passed = new Set<string>();
  let above = directory.authorities.get(code)?.parent;
  while (above && above !== code && !passed.has(above)) {
    passed.add(above);
    above = directory.authorities.get(above)?.parent;
  }
  return above === code;
};

/** Checks of one row against the directory as it would be. */
const checker = (after: Directory) => {
  const postAuthorities = new Map<string, Set<string>>();
  for (const post of after.posts.values()) {
    const known = postAuthorities.get(post.id) ?? new Set();
    postAuthorities.set(post.id, known.add(post.authority));
  }
  const itemCodes = new Set([...after.items.values()].map((item) => item.code));

  const authority = (say: Say, column: string, code: string): void => {
    if (!after.authorities.has(code)) say(column, "unknown-authority", unknown(words.authority, code));
  };
  const unit = (say: Say, code: string, owner: string): void => {
    const found = after.units.get(code);
    if (!found) say("unit", "unknown-unit", unknown(words.unit, code));
    else if (found.authority !== owner)
      say("unit", "unit-of-another", {
        zh: `内设机构“${code}”不属于该单位`,
        en: `unit ${code} belongs to another authority`,
      });
  };
  const officer = (say: Say, column: string, id: string): void => {
    if (!after.officers.has(id)) say(column, "unknown-officer", unknown(words.officer, id));
  };

  return {
    authorities: (row: Rows["authorities"][number], say: Say) => {
      if (!(authorityKinds as readonly string[]).includes(row.kind))
        say("kind", "unknown-kind", outside(row.kind, authorityKinds));
      if (row.parent === row.code)
        say("parent", "own-parent", { zh: "上级单位不能是本单位", en: "an authority is not its own parent" });
      else if (row.parent !== "") authority(say, "parent", row.parent);
      if (row.parent !== row.code && isAboveItself(after, row.code)) {
        say("parent", "parent-circle", { zh: "上级单位形成循环", en: "the parents go round in a circle" });
      }
    },
    units: (row: Rows["units"][number], say: Say) => authority(say, "authority", row.authority),
    officers: (row: Rows["officers"][number], say: Say) => {
      authority(say, "authority", row.authority);
      if (row.unit !== "") unit(say, row.unit, row.authority);
    },
    posts: (row: Rows["posts"][number], say: Say) => {
      authority(say, "authority", row.authority);
      if (row.unit !== "") unit(say, row.unit, row.authority);
      if (row.officer !== "") officer(say, "officer", row.officer);
    },
    covers: (row: Rows["covers"][number], say: Say) => {
      officer(say, "officer", row.officer);
      officer(say, "deputy", row.deputy);
      if (row.officer === row.deputy)
        say("deputy", "own-deputy", { zh: "代理人不能是本人", en: "nobody is their own deputy" });
      if (row.to === "") say("to", "cover-without-end", { zh: "代理须有截止日期", en: "an absence has a last day" });
    },
    items: (row: Rows["items"][number], say: Say) => {
      if (row.authority !== "") authority(say, "authority", row.authority);
    },
    duties: (row: Duty, say: Say) => {
      if (!itemCodes.has(row.item)) say("item", "unknown-item", unknown(words.item, row.item));
      authority(say, "authority", row.authority);
      if (row.unit !== "") unit(say, row.unit, row.authority);
      if (!(dutyRoles as readonly string[]).includes(row.role))
        say("role", "unknown-role", outside(row.role, dutyRoles));
      if (row.post === "") return;
      const owners = postAuthorities.get(row.post);
      if (!owners) say("post", "unknown-post", unknown(words.post, row.post));
      else if (!owners.has(row.authority))
        say("post", "post-of-another", {
          zh: `岗位“${row.post}”不属于该单位`,
          en: `post ${row.post} belongs to another authority`,
        });
    },
  };
};

/** The days in a row by column; those that may be left open and are, are left out. */
const daysOf = (row: AnyRow): [string, string][] => {
  const days: [string, string][] = "from" in row ? [["from", row.from]] : [];
  if ("to" in row && row.to !== "") days.push(["to", row.to]);
  if ("certificateTo" in row && row.certificateTo !== "") days.push(["certificate_to", row.certificateTo]);
  return days;
};

const meets = (a: Duty, b: Duty): boolean => (a.to === "" || b.from <= a.to) && (b.to === "" || a.from <= b.to);

/** Duties of `rows` that would give an item at one place two owners on the same day. */
const doubleOwners = (after: Directory, rows: readonly Duty[]): Map<Duty, Duty> => {
  const slotOf = (duty: Duty): string => JSON.stringify([duty.item, duty.place, duty.role]);
  const slots = Map.groupBy(
    [...after.duties.values()].filter((duty) => duty.role !== "copy"),
    slotOf,
  );
  const doubles = new Map<Duty, Duty>();
  for (const duty of rows) {
    const other = slots.get(slotOf(duty))?.find((each) => each.authority !== duty.authority && meets(each, duty));
    if (other) doubles.set(duty, other);
  }
  return doubles;
};

/**
 * Everything that is wrong with `rows`, seen together with what stands: unknown names, days in the wrong order, rows
 * given twice, two owners for one duty. Empty if the whole may be applied.
 */
export const checkRows = (directory: Directory, rows: Rows): DirectoryFault[] => {
  const after = withChange(directory, rows);
  const check = checker(after) as Record<TableName, (row: AnyRow, say: Say) => void>;
  const doubles = doubleOwners(after, rows.duties);
  const faults: DirectoryFault[] = [];
  for (const table of tables) {
    const seen = new Set<string>();
    for (const row of rows[table]) {
      const key = rowKey(table, row);
      const named = key.replaceAll("\u001f", " ");
      const say: Say = (column, code, text) => faults.push({ table, row: 0, key: named, column, code, text });
      if (seen.has(key)) say("*", "row-twice", { zh: "同一条记录出现两次", en: "this entry is there twice" });
      seen.add(key);
      for (const [column, text] of daysOf(row)) {
        if (!isDay(text)) say(column, "not-a-day", { zh: `“${text}”不是日期`, en: `${text} is not a day` });
      }
      if ("from" in row && row.to !== "" && row.to < row.from) {
        say("to", "ends-before-start", { zh: "截止日期早于起始日期", en: "the last day is before the first" });
      }
      check[table](row, say);
      const other = doubles.get(row as Duty);
      if (other) {
        say("authority", "two-owners", {
          zh: `同一事项、区域和职责自${other.from}起已由单位“${other.authority}”负责，请先写明其截止日期`,
          en: `authority ${other.authority} has had this duty since ${other.from}; say when that ends`,
        });
      }
    }
  }
  return faults;
};
