import "./matter.css";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Field, Flow, Matter } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ClockCalendar } from "../../parts/clock-calendar.tsx";
import { PaperList } from "../../parts/paper-list.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StatusTag } from "../../parts/status-tag.tsx";
import { Timeline } from "../../parts/timeline.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { Content } from "./content.tsx";
import { Parties } from "./parties.tsx";
import { ReceiptLadder } from "./receipt-ladder.tsx";
import { Related } from "./related.tsx";
import { Standing } from "./standing.tsx";
import { useFacts } from "./use-facts.ts";
import { StepsPanel } from "./steps-panel.tsx";

/** The matter's own flow, whatever it is, describes its forms and papers; a flow's table does not change while one looks. */
const FLOW_KEPT_MS = 10 * 60_000;

/** One matter: who is responsible and why, what I may do, the timeline, papers, parties and clocks. */
const MatterPage = () => {
  const { t } = useTranslation("matter");
  const { id = "" } = useParams();
  const path = `/api/v1/matters/${encodeURIComponent(id)}`;
  const asked = useAsk<Matter>(keys.matter(id), path);
  const facts = useFacts(id);
  const flowName = asked.data?.flow ?? "";
  const flow = useAsk<Flow>(keys.flow(flowName), `/api/v1/flows/${encodeURIComponent(flowName)}`, {
    enabled: flowName !== "",
    staleTime: FLOW_KEPT_MS,
  });
  const matter = asked.data;
  if (asked.error && !matter) return <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />;
  if (!matter) return <Waiting />;
  const items = facts.data?.items ?? [];
  const fieldsOf = (step: string): readonly Field[] => flow.data?.steps.find((one) => one.step === step)?.fields ?? [];
  return (
    <>
      <PageHead
        title={matter.title || matter.documentNumber || matter.flowTitle}
        aside={
          <StatusTag
            title={matter.statusTitle}
            ended={matter.ended}
            overdue={matter.clocks.some(({ lapsed }) => lapsed)}
          />
        }
      >
        <Link className="no-print" to={`/chains/${matter.chain}`}>
          {t("chain")}
        </Link>
      </PageHead>
      {asked.error && <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />}
      <Standing matter={matter} />
      <div className="columns">
        <div>
          <section className="panel no-print" aria-label={t("steps")}>
            <StepsPanel
              key={matter.id}
              matter={matter}
              kinds={(flow.data?.papers ?? []).map(({ code, title }) => ({ kind: code, title }))}
            />
          </section>
          <Content matter={matter} facts={items} fieldsOf={fieldsOf} />
          <section className="panel" aria-label={t("timeline")}>
            <h2>{t("timeline")}</h2>
            {facts.error && <ProblemAlert error={facts.error} retry={() => void facts.refetch()} />}
            {facts.isPending && <Waiting />}
            <Timeline facts={items} fieldsOf={fieldsOf} told={({ version }) => version === 1} />
          </section>
        </div>
        <div>
          {matter.clocks.length > 0 && (
            <section className="panel" aria-label={t("clocks")}>
              <h2>{t("clocks")}</h2>
              {matter.clocks.map((clock) => (
                <ClockCalendar key={clock.id} clock={clock} />
              ))}
            </section>
          )}
          <Parties matter={matter} />
          <section className="panel" aria-label={t("papers")}>
            <h2>{t("papers")}</h2>
            {matter.papers.length === 0 ? (
              <p className="quiet none">{t("papers-none")}</p>
            ) : (
              <PaperList papers={matter.papers} />
            )}
          </section>
          <Related matter={matter} />
          <ReceiptLadder matter={matter.id} />
        </div>
      </div>
    </>
  );
};

export default MatterPage;
