import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

/** An import as the operator may see it: neither the file's name nor what stands in it. */
interface ImportState {
  id: string;
  kind: "licence" | "penalty";
  mode: "send" | "register";
  state: "waiting" | "reading" | "done" | "refused" | "interrupted";
  authorityName: string;
  started: string;
  finished: string | null;
  rows: number;
  held: number;
}

/** How all imports stand. */
export const ImportsPanel = () => {
  const { t } = useTranslation("operator");
  const { data, error, isPending, refetch } = useAsk<{ items: ImportState[] }>(
    keys.operatorImports,
    "/api/v1/operator/imports",
  );
  return (
    <section className="panel" aria-label={t("imports")}>
      <h2>{t("imports")}</h2>
      <p className="quiet">{t("imports.what")}</p>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <Table<ImportState>
        aria-label={t("imports")}
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <Empty small why={t("imports.empty")} /> }}
        columns={[
          { title: t("authority"), dataIndex: "authorityName" },
          {
            title: t("kind"),
            key: "kind",
            render: (_value, { kind, mode }) => `${t(`kind.${kind}`)} · ${t(`import-mode.${mode}`)}`,
          },
          { title: t("state"), key: "state", render: (_value, { state }) => t(`state.${state}`) },
          {
            title: t("rows"),
            key: "rows",
            align: "right",
            render: (_value, { rows }) => <span className="number">{rows}</span>,
          },
          {
            title: t("held"),
            key: "held",
            align: "right",
            render: (_value, { held }) => <span className="number">{held}</span>,
          },
          { title: t("started"), key: "started", render: (_value, { started }) => <Moment at={started} /> },
          { title: t("finished"), key: "finished", render: (_value, { finished }) => <Moment at={finished} /> },
        ]}
      />
    </section>
  );
};
