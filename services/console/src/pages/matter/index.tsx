import { Spin } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Fact, Matter } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ClockCalendar } from "../../parts/clock-calendar.tsx";
import { AuthorityName } from "../../parts/names.tsx";
import { PaperList } from "../../parts/paper-list.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { RouteWhy } from "../../parts/route-why.tsx";
import { StatusTag } from "../../parts/status-tag.tsx";
import { Timeline } from "../../parts/timeline.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { StepsPanel } from "./steps-panel.tsx";

/** One matter: who is responsible and why, what I may do, the timeline, papers, parties and clocks. */
const MatterPage = () => {
  const { t } = useTranslation("matter");
  const { id = "" } = useParams();
  const path = `/api/v1/matters/${encodeURIComponent(id)}`;
  const asked = useAsk<Matter>(keys.matter(id), path);
  const facts = useAsk<{ items: Fact[] }>(keys.facts(id), `${path}/facts`);
  const matter = asked.data;
  if (asked.error && !matter) return <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />;
  if (!matter) return <Spin />;
  return (
    <>
      <PageHead title={matter.title || matter.documentNumber || matter.flowTitle} aside={<StatusTag title={matter.statusTitle} ended={matter.ended} overdue={matter.clocks.some(({ lapsed }) => lapsed)} />}>
        <Link to={`/chains/${matter.chain}`}>{t("chain")}</Link>
      </PageHead>
      <div className="columns">
        <div>
          <section className="panel" aria-label={t("steps")}>
            <StepsPanel matter={matter} />
          </section>
          <section className="panel" aria-label={t("timeline")}>
            <h2>{t("timeline")}</h2>
            {facts.error && <ProblemAlert error={facts.error} retry={() => void facts.refetch()} />}
            <Timeline facts={facts.data?.items ?? []} />
          </section>
        </div>
        <div>
          <section className="panel" aria-label={t("head")}>
            <dl className="facts">
              <dt>{t("flow")}</dt>
              <dd>{matter.flowTitle}</dd>
              {matter.documentNumber !== "" && (
                <>
                  <dt>{t("number")}</dt>
                  <dd className="wrap">{matter.documentNumber}</dd>
                </>
              )}
              <dt>{t("responsible")}</dt>
              <dd>
                <RouteWhy route={matter.responsible} />
              </dd>
              <dt>{t("next")}</dt>
              <dd>
                <RouteWhy route={matter.next} />
              </dd>
              {matter.parties.map(({ role, roleTitle, authority, name }) => (
                <div key={role} style={{ display: "contents" }}>
                  <dt>{roleTitle}</dt>
                  <dd>
                    <AuthorityName code={authority} name={name} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          {matter.clocks.length > 0 && (
            <section className="panel" aria-label={t("clocks")}>
              <h2>{t("clocks")}</h2>
              {matter.clocks.map((clock) => (
                <ClockCalendar key={clock.id} clock={clock} />
              ))}
            </section>
          )}
          {matter.papers.length > 0 && (
            <section className="panel" aria-label={t("papers")}>
              <h2>{t("papers")}</h2>
              <PaperList papers={matter.papers} />
            </section>
          )}
        </div>
      </div>
    </>
  );
};

export default MatterPage;
