/** The largest amount kept: nine billion units of ten thousand yuan, in fen, is still a safe integer. */
const mostDigits = 9;

/**
 * Fen of an amount in units of ten thousand yuan (万元, the unit of the national format) with at most 6 decimals, by
 * moving the point in the digits: no binary fraction is ever involved. "2000元" says its own unit and is taken at its
 * word. Undefined for everything else, negative amounts among it.
 */
export function parseMoney(text: string): { fen: number; saysYuan: boolean } | undefined {
  const bare = text
    .normalize("NFKC")
    .replace(/[\s,¥￥]/g, "")
    .replace(/^人民币/, "");
  const [, digits, unit] = /^(\d+(?:\.\d+)?|\.\d+)(万元|万|元)?$/.exec(bare) ?? [];
  if (digits === undefined) return undefined;
  const saysYuan = unit === "元";
  const places = saysYuan ? 2 : 6;
  const [whole = "", fraction = ""] = digits.split(".");
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > places) return undefined;
  const bareWhole = whole.replace(/^0+/, "");
  if (bareWhole.length > mostDigits + (saysYuan ? 4 : 0)) return undefined;
  const fen = Number(bareWhole + kept.padEnd(places, "0"));
  return Number.isSafeInteger(fen) ? { fen, saysYuan } : undefined;
}
