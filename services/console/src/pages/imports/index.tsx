import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Import } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

/** My authority's imports, the newest first. */
const Imports = () => {
  const { t } = useTranslation("imports");
  const { data, error, isPending, refetch } = useAsk<{ items: Import[] }>(keys.imports, "/api/v1/imports");
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return (
    <>
      <PageHead title={t("title")} />
      <Table<Import>
        aria-label={t("title")}
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.items ?? []}
        pagination={false}
        scroll={{ x: 640 }}
        locale={{ emptyText: <Empty why={t("empty")} /> }}
        columns={[
          { title: t("file"), render: (_value, one) => <Link to={`/imports/${one.id}`}>{one.file}</Link> },
          { title: t("kind"), render: (_value, one) => t(`kind.${one.kind}`) },
          { title: t("state"), render: (_value, one) => t(`state.${one.state}`) },
          { title: t("rows"), dataIndex: "rows", align: "right" },
          { title: t("letters"), render: (_value, one) => one.counts.letters, align: "right" },
          { title: t("held"), render: (_value, one) => one.counts.held, align: "right" },
          { title: t("started"), render: (_value, one) => <Moment at={one.started} /> },
        ]}
      />
    </>
  );
};

export default Imports;
