import "./imports.css";
import { Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Import } from "../../api/types.gen.ts";
import { Empty } from "../../parts/empty.tsx";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StackTable } from "../../parts/stack-table.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { NewImport } from "./new-import.tsx";
import { isUnderWay, useImports } from "./use-import.ts";

/** A new import, and my authority's imports so far, the newest first. */
const Imports = () => {
  const { t } = useTranslation("imports");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useImports();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t("title")} />
      <NewImport />
      <section className="panel" aria-label={t("list")}>
        <h2>{t("list")}</h2>
        {error && <ProblemAlert error={error} retry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && items.length === 0 && <Empty why={t("empty")} />}
        {items.length > 0 && <ImportTable items={items} />}
        {hasNextPage && (
          <Button style={{ marginTop: 12 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </section>
    </>
  );
};

const ImportTable = ({ items }: { items: readonly Import[] }) => {
  const { t } = useTranslation("imports");
  const stay = (one: Import, end: "held" | "unmatched") =>
    one.counts[end] > 0 ? <Link to={`/imports/${one.id}?rows=${end}`}>{one.counts[end]}</Link> : 0;
  return (
    <StackTable
      label={t("list")}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { title: t("file"), of: (one) => <Link to={`/imports/${one.id}`}>{one.file}</Link> },
        { title: t("kind"), of: (one) => t(`kind.${one.kind}`) },
        {
          title: t("state"),
          of: (one) => (
            <>
              {isUnderWay(one) && <Spin size="small" />} {t(`state.${one.state}`)}
            </>
          ),
        },
        { title: t("rows"), number: true, of: (one) => one.rows },
        { title: t("count.letters"), number: true, of: (one) => one.counts.letters },
        { title: t("count.unmatched"), number: true, of: (one) => stay(one, "unmatched") },
        { title: t("count.held"), number: true, of: (one) => stay(one, "held") },
        { title: t("started"), of: (one) => <Moment at={one.started} /> },
      ]}
    />
  );
};

export default Imports;
