import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useList } from "../../api/use-list.ts";
import { Empty } from "../../parts/empty.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

/** Every matter I may know of, searched by title, number or keyword. */
const Matters = () => {
  const { t } = useTranslation("matters");
  const [params, setParams] = useSearchParams();
  const query = Object.fromEntries(
    ["q", "flow", "status", "owner", "due"].map((name) => [name, params.get(name) ?? ""]),
  );
  const list = useList<MatterSummary>(keys.matterList(query), "/api/v1/matters", { ...query, order: "updated" });
  return (
    <>
      <PageHead title={t("title")}>
        <Input.Search
          key={query["q"]}
          allowClear
          defaultValue={query["q"]}
          placeholder={t("search")}
          aria-label={t("search")}
          onSearch={(q) => setParams(q === "" ? {} : { q })}
          style={{ maxWidth: 320 }}
        />
      </PageHead>
      {list.error ? (
        <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      ) : (
        <MatterTable
          name={t("title")}
          of={JSON.stringify(query)}
          items={list.items}
          loading={list.loading}
          hasMore={list.hasMore}
          more={list.more}
          empty={<Empty why={t("empty")} />}
        />
      )}
    </>
  );
};

export default Matters;
