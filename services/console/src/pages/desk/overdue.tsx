import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { OverdueReport } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Chart } from "../../parts/chart/chart.tsx";
import type { ChartOption } from "../../parts/chart/drawn-chart.tsx";
import { DueTime } from "../../parts/due-time.tsx";
import { Empty } from "../../parts/empty.tsx";
import { PlainTable } from "../../parts/plain-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import type { Period } from "./period.ts";

type Row = OverdueReport["rows"][number];

const DRAWN = 10;
/** Room for the longest name of an authority, in pixels. */
const LABEL = 170;
const keyOf = ({ authority, flow, clock }: Row): string => `${authority} ${flow} ${clock}`;

/** The matters behind one number, whoever waits longest first. */
const Behind = ({ row }: { row: Row }) => {
  const { t } = useTranslation("desk");
  return (
    <ul className="plain-list" aria-label={t("behind", { authority: row.authorityName, clock: row.clockTitle })}>
      {row.matters.map(({ matter, title, documentNumber, due }) => (
        <li key={matter} className="behind">
          <Link to={`/matters/${matter}`} className="wrap">
            {title || documentNumber || t("untitled")}
          </Link>
          <span className="quiet number wrap">{documentNumber}</span>
          <DueTime due={due} />
        </li>
      ))}
    </ul>
  );
};

/** The number that opens the list behind it. */
const Unmet = ({ row, open, toggle }: { row: Row; open: boolean; toggle: () => void }) => {
  const { t } = useTranslation("desk");
  return (
    <Button
      size="small"
      type="text"
      className="number late"
      aria-expanded={open}
      aria-label={t("unmet.open", { count: row.unmet, authority: row.authorityName, clock: row.clockTitle })}
      onClick={toggle}
    >
      {row.unmet}
    </Button>
  );
};

/** What passed its deadline, by authority, flow and clock; the number opens the list behind it. */
export const Overdue = ({ period: { from, to } }: { period: Period }) => {
  const { t } = useTranslation("desk");
  const [open, setOpen] = useState<readonly string[]>([]);
  const { data, error, isPending, refetch } = useAsk<OverdueReport>(
    keys.statistics("overdue", from, to),
    `/api/v1/statistics/overdue?from=${from}&to=${to}`,
  );
  const rows = useMemo(() => (data?.rows ?? []).toSorted((a, b) => b.unmet - a.unmet || b.passed - a.passed), [data]);
  const toggle = (key: string): void =>
    setOpen((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]));
  const option = useMemo((): ChartOption => {
    const drawn = rows.filter(({ unmet }) => unmet > 0).slice(0, DRAWN);
    return {
      color: ["#b3261e"],
      grid: { left: 8, right: 48, top: 4, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: { type: "value", minInterval: 1 },
      yAxis: {
        type: "category",
        inverse: true,
        data: drawn.map((row) => `${row.authorityName}\n${row.clockTitle}`),
        axisTick: { show: false },
        axisLabel: { width: LABEL, overflow: "truncate", lineHeight: 14, color: "#1c2126" },
      },
      series: [
        {
          type: "bar",
          name: t("unmet"),
          data: drawn.map(({ unmet }) => unmet),
          barMaxWidth: 14,
          label: { show: true, position: "right", color: "#1c2126" },
        },
      ],
    };
  }, [rows, t]);
  const drawn = Math.min(rows.filter(({ unmet }) => unmet > 0).length, DRAWN);
  return (
    <section className="panel" id="overdue" aria-label={t("overdue")}>
      <h2>{t("overdue")}</h2>
      <p className="quiet">{t("overdue.what", { from, to })}</p>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {drawn > 0 && <Chart option={option} height={36 + drawn * 34} label={t("overdue.chart", { to })} />}
      {isPending ? (
        <Waiting />
      ) : (
        <PlainTable
          label={t("overdue")}
          rows={rows}
          keyOf={keyOf}
          empty={<Empty small why={t("overdue.empty", { from, to })} />}
          below={(row) => (open.includes(keyOf(row)) ? <Behind row={row} /> : undefined)}
          columns={[
            { key: "authority", title: t("authority"), cell: ({ authorityName }) => authorityName },
            { key: "flow", title: t("flow"), cell: ({ flowTitle }) => flowTitle },
            { key: "clock", title: t("clock"), cell: ({ clockTitle }) => clockTitle },
            { key: "passed", title: t("passed"), number: true, cell: ({ passed }) => passed },
            {
              key: "unmet",
              title: t("unmet"),
              number: true,
              cell: (row) =>
                row.unmet === 0 ? (
                  0
                ) : (
                  <Unmet row={row} open={open.includes(keyOf(row))} toggle={() => toggle(keyOf(row))} />
                ),
            },
          ]}
        />
      )}
    </section>
  );
};
