import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import type { Import, RowOutcome } from "../../api/types.gen.ts";
import { useList } from "../../api/use-list.ts";
import { Empty } from "../../parts/empty.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StackTable } from "../../parts/stack-table.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { isUnderWay } from "../imports/use-import.ts";
import { HeldRow } from "./held-row.tsx";
import { MatterOfRow } from "./matter-of-row.tsx";
import { UnmatchedRow } from "./unmatched-row.tsx";

/** The rows of an import that ended in one way, page by page. */
export const OutcomeRows = ({ report, outcome }: { report: Import; outcome: string }) => {
  const { t } = useTranslation("imports");
  const list = useList<RowOutcome>(
    keys.outcomes(report.id, outcome),
    `/api/v1/imports/${encodeURIComponent(report.id)}/outcomes`,
    { outcome },
    { limit: 50 },
  );
  if (list.error) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (list.loading) return <Waiting />;
  const more = list.hasMore && (
    <Button style={{ marginTop: 12 }} loading={list.loadingMore} onClick={list.more}>
      {t("more")}
    </Button>
  );
  if (list.items.length === 0)
    return <Empty why={isUnderWay(report) ? t("no-rows-yet") : t("no-rows", { end: t(`becomes.${outcome}`) })} />;
  if (outcome === "held")
    return (
      <>
        <p className="quiet">{t("held-means")}</p>
        <ul className="plain-list" aria-label={t("count.held")}>
          {list.items.map((row) => (
            <HeldRow key={row.row} report={report} held={row} />
          ))}
        </ul>
        {more}
      </>
    );
  if (outcome === "unmatched")
    return (
      <>
        <p className="quiet">{t("unmatched-means")}</p>
        <ul className="plain-list" aria-label={t("count.unmatched")}>
          {list.items.map((row) => (
            <UnmatchedRow key={row.row} report={report} row={row} />
          ))}
        </ul>
        {more}
      </>
    );
  return (
    <>
      <StackTable
        label={t("rows-of")}
        rows={list.items}
        keyOf={({ row }) => row}
        columns={[
          { title: t("row"), number: true, of: ({ row }) => row },
          { title: t("becomes"), of: () => t(`becomes.${outcome}`) },
          ...(outcome === "blank" || outcome === "notData"
            ? []
            : [{ title: t("matter"), of: (row: RowOutcome) => <MatterOfRow row={row} /> }]),
        ]}
      />
      {more}
    </>
  );
};
