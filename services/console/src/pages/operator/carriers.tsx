import { Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Operation } from "../../api/types.gen.ts";
import { Empty } from "../../parts/empty.tsx";
import { ageWords } from "./age.ts";

/** What carries facts to the bus and who reads them there: whether anything stands still. */
export const Carriers = ({ state }: { state: Pick<Operation, "relays" | "readers"> }) => {
  const { t } = useTranslation("operator");
  const waiting = (seconds: number): string => {
    const age = ageWords(seconds);
    return t(age.key, { count: age.count });
  };
  return (
    <div className="operator-pair">
      <section className="panel" aria-label={t("relays")}>
        <h2>{t("relays")}</h2>
        <p className="quiet">{t("relays.what")}</p>
        <Table
          aria-label={t("relays")}
          size="small"
          rowKey="service"
          pagination={false}
          dataSource={state.relays}
          locale={{ emptyText: <Empty small why={t("relays.empty")} /> }}
          columns={[
            { title: t("service"), dataIndex: "service" },
            {
              title: t("oldest"),
              key: "oldest",
              align: "right",
              render: (_value, { oldestPendingSeconds }) => (
                <span className="number">
                  {oldestPendingSeconds === 0 ? t("nothing-waits") : waiting(oldestPendingSeconds)}
                </span>
              ),
            },
          ]}
        />
      </section>
      <section className="panel" aria-label={t("readers")}>
        <h2>{t("readers")}</h2>
        <p className="quiet">{t("readers.what")}</p>
        <Table
          aria-label={t("readers")}
          size="small"
          rowKey="group"
          pagination={false}
          dataSource={state.readers}
          locale={{ emptyText: <Empty small why={t("readers.empty")} /> }}
          columns={[
            { title: t("group"), dataIndex: "group" },
            {
              title: t("lag"),
              key: "lag",
              align: "right",
              render: (_value, { lag }) => <span className="number">{lag}</span>,
            },
            {
              title: t("parked-count"),
              key: "parked",
              align: "right",
              render: (_value, { parked }) => <span className="number">{parked}</span>,
            },
          ]}
        />
      </section>
    </div>
  );
};
