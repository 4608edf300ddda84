import { Timeline as AntdTimeline } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Fact } from "../api/types.gen.ts";
import { Moment } from "./moment.tsx";
import { PaperList } from "./paper-list.tsx";
import { RouteWhy } from "./route-why.tsx";

/** The facts of a matter in order: who did what for which post and when, what came with it and what it led to. */
export const Timeline = ({ facts }: { facts: readonly Fact[] }) => {
  const { t } = useTranslation("parts");
  return (
    <AntdTimeline
      items={facts.map((fact) => ({
        key: fact.id,
        color: fact.step === "lapsed" ? "#b3261e" : "#1f5a8c",
        content: (
          <article aria-label={`${fact.version} ${fact.title}`}>
            <strong>{fact.title}</strong> <span className="quiet">→ {fact.statusTitle}</span>
            <div>
              {fact.actor.name || t("the-system")}
              {fact.actor.covers !== "" && <span className="quiet"> {t("covers", { who: fact.actor.covers })}</span>}
            </div>
            <div className="quiet">
              <Moment at={fact.legalTime} />
              {fact.recordedTime !== fact.legalTime && (
                <>
                  {" "}
                  · {t("recorded")} <Moment at={fact.recordedTime} />
                </>
              )}
              {fact.index !== null && <span className="number"> · {t("log-index", { index: fact.index })}</span>}
            </div>
            {fact.documentNumber !== "" && <div className="number">{fact.documentNumber}</div>}
            {fact.reason !== "" && <div className="wrap">{t("reason-was", { reason: fact.reason })}</div>}
            {fact.next && (
              <div>
                {t("then-with")} <RouteWhy route={fact.next} />
              </div>
            )}
            {fact.openings.map((opened) => (
              <div key={opened.matter}>
                <Link to={`/matters/${opened.matter}`}>{t("opened")}</Link>
              </div>
            ))}
            {fact.papers.length > 0 && <PaperList papers={fact.papers} />}
            {fact.basis !== "" && <div className="quiet">{fact.basis}</div>}
          </article>
        ),
      }))}
    />
  );
};
