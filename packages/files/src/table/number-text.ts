/**
 * A number as a spreadsheet shows it: at most 15 significant digits, which hides that 1.1 is stored as
 * 1.1000000000000001, and never an exponent, so that what follows can compute with the digits exactly.
 */
export function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  const [mantissa, exponent] = text.split("e");
  if (exponent === undefined) return text;
  const negative = mantissa!.startsWith("-");
  const [whole = "", fraction = ""] = mantissa!.replace("-", "").split(".");
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const plain =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : `${digits.slice(0, point).padEnd(point, "0")}${point < digits.length ? `.${digits.slice(point)}` : ""}`;
  return negative ? `-${plain}` : plain;
}
