import { Spin } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Flow, FlowSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

const keyboard = ["j", "k", "Enter", "x", "c"] as const;

/** The flows from their own tables, and the keyboard. */
const Help = () => {
  const { flow = "" } = useParams();
  return flow === "" ? <Contents /> : <FlowPage name={flow} />;
};

const Contents = () => {
  const { t } = useTranslation("help");
  const { data, error } = useAsk<{ items: FlowSummary[] }>(keys.flows, "/api/v1/flows");
  return (
    <>
      <PageHead title={t("title")} />
      {error && <ProblemAlert error={error} />}
      <section className="panel" aria-label={t("flows")}>
        <h2>{t("flows")}</h2>
        <ul>
          {(data?.items ?? []).map(({ name, title }) => (
            <li key={name}>
              <Link to={`/help/${name}`}>{title}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={t("keyboard")}>
        <h2>{t("keyboard")}</h2>
        <dl className="facts">
          {keyboard.map((key) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`key.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
};

const FlowPage = ({ name }: { name: string }) => {
  const { t } = useTranslation("help");
  const { data, error } = useAsk<Flow>(keys.flow(name), `/api/v1/flows/${encodeURIComponent(name)}`);
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return (
    <>
      <PageHead title={data.title}>
        <Link to="/help">{t("title")}</Link>
      </PageHead>
      <section className="panel" aria-label={t("steps")}>
        <h2>{t("steps")}</h2>
        <ul>
          {data.steps.map((step) => (
            <li key={step.step}>
              {step.title} <span className="quiet">{step.basis}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={t("statuses")}>
        <h2>{t("statuses")}</h2>
        <ul>
          {data.statuses.map(({ code, title }) => (
            <li key={code}>{title}</li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={t("clocks")}>
        <h2>{t("clocks")}</h2>
        <ul>
          {data.clocks.map(({ code, title, basis }) => (
            <li key={code}>
              {title} <span className="quiet">{basis}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

export default Help;
