import { Refusal } from "@yihan/kernel";

/** The query of a request target as an object without prototype; refuses a name that comes twice. */
export const queryOf = (target: string): Record<string, string> => {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  const at = target.indexOf("?");
  if (at < 0) return query;
  for (const [name, value] of new URLSearchParams(target.slice(at + 1))) {
    if (name in query)
      throw new Refusal("invalid", "doubled-parameter", {
        zh: `查询参数 ${name.slice(0, 50)} 重复。`,
        en: `The parameter ${name.slice(0, 50)} stands twice.`,
      });
    query[name] = value;
  }
  return query;
};
