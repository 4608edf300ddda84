import type { IncomingMessage } from "node:http";

/** The value of a cookie, if the request has it. */
export const cookieOf = (request: IncomingMessage, name: string): string | undefined => {
  const header = request.headers.cookie;
  if (!header || !header.includes(name)) return undefined;
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
};

/** A cookie no script can read and no foreign form can carry; `seconds` 0 removes it. */
export const setCookie = (name: string, value: string, seconds: number, secure: boolean): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? "; Secure" : ""}`;
