import { Spin, Tree, type TreeDataNode } from "antd";
import { useTranslation } from "react-i18next";
import type { TreeNode } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

const postNode = (post: TreeNode["posts"][number]): TreeDataNode => ({ key: `post ${post.id}`, isLeaf: true, title: `${post.name}：${post.officerName || "—"}` });

const nodeOf = (node: TreeNode): TreeDataNode => ({
  key: node.code,
  title: node.name,
  children: [
    ...node.posts.filter(({ unit }) => unit === "").map(postNode),
    ...node.units.map(({ code, name }) => ({ key: `unit ${node.code} ${code}`, title: name, children: node.posts.filter(({ unit }) => unit === code).map(postNode) })),
    ...node.below.map(nodeOf),
  ],
});

/** Authorities with their units, and the posts with who holds them today. */
const Directory = () => {
  const { t } = useTranslation("directory");
  const { data, error, refetch } = useAsk<{ date: string; items: TreeNode[] }>(keys.tree(""), "/api/v1/directory/tree");
  return (
    <>
      <PageHead title={t("title")} aside={data && <span className="quiet number">{t("as-of", { date: data.date })}</span>} />
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !error && <Spin />}
      {data && (
        <section className="panel" aria-label={t("title")}>
          <Tree aria-label={t("title")} treeData={data.items.map(nodeOf)} defaultExpandedKeys={data.items.map(({ code }) => code)} selectable={false} />
        </section>
      )}
    </>
  );
};

export default Directory;
