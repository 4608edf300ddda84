const symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function weighted(text: string, weights: readonly number[], valueOf: (letter: string) => number): number {
  return [...text].reduce((sum, letter, index) => sum + valueOf(letter) * (weights[index] ?? 0), 0);
}

/** The ninth character of an organisation code (GB 11714) from its first eight. */
function organisationCheck(body: string): string {
  const rest = 11 - (weighted(body, organisationWeights, (letter) => Number.parseInt(letter, 36)) % 11);
  return rest === 10 ? "X" : rest === 11 ? "0" : String(rest);
}

/** A unified social credit code (GB 32100-2015): two characters of kind, six of division, eight of organisation, and both check characters worked out. */
export function syntheticUscc(kind: string, division: string, organisation: string): string {
  const body = `${kind}${division}${organisation}${organisationCheck(organisation)}`;
  const rest = weighted(body, usccWeights, (letter) => symbols.indexOf(letter)) % 31;
  return `${body}${symbols[(31 - rest) % 31] ?? ""}`;
}

/** Six symbols for the n-th organisation of a series; no number gives the same symbols twice, and neighbours look unalike. */
export function organisationSerial(n: number): string {
  // 31^6 values; the factor has no common divisor with 31, so the mapping is one to one. BigInt keeps the product exact.
  let rest = Number((BigInt(n) * 7_368_787n + 104_729n) % 887_503_681n);
  let text = "";
  for (let place = 0; place < 6; place += 1) {
    text = `${symbols[rest % 31] ?? ""}${text}`;
    rest = Math.floor(rest / 31);
  }
  return text;
}

/** A resident identity number (GB 11643-1999) from division, birth date as YYYYMMDD and a sequence of three digits, its check worked out. */
export function syntheticResidentId(division: string, birth: string, sequence: number): string {
  const body = `${division}${birth}${String(sequence).padStart(3, "0")}`;
  return `${body}${"10X98765432"[weighted(body, residentWeights, Number) % 11] ?? ""}`;
}

/** The same code with another, wrong check character at the end. */
export function withWrongCheck(code: string): string {
  return `${code.slice(0, -1)}${code.endsWith("7") ? "4" : "7"}`;
}
