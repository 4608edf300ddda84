import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import type { County } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

const figures = ["letters", "told", "received", "transfers", "overdue", "unmatched"] as const;

/** The county today, for whoever supervises all of it. */
const Desk = () => {
  const { t } = useTranslation("desk");
  const { data, error, isPending, refetch } = useAsk<County>(keys.county, "/api/v1/county");
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return (
    <>
      <PageHead title={t("title")} />
      <section className="panel" aria-label={t("today")}>
        <dl className="facts">
          {figures.map((figure) => (
            <div key={figure} style={{ display: "contents" }}>
              <dt>{t(`figure.${figure}`)}</dt>
              <dd className={figure === "overdue" && (data?.overdue ?? 0) > 0 ? "number late" : "number"}>{data?.[figure]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Table
        aria-label={t("by-status")}
        size="small"
        rowKey={({ flow, status }) => `${flow} ${status}`}
        loading={isPending}
        dataSource={data?.byStatus ?? []}
        pagination={false}
        columns={[
          { title: t("flow"), dataIndex: "flowTitle" },
          { title: t("status"), dataIndex: "statusTitle" },
          { title: t("count"), dataIndex: "count", align: "right" },
        ]}
      />
    </>
  );
};

export default Desk;
