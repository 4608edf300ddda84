import { dayOf, type Instant } from "@yihan/kernel";
import { findAuthority, findOfficer, findPost, type Directory } from "@yihan/matter";

/** What codes are called: of authorities and officers now, of posts at an instant. The code itself where nobody of that code is known; nothing for nothing. */
export interface Names {
  authority(code: string): string;
  officer(id: string): string;
  post(id: string, at: Instant): string;
}

/** The names that the directory knows. */
export const namesOf = (directory: Directory): Names => ({
  authority: (code) => findAuthority(directory, code)?.name ?? code,
  officer: (id) => findOfficer(directory, id)?.name ?? id,
  post: (id, at) => findPost(directory, id, dayOf(at))?.name ?? id,
});
