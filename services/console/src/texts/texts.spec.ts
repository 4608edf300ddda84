import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const areasOf = (language: string): Record<string, Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(here, language)).map((file) => [
      file.replace(".json", ""),
      JSON.parse(readFileSync(join(here, language, file), "utf8")) as Record<string, string>,
    ]),
  );
const zh = areasOf("zh");
const en = areasOf("en");

const sources = readdirSync(join(here, ".."), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(spec|gen)\.ts$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
const all = sources.join("\n");

/** The keys that a source names in full, and the beginnings of those it makes up, in the area it uses. */
const usedIn = (source: string): { area: string; key: string; whole: boolean }[] => {
  const areas = [...source.matchAll(/useTranslation\("([\w-]+)"\)|TFunction<"([\w-]+)">/g)].map(
    (match) => match[1] ?? match[2]!,
  );
  const area = areas[0];
  if (area === undefined) return [];
  const whole = [...source.matchAll(/\bt\("([^"]+)"/g)].map(([, key]) => ({ area, key: key!, whole: true }));
  // t(`view.${view}`), and the literals of a condition inside t(…)
  const begun = [...source.matchAll(/\bt\(`([^`$]*)\$\{/g), ...source.matchAll(/\bt\([^)"]*\? `([^`$]*)\$\{/g)].map(
    ([, key]) => ({ area, key: key!, whole: false }),
  );
  const either = [...source.matchAll(/\bt\([^()]*(?:\([^()]*\)[^()]*)*\? [^:]*: "([^"]+)"/g)].map(([, key]) => ({
    area,
    key: key!,
    whole: true,
  }));
  return [...whole, ...begun, ...either];
};
const used = sources.flatMap(usedIn);

test("both languages have the same areas with the same keys, and none is empty", () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  for (const area of Object.keys(zh)) {
    expect([area, Object.keys(en[area]!).toSorted()]).toEqual([area, Object.keys(zh[area]!).toSorted()]);
    expect(Object.entries({ ...zh[area], ...en[area] }).filter(([, text]) => text.trim() === "")).toEqual([]);
  }
});

test("what is put into a text has the same names in both languages", () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();
  for (const area of Object.keys(zh))
    for (const key of Object.keys(zh[area]!))
      expect([area, key, holes(en[area]![key]!)]).toEqual([area, key, holes(zh[area]![key]!)]);
});

test("every key that a page asks for is there", () => {
  const missing = used.filter(({ area, key, whole }) =>
    whole ? zh[area]?.[key] === undefined : !Object.keys(zh[area] ?? {}).some((one) => one.startsWith(key)),
  );
  expect(missing).toEqual([]);
});

test("every key is used", () => {
  const unused = Object.entries(zh).flatMap(([area, texts]) =>
    Object.keys(texts)
      .filter(
        (key) =>
          !used.some((one) => one.area === area && (one.whole ? one.key === key : key.startsWith(one.key))) &&
          !all.includes(`"${key}"`),
      )
      .map((key) => `${area}: ${key}`),
  );
  expect(unused).toEqual([]);
});

test("English is the only language without Chinese characters in its texts, names of the system apart", () => {
  const chinese = Object.entries(en).flatMap(([area, texts]) =>
    Object.entries(texts)
      .filter(([, text]) => /\p{Script=Han}/u.test(text.replace("一函", "")))
      .map(([key]) => `${area}: ${key}`),
  );
  expect(chinese).toEqual([]);
});
