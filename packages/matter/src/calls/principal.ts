import type { Principal } from "@yihan/contracts/call";
import { Refusal } from "@yihan/kernel";
import type { Actor } from "../directory/index.ts";

/** Who acts, as it travels. */
export const principalOf = (actor: Actor): Principal => ({
  kind: actor.kind,
  id: actor.id,
  name: actor.kind === "system" ? "" : actor.name,
  authority: actor.kind === "system" ? "" : actor.authority,
  unit: actor.kind === "officer" ? actor.unit : "",
  posts: actor.kind === "officer" ? actor.posts.map((post) => ({ ...post })) : [],
});

/** Who acts, as it arrived. Refuses a call that does not say it. */
export const actorIn = (principal: Principal | undefined): Actor => {
  const { kind, id, name, authority, unit, posts } = principal ?? { kind: "", id: "" };
  if (id !== "" && kind === "system") return { kind, id };
  if (id !== "" && kind === "machine") return { kind, id, name: name!, authority: authority! };
  if (id !== "" && kind === "officer") {
    return {
      kind,
      id,
      name: name!,
      authority: authority!,
      unit: unit!,
      posts: posts!.map(({ covers, ...post }) => ({ ...post, ...(covers !== undefined && { covers }) })),
    };
  }
  throw new Refusal("invalid", "no-actor", {
    zh: "调用未说明由谁办理（actor 的 kind 应为 officer、machine 或 system，并有 id）。",
    en: "The call does not say who acts (actor: kind officer, machine or system, and an id).",
  });
};
