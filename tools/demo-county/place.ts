/** The county's division code: inside 4208, among the numbers for county-level cities, given to no real place. */
export const county = "420899";

/** The county-level city's name; no such place is known. */
export const countyName = "云汀市";

/** The three townships, with the nine-digit codes (GB/T 10114 form) that duties and files use as places. */
export const towns = [
  { key: "xiuyun", name: "岫云街道", place: "420899001" },
  { key: "lanhe", name: "澜禾镇", place: "420899101" },
  { key: "luting", name: "鹭汀镇", place: "420899102" },
] as const;

/** Streets for addresses, each with the township it lies in; the first three belong to none of the three. */
export const streets = [
  { name: "望舟路", place: county },
  { name: "听澜大道", place: county },
  { name: "砚池街", place: county },
  { name: "岫云街道栖霞巷", place: "420899001" },
  { name: "岫云街道长堤路", place: "420899001" },
  { name: "澜禾镇禾丰路", place: "420899101" },
  { name: "鹭汀镇渡口街", place: "420899102" },
] as const;
