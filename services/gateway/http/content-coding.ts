/** The codings that answers may be sent in. */
export type Coding = "br" | "gzip";

/** How much a client wants a coding, by its Accept-Encoding (RFC 9110 §12.5.3): 0 is not at all. */
const weightOf = (accept: string, coding: string): number => {
  const weights = new Map(
    accept.split(",").map((part) => {
      const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      const weight = parameters.find((one) => one.startsWith("q="))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight) || 0];
    }),
  );
  return weights.get(coding) ?? weights.get("*") ?? 0;
};

/** The coding that the client likes best among those offered, the first of equals; undefined for bytes as they are. */
export const codingFor = (accept: string | undefined, offered: readonly Coding[]): Coding | undefined => {
  if (accept === undefined) return undefined;
  const [best] = offered
    .map((coding) => ({ coding, weight: weightOf(accept, coding) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return best?.coding;
};
