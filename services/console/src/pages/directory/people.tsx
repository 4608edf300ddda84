import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TreeNode } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useMe } from "../../api/use-me.ts";
import { withQuery } from "../../api/use-list.ts";
import { Empty } from "../../parts/empty.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { DateSlider } from "./date-slider.tsx";
import { sought } from "./sought.ts";

/** Authorities and their units as a tree, each with its posts and who holds them on the day. */
export const People = ({ day, onDay }: { day: string; onDay: (day: string) => void }) => {
  const { t } = useTranslation("directory");
  const me = useMe();
  const [text, setText] = useState("");
  const { data, error, refetch } = useAsk<{ items: TreeNode[] }>(
    keys.tree(day),
    withQuery("/api/v1/directory/tree", { date: day }),
  );
  const found = sought(data?.items ?? [], text.trim());
  return (
    <>
      <DateSlider value={day} onChange={onDay} />
      <Input.Search
        className="no-print"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t("find")}
        aria-label={t("find")}
        style={{ maxWidth: 320, marginBottom: 12 }}
      />
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (
        <section className="panel directory-tree" aria-label={t("title")}>
          {found.length === 0 && (
            <Empty why={text === "" ? t("none-on-day", { day }) : t("none-found", { sought: text })} />
          )}
          {found.map((node) => (
            <Authority key={`${node.code} ${text}`} node={node} own={me.authority} open={text !== ""} />
          ))}
        </section>
      )}
    </>
  );
};

const holds = ({ code, below }: TreeNode, own: string): boolean =>
  code === own || below.some((node) => holds(node, own));

const Authority = ({ node, own, open }: { node: TreeNode; own: string; open: boolean }) => (
  <details open={open || holds(node, own)}>
    <summary>
      <strong>{node.name}</strong> <span className="quiet number">{node.code}</span>
    </summary>
    <div className="below">
      <Posts posts={node.posts.filter(({ unit }) => unit === "")} />
      {node.units.map(({ code, name }) => {
        const posts = node.posts.filter(({ unit }) => unit === code);
        return (
          <details key={code} open={open || node.code === own}>
            <summary>
              {name} <span className="quiet number">{posts.length}</span>
            </summary>
            <Posts posts={posts} />
          </details>
        );
      })}
      {node.below.map((below) => (
        <Authority key={below.code} node={below} own={own} open={open} />
      ))}
    </div>
  </details>
);

const Posts = ({ posts }: { posts: TreeNode["posts"] }) => {
  const { t } = useTranslation("directory");
  if (posts.length === 0) return null;
  return (
    <dl className="facts below">
      {posts.map(({ id, name, officer, officerName, acting, actingName }) => (
        <div key={id} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd className="wrap">
            {officerName || <span className="quiet">{t("vacant")}</span>}
            {officer !== "" && acting !== officer && (
              <span> {acting === "" ? t("nobody-acts") : t("acting", { who: actingName })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};
