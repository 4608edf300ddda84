import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { SetAside } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

const figures = ["opened", "issued", "told", "claimed", "lapsed", "closed"] as const;

/** What happened today, and what stands open now. */
export const Today = ({ today }: { today: string }) => {
  const { t } = useTranslation("desk");
  const day = useAsk<{ total: Record<(typeof figures)[number], number> }>(
    keys.statistics("flow-status", today, today),
    `/api/v1/statistics/flow-status?from=${today}&to=${today}`,
  );
  const counts = useAsk<{ overdue: number; unmatched: number }>(keys.counts, "/api/v1/worklist/counts");
  const parked = useAsk<{ items: SetAside[] }>(keys.parked, "/api/v1/parked");
  const overdue = counts.data?.overdue;
  return (
    <section className="panel" aria-label={t("today")}>
      <h2>
        {t("today")} <span className="quiet number">{today}</span>
      </h2>
      <ProblemAlert error={day.error ?? counts.error ?? parked.error} />
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure}>
            <dt>{t(`figure.${figure}`)}</dt>
            <dd className="number">{day.data?.total[figure] ?? "…"}</dd>
          </div>
        ))}
        <div>
          <dt>{t("now.overdue")}</dt>
          <dd className="number">
            <a href="#overdue" className={overdue ? "late" : undefined}>
              {overdue ?? "…"}
            </a>
          </dd>
        </div>
        <div>
          <dt>{t("now.unmatched")}</dt>
          <dd className="number">
            <Link to="/desk?view=waiting">{counts.data?.unmatched ?? "…"}</Link>
          </dd>
        </div>
        <div>
          <dt>{t("now.parked")}</dt>
          <dd className="number">
            <Link to="/desk?view=waiting">{parked.data?.items.length ?? "…"}</Link>
          </dd>
        </div>
      </dl>
    </section>
  );
};
