/** An officer as GET /api/v1/directory/officers gives one. */
export interface OfficerEntry {
  id: string;
  name: string;
  authority: string;
  authorityName: string;
  unit: string;
  unitName: string;
  posts: { id: string; name: string; kind: string; authority: string; unit: string }[];
}

/** An authority with its units and posts, as GET /api/v1/directory/tree gives one. */
export interface TreeNode {
  code: string;
  name: string;
  kind: string;
  place: string;
  units: { code: string; name: string }[];
  posts: {
    id: string;
    name: string;
    kind: string;
    unit: string;
    officer: string;
    officerName: string;
    acting: string;
    actingName: string;
  }[];
  below: TreeNode[];
}

/** All authorities of a tree, each before those below it. */
export const flatTree = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.flatMap((node) => [node, ...flatTree(node.below)]);
