import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MatterSummary } from "../../api/types.gen.ts";
import { DueTime } from "../due-time.tsx";
import { Moment } from "../moment.tsx";
import { RouteWhy } from "../route-why.tsx";
import { StatusTag } from "../status-tag.tsx";
import type { SortKey } from "./arrange.ts";

/** A column of a list of matters; those with a `sort` can be sorted by. */
export interface Column {
  key: string;
  title: string;
  /** In pixels; what has none takes the rest. */
  width?: number;
  sort?: SortKey;
  cell(matter: MatterSummary): ReactNode;
  /** The same as mere text, for rows that come by quickly; the cell itself if absent. */
  plain?(matter: MatterSummary): ReactNode;
}

const plainStatus = ({ statusTitle }: MatterSummary): string => statusTitle;
const plainNext = ({ next }: MatterSummary): string => (next ? `${next.authorityName} ${next.officerName}` : "");

const Title = ({ matter }: { matter: MatterSummary }) => (
  <div className="wrap">
    <Link to={`/matters/${matter.id}`} data-row-link>
      {matter.title || matter.documentNumber || matter.flowTitle}
    </Link>
    {matter.documentNumber !== "" && <div className="quiet number">{matter.documentNumber}</div>}
  </div>
);

const Status = ({ matter }: { matter: MatterSummary }) => (
  <StatusTag title={matter.statusTitle} ended={matter.ended} overdue={matter.overdue} unmatched={matter.unmatched} />
);

/** The columns for a desk. */
export const columnsOf = (t: TFunction<"parts">): Column[] => [
  { key: "title", title: t("table.title"), sort: "title", cell: (matter) => <Title matter={matter} /> },
  { key: "flow", title: t("table.flow"), width: 110, cell: (matter) => matter.flowTitle },
  {
    key: "status",
    title: t("table.status"),
    width: 140,
    cell: (matter) => <Status matter={matter} />,
    plain: plainStatus,
  },
  {
    key: "next",
    title: t("table.next"),
    width: 250,
    sort: "next",
    cell: (matter) => <RouteWhy route={matter.next} />,
    plain: plainNext,
  },
  {
    key: "due",
    title: t("table.due"),
    width: 140,
    sort: "due",
    cell: (matter) => <DueTime due={matter.due} matter={matter.id} />,
    plain: () => "…",
  },
  {
    key: "updated",
    title: t("table.updated"),
    width: 140,
    sort: "updated",
    cell: (matter) => <Moment at={matter.updated} />,
    plain: () => "…",
  },
];

/** The same in one column, for a phone. */
export const stackedColumn = (t: TFunction<"parts">): Column[] => [
  {
    key: "title",
    // One heading for all that is stacked: it sorts by what is due.
    title: `${t("table.title")} · ${t("table.due")}`,
    sort: "due",
    cell: (matter) => (
      <div className="matter-stacked">
        <Title matter={matter} />
        <div className="matter-line">
          <Status matter={matter} />
          <DueTime due={matter.due} matter={matter.id} /> <span className="quiet">·</span>{" "}
          <RouteWhy route={matter.next} withAuthority={false} />
        </div>
      </div>
    ),
    plain: (matter) => (
      <div className="matter-stacked">
        <Title matter={matter} />
        <div className="matter-line">{plainStatus(matter)}</div>
      </div>
    ),
  },
];
