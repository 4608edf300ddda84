import type { TableColumnsType } from "antd";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import type { MatterSummary } from "../../api/types.gen.ts";
import { DueTime } from "../due-time.tsx";
import { Moment } from "../moment.tsx";
import { RouteWhy } from "../route-why.tsx";
import { StatusTag } from "../status-tag.tsx";

const text = (a: string, b: string): number => a.localeCompare(b, "zh");

/** Earliest first, those without a deadline last. */
export const byDue = (a: MatterSummary, b: MatterSummary): number => Date.parse(a.due ?? "9999-01-01") - Date.parse(b.due ?? "9999-01-01");

const Title = ({ matter }: { matter: MatterSummary }) => (
  <div className="wrap">
    <Link to={`/matters/${matter.id}`} data-row-link>
      {matter.title || matter.documentNumber || matter.flowTitle}
    </Link>
    {matter.documentNumber !== "" && <div className="quiet number">{matter.documentNumber}</div>}
  </div>
);

/** The columns of a list of matters; `flows` are those it holds, for the filter. */
export const columnsOf = (t: TFunction<"parts">, flows: readonly { value: string; text: string }[], statuses: readonly string[]): TableColumnsType<MatterSummary> => [
  { key: "title", title: t("table.title"), render: (_value, matter) => <Title matter={matter} />, sorter: (a, b) => text(a.title, b.title) },
  { key: "flow", title: t("table.flow"), width: 120, dataIndex: "flowTitle", filters: [...flows], onFilter: (value, matter) => matter.flow === value },
  {
    key: "status",
    title: t("table.status"),
    width: 150,
    render: (_value, matter) => <StatusTag title={matter.statusTitle} ended={matter.ended} overdue={matter.overdue} unmatched={matter.unmatched} />,
    filters: statuses.map((value) => ({ value, text: value })),
    onFilter: (value, matter) => matter.statusTitle === value,
  },
  { key: "next", title: t("table.next"), width: 230, render: (_value, matter) => <RouteWhy route={matter.next} />, sorter: (a, b) => text(a.next?.officerName ?? "", b.next?.officerName ?? "") },
  { key: "due", title: t("table.due"), width: 130, render: (_value, matter) => <DueTime due={matter.due} />, sorter: byDue },
  { key: "updated", title: t("table.updated"), width: 140, render: (_value, matter) => <Moment at={matter.updated} />, sorter: (a, b) => Date.parse(a.updated) - Date.parse(b.updated) },
];

/** The same in one column, for a phone. */
export const stackedColumn = (t: TFunction<"parts">): TableColumnsType<MatterSummary> => [
  {
    key: "title",
    title: t("table.title"),
    render: (_value, matter) => (
      <div className="matter-stacked">
        <Title matter={matter} />
        <div className="buttons" style={{ gap: 4 }}>
          <StatusTag title={matter.statusTitle} ended={matter.ended} overdue={matter.overdue} unmatched={matter.unmatched} />
          <DueTime due={matter.due} /> <span className="quiet">·</span> <RouteWhy route={matter.next} withAuthority={false} />
        </div>
      </div>
    ),
  },
];
