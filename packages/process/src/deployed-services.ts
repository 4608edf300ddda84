/** Services that own matters; each has a topic of its own. */
export const OWNERS: readonly string[] = ["approval", "enforcement", "judicial", "liaison"];

/** Every process of a deployment. */
export const PROCESSES: readonly string[] = ["directory", ...OWNERS, "imports", "supervision", "audit", "gateway"];

/** Services that keep facts: those that own matters, the directory, and the audit with what was read. */
export const KEEPERS: readonly string[] = [...OWNERS, "directory", "audit"];
