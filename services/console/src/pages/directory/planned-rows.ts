import type { TreeNode } from "../../api/directory-shapes.ts";

/** A change that somebody thinks of; which fields count depends on its kind. */
export interface Plan {
  kind: "away" | "hands" | "duty";
  authority: string;
  officer?: string;
  deputy?: string;
  post?: string;
  /** Nobody if absent: the post would be vacant. */
  successor?: string;
  item?: string;
  role?: string;
  place?: string;
}

/** The directory rows that the change would add from `day` on, as `POST /api/v1/directory/what-if` takes them. */
export const plannedRows = (
  plan: Plan,
  { day, node, county }: { day: string; node: TreeNode | undefined; county: string },
): object => {
  const { kind, authority, officer, deputy, successor = "", item, role, place } = plan;
  if (kind === "away") return { covers: [{ officer, deputy, from: day, to: day }] };
  if (kind === "duty") return { duties: [{ item, place: place || county, authority, role, from: day }] };
  const post = node?.posts.find(({ id }) => id === plan.post);
  return {
    posts: post
      ? [{ id: post.id, authority, unit: post.unit, name: post.name, kind: post.kind, officer: successor, from: day }]
      : [],
  };
};
