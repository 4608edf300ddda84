import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { LadderReport } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Chart } from "../../parts/chart/chart.tsx";
import type { ChartOption } from "../../parts/chart/drawn-chart.tsx";
import { Empty } from "../../parts/empty.tsx";
import { PlainTable } from "../../parts/plain-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { byAuthority, rungs, shareOf, type AuthorityLadder } from "./ladder-rows.ts";
import type { Period } from "./period.ts";

/** One accent, darker rung by rung. */
const COLOURS = ["#c4d7e8", "#8fb3d3", "#4f86b6", "#1f5a8c"];
/** More bars than this can't be read; the table has all. */
const DRAWN = 10;

/** Sent, delivered, read, accepted: how far the period's notices have come, by authority. */
export const Ladder = ({ period: { from, to } }: { period: Period }) => {
  const { t } = useTranslation("desk");
  const { data, error, isPending, refetch } = useAsk<LadderReport>(
    keys.statistics("ladder", from, to),
    `/api/v1/statistics/ladder?from=${from}&to=${to}`,
  );
  const rows = useMemo(() => (data ? byAuthority(data) : []), [data]);
  const option = useMemo((): ChartOption => {
    const drawn = rows.slice(0, DRAWN);
    return {
      color: COLOURS,
      grid: { left: 8, right: 24, top: 28, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: { type: "value", minInterval: 1 },
      yAxis: {
        type: "category",
        inverse: true,
        data: drawn.map(({ authorityName }) => authorityName),
        axisTick: { show: false },
        axisLabel: { width: 170, overflow: "truncate", color: "#1c2126" },
      },
      // Each rung lies on the one before it: what stays light has not come further.
      series: rungs.map((rung) => ({
        type: "bar",
        name: t(`rung.${rung}`),
        data: drawn.map((row) => row[rung]),
        barGap: "-100%",
        barWidth: 14,
        label: { show: rung === "sent", position: "right", color: "#1c2126" },
      })),
    };
  }, [rows, t]);
  return (
    <section className="panel" aria-label={t("ladder")}>
      <h2>{t("ladder")}</h2>
      <p className="quiet">{t("ladder.what", { from, to })}</p>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {rows.length > 0 && (
        <Chart
          option={option}
          height={48 + Math.min(rows.length, DRAWN) * 26}
          label={t("ladder.chart", { from, to })}
        />
      )}
      {isPending ? (
        <Waiting />
      ) : (
        <PlainTable
          label={t("ladder")}
          rows={rows}
          keyOf={({ authority }) => authority}
          empty={<Empty small why={t("ladder.empty", { from, to })} />}
          columns={[
            {
              key: "authority",
              title: t("authority"),
              cell: ({ authority, authorityName }) => (
                <Link to={`/matters?owner=${encodeURIComponent(authority)}`}>{authorityName}</Link>
              ),
            },
            ...rungs.map((rung) => ({
              key: rung,
              title: t(`rung.${rung}`),
              number: true,
              cell: (row: AuthorityLadder) => row[rung],
            })),
            { key: "share-read", title: t("share.read"), number: true, cell: ({ read, sent }) => shareOf(read, sent) },
            {
              key: "share-accepted",
              title: t("share.accepted"),
              number: true,
              cell: ({ accepted, sent }) => shareOf(accepted, sent),
            },
          ]}
          {...(data &&
            rows.length > 1 && {
              total: {
                authority: t("total"),
                ...data.total,
                "share-read": shareOf(data.total.read, data.total.sent),
                "share-accepted": shareOf(data.total.accepted, data.total.sent),
              },
            })}
        />
      )}
    </section>
  );
};
