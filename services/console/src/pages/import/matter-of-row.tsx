import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RowOutcome } from "../../api/types.gen.ts";
import { RouteWhy } from "../../parts/route-why.tsx";
import { StatusTag } from "../../parts/status-tag.tsx";

/** The matter that a row led to, as it stands now, and who has it. */
export const MatterOfRow = ({ row: { matter, summary } }: { row: Pick<RowOutcome, "matter" | "summary"> }) => {
  const { t } = useTranslation("imports");
  if (matter === null) return null;
  return (
    <span className="wrap">
      <Link to={`/matters/${matter}`}>{summary?.title || t("to-matter")}</Link>{" "}
      {summary && (
        <>
          <StatusTag title={summary.statusTitle} ended={summary.ended} unmatched={summary.status === "unmatched"} />{" "}
          {summary.next && <RouteWhy route={summary.next} />}
        </>
      )}
    </span>
  );
};
