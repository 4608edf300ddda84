import { useTranslation } from "react-i18next";
import type { Clock, Matter } from "../../api/types.gen.ts";
import { DueTime } from "../../parts/due-time.tsx";
import { RouteWhy } from "../../parts/route-why.tsx";

/** The clock that passes first; none if none runs. */
const earliest = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.filter(({ due }) => due !== null).toSorted((a, b) => Date.parse(a.due!) - Date.parse(b.due!))[0];

/** Where a matter stands at a glance: its number, who is responsible, who must act next, by when, each with its reason. */
export const Standing = ({ matter }: { matter: Matter }) => {
  const { t } = useTranslation("matter");
  const clock = earliest(matter.clocks);
  return (
    <section className="panel standing" aria-label={t("head")}>
      <dl>
        <div>
          <dt>{t("number")}</dt>
          <dd className="wrap">
            {matter.documentNumber || t("no-number")} <span className="quiet">{matter.flowTitle}</span>
          </dd>
        </div>
        <div>
          <dt>{t("responsible")}</dt>
          <dd>
            <RouteWhy route={matter.responsible} />
          </dd>
        </div>
        <div>
          <dt>{t("next")}</dt>
          <dd>
            {matter.ended ? (
              <span className="quiet">{t("nobody-ended")}</span>
            ) : matter.next ? (
              <RouteWhy route={matter.next} />
            ) : (
              <span className="quiet">{t("nobody-now")}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("due")}</dt>
          <dd>
            {clock ? (
              <>
                <DueTime due={clock.due} clock={clock} /> <span className="quiet">{clock.title}</span>
              </>
            ) : (
              <span className="quiet">{t("no-clock")}</span>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
};
