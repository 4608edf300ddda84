import { dayOf, Refusal } from "@yihan/kernel";
import { authorityOfKind, findAuthority } from "./directory/index.ts";
import type { Circumstances, Command, Flow, Matter, StepRow } from "./flow.ts";

/** The authorities that hold `role` in the matter. `judicial` is the judicial bureau of every matter. */
const holders = (
  flow: Flow,
  matter: Matter | undefined,
  role: string,
  command: Command,
  { directory, now }: Circumstances,
): string[] => {
  if (role === "judicial") return authorityOfKind(directory, "JUSTICE", dayOf(now)).map(({ code }) => code);
  const held = matter?.parties[role]?.authority;
  if (held) return [held];
  if (matter || role !== flow.opener.role || command.actor.kind === "system") return [];
  const own = findAuthority(directory, command.actor.authority);
  return own && flow.opener.kinds.includes(own.kind) ? [own.code] : [];
};

/** In which capacity the actor takes a step: party role, post and, when covering, for whom. */
export interface Capacity {
  role: string;
  authority: string;
  post: string;
  covers: string;
}

/** The capacity in which the command's actor may take the step, or undefined. Deny by default. */
export const capacityOf = (
  flow: Flow,
  row: StepRow,
  matter: Matter | undefined,
  command: Command,
  circumstances: Circumstances,
): Capacity | undefined => {
  const { actor } = command;
  if (actor.kind === "system")
    return row.by.includes("system") ? { role: "system", authority: "", post: "", covers: "" } : undefined;
  for (const role of row.by) {
    if (role === "system") continue;
    for (const authority of holders(flow, matter, role, command, circumstances)) {
      if (actor.kind === "machine") {
        if (row.machines && actor.authority === authority) return { role, authority, post: "", covers: "" };
        continue;
      }
      const posts = actor.posts.filter((post) => post.authority === authority);
      const suitable = posts.filter((post) => !row.posts || row.posts.includes(post.kind));
      // A deputy with a suitable post of their own still acts in the one that is asked, and the record says for whom.
      const fitting = suitable.find(({ id }) => id === matter?.next?.post) ?? suitable[0];
      if (fitting) return { role, authority, post: fitting.id, covers: fitting.covers ?? "" };
      const asked = matter?.next;
      if (!row.strict && asked && asked.authority === authority && asked.officer === actor.id)
        return { role, authority, post: asked.post, covers: asked.covers };
    }
  }
  return undefined;
};

/** As `capacityOf`, but refuses with who could. */
export const requireCapacity = (...asked: Parameters<typeof capacityOf>): Capacity => {
  const capacity = capacityOf(...asked);
  if (capacity) return capacity;
  const [flow, row] = asked;
  const roles = row.by.filter((role) => role !== "system");
  const names = roles.map((role) =>
    role === "judicial" ? { zh: "司法局", en: "the judicial bureau" } : (flow.parties[role] ?? { zh: role, en: role }),
  );
  throw new Refusal("forbidden", "not-yours", {
    zh:
      names.length > 0
        ? `“${row.title.zh}”只能由${names.map(({ zh }) => zh).join("或")}的经办岗位办理。`
        : `“${row.title.zh}”由系统自动办理。`,
    en:
      names.length > 0
        ? `Only ${names.map(({ en }) => en).join(" or ")}, in a post charged with it, can do this: ${row.title.en}.`
        : `The system itself does this: ${row.title.en}.`,
  });
};
