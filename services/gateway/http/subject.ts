/** Who signed in: a person, a machine of an authority, or the operator of this installation. */
export type Subject =
  | { kind: "officer"; id: string }
  | { kind: "machine"; id: string; authority: string }
  | { kind: "operator"; id: "operator" };

/** A name that is unique over all kinds, for command ids and rate limits. */
export const subjectName = (subject: Subject): string => `${subject.kind}:${subject.id}`;
