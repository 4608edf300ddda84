import type { LicenceRecord, PenaltyRecord } from "@yihan/files";
import type { Directory } from "@yihan/matter";

/**
 * Gives records that name their authority without its code the code from the directory: the file set of 2016 has no
 * column for it, and the same licence in both forms must have one key. A name that the directory has twice is left alone.
 */
export const knownAuthority = ({ authorities }: Directory) => {
  const codes = new Map<string, string>();
  for (const { name, code } of authorities.values()) codes.set(name, codes.has(name) ? "" : code);
  return <R extends LicenceRecord | PenaltyRecord>(record: R): R => {
    const code = record.authority.code || codes.get(record.authority.name);
    return code && code !== record.authority.code ? { ...record, authority: { ...record.authority, code } } : record;
  };
};
