/**
 * Full-width letters, digits and signs (U+FF01 to U+FF5E) as their half-width ones, and the ideographic space as a space. Chinese
 * input methods write either, and a number is the same number in both.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)) // the block lies 0xFEE0 above ASCII
    .replaceAll("\u3000", " ");
}
