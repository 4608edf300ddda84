import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { MatterSummary, SetAside } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useList } from "../../api/use-list.ts";
import { Empty } from "../../parts/empty.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

/** What goes on by itself no more: matters nobody is named for, and those set aside; each with who has to act. */
export const WaitingThings = () => {
  const { t } = useTranslation("desk");
  const unmatched = useList<MatterSummary>(keys.worklist("unmatched"), "/api/v1/worklist", { view: "unmatched" });
  const parked = useAsk<{ items: SetAside[] }>(keys.parked, "/api/v1/parked");
  return (
    <>
      <section className="panel" aria-label={t("unmatched")}>
        <h2>{t("unmatched")}</h2>
        <p className="quiet">{t("unmatched.what")}</p>
        {unmatched.error ? (
          <ProblemAlert error={unmatched.error} retry={() => void unmatched.refetch()} />
        ) : (
          <MatterTable
            name={t("unmatched")}
            of="unmatched"
            items={unmatched.items}
            loading={unmatched.loading}
            hasMore={unmatched.hasMore}
            more={unmatched.more}
            empty={<Empty small why={t("unmatched.empty")} />}
          />
        )}
      </section>
      <section className="panel" aria-label={t("parked")}>
        <h2>{t("parked")}</h2>
        <p className="quiet">{t("parked.what")}</p>
        <ProblemAlert error={parked.error} retry={() => void parked.refetch()} />
        {parked.data?.items.length === 0 && <Empty small why={t("parked.empty")} />}
        <ul className="plain-list">
          {(parked.data?.items ?? []).map(({ group, matter, title, flowTitle, since }) => (
            <li key={`${group} ${matter}`} className="behind">
              <Link to={`/matters/${matter}`} className="wrap">
                {title || flowTitle}
              </Link>
              <span className="quiet">{t("parked.owner")}</span>
              <span>
                {t("parked.since")} <Moment at={since} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
