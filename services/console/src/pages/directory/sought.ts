import type { TreeNode } from "../../api/directory-shapes.ts";

/** The part of a tree in which a name, a unit, a post or a code is found; an authority found by its own name is whole. */
export const sought = (nodes: readonly TreeNode[], text: string): TreeNode[] => {
  if (text === "") return [...nodes];
  return nodes.flatMap((node) => {
    if (node.name.includes(text) || node.code.includes(text)) return [node];
    const units = new Set(node.units.filter(({ name }) => name.includes(text)).map(({ code }) => code));
    const posts = node.posts.filter(
      (post) =>
        units.has(post.unit) ||
        post.name.includes(text) ||
        post.officerName.includes(text) ||
        post.actingName.includes(text),
    );
    const below = sought(node.below, text);
    if (posts.length === 0 && below.length === 0) return [];
    return [
      {
        ...node,
        posts,
        units: node.units.filter(({ code }) => units.has(code) || posts.some(({ unit }) => unit === code)),
        below,
      },
    ];
  });
};
