/** A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe, as OWASP advises. */
const safe = (text: string): string => (/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string): string => `"${safe(value).replaceAll('"', '""')}"`;

/** RFC 4180, UTF-8 with BOM so that spreadsheets read Chinese rightly. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
