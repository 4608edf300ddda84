import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Flow } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { FlowDiagram } from "./flow-diagram.tsx";
import { meaningOf } from "./flow-words.ts";
import { StepsTable } from "./steps-table.tsx";

const Statuses = ({ flow }: { flow: Flow }) => {
  const { t } = useTranslation("help");
  const titles = (steps: readonly { title: string }[]): string =>
    [...new Set(steps.map(({ title }) => title))].join(t("comma"));
  return (
    <dl className="meanings">
      {flow.statuses.map(({ code, title }) => {
        const { by, after, ends } = meaningOf(flow, code);
        return (
          <div key={code}>
            <dt>{title}</dt>
            <dd>
              {by.length > 0 && <span>{t("after", { steps: titles(by) })} </span>}
              {after.length > 0 ? t("then", { steps: titles(after) }) : ends ? t("status-ends") : t("waits")}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

/** A flow as its own table has it, so that a flow made tomorrow has its page without a word written here. */
export const FlowPage = ({ name }: { name: string }) => {
  const { t } = useTranslation("help");
  const { data: flow, error } = useAsk<Flow>(keys.flow(name), `/api/v1/flows/${encodeURIComponent(name)}`);
  if (error) return <ProblemAlert error={error} />;
  if (!flow) return <Waiting />;
  return (
    <>
      <PageHead title={flow.title}>
        <Link to="/help">{t("title")}</Link>
      </PageHead>
      <section className="panel" aria-label={t("diagram")}>
        <h2>{t("diagram")}</h2>
        <FlowDiagram flow={flow} />
        <p className="quiet">{t("diagram.how")}</p>
      </section>
      <section className="panel" aria-label={t("steps")}>
        <h2>{t("steps")}</h2>
        <StepsTable flow={flow} />
      </section>
      <section className="panel" aria-label={t("statuses")}>
        <h2>{t("statuses")}</h2>
        <Statuses flow={flow} />
      </section>
      <section className="panel" aria-label={t("clocks")}>
        <h2>{t("clocks")}</h2>
        <dl className="meanings">
          {flow.clocks.map((clock) => (
            <div key={clock.code}>
              <dt>{clock.title}</dt>
              <dd>
                {t("term", { term: clock.term, from: clock.from })}{" "}
                {clock.overdue !== "" && t("when-late", { what: clock.overdue })}{" "}
                <span className="quiet">{clock.basis}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
};
