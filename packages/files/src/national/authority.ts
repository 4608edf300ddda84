import { isNoUscc, isUscc } from "@yihan/kernel/uscc";
import type { RowFields } from "./row-fields.ts";

/** An authority as a file names it; either part may be "". */
export interface NamedAuthority {
  name: string;
  code: string;
}

type AuthorityField = "authorityName" | "authorityCode" | "sourceName" | "sourceCode";

/** The deciding authority: its code must be right where there is one, because the record's key and sender hang on it. */
export function readAuthority(fields: RowFields<AuthorityField>): NamedAuthority {
  const faultsBefore = fields.faults.length;
  const name = fields.text("authorityName");
  const code = authorityCode(fields, "authorityCode");
  if (code !== "" && !isUscc(code)) fields.fault("authorityCode", "badUscc");
  if (fields.faults.length > faultsBefore) return { name, code };
  if (name === "" && code === "") fields.fault("authorityName", "noAuthority");
  else if (code === "") fields.remark("authorityCode", "noAuthorityCode");
  else if (name === "") fields.remark("authorityName", "noAuthorityName");
  return { name, code };
}

/** The body that put the row into the file; nothing hangs on it. */
export function readSource(fields: RowFields<AuthorityField>): NamedAuthority {
  const name = fields.text("sourceName");
  const code = authorityCode(fields, "sourceCode");
  if (code !== "" && !isUscc(code)) fields.remark("sourceCode", "badSourceCode");
  return { name, code };
}

function authorityCode(fields: RowFields<AuthorityField>, field: AuthorityField): string {
  const code = fields.code(field);
  return code.startsWith("0") && isNoUscc(code) ? "" : code;
}
