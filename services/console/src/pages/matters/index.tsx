import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useList } from "../../api/use-list.ts";
import { Empty } from "../../parts/empty.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Conditions } from "./conditions.tsx";

/** What the interfaces can be asked by, each a part of this page's address. */
const asked = ["q", "flow", "status", "owner", "due", "order"] as const;

/** Every matter I may know of, searched over all of them by title, number or keyword, by flow, status and deadline. */
const Matters = () => {
  const { t } = useTranslation("matters");
  const [params, setParams] = useSearchParams();
  const query = Object.fromEntries(asked.map((name) => [name, params.get(name) ?? ""]));
  const list = useList<MatterSummary>(keys.matterList(query), "/api/v1/matters", {
    ...query,
    order: query["order"] || "updated",
  });
  const change = (changed: Readonly<Record<string, string>>): void =>
    setParams(Object.entries({ ...query, ...changed }).filter(([, value]) => value !== ""));
  return (
    <>
      <PageHead title={t("title")} />
      <Conditions query={query} onChange={change} onClear={() => setParams({})} />
      {list.error && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {(!list.error || list.items.length > 0) && (
        <MatterTable
          name={t("title")}
          of={JSON.stringify(query)}
          items={list.items}
          loading={list.loading}
          hasMore={list.hasMore}
          more={list.more}
          all={list.all}
          local={false}
          empty={<Empty why={t("empty")} />}
        />
      )}
    </>
  );
};

export default Matters;
