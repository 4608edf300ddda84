import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { FlowSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { FlowPage } from "./flow-page.tsx";
import { Glossary } from "./glossary.tsx";
import "./help.css";

const keyboard = ["j", "k", "Enter", "x", "c", "arrows", "Tab"] as const;
const marks = ["overdue", "unmatched", "ended", "accepted", "covered"] as const;

const Contents = () => {
  const { t } = useTranslation("help");
  const { data, error } = useAsk<{ items: FlowSummary[] }>(keys.flows, "/api/v1/flows");
  return (
    <>
      <PageHead title={t("title")} />
      {error && <ProblemAlert error={error} />}
      <section className="panel" aria-label={t("flows")}>
        <h2>{t("flows")}</h2>
        <p className="quiet">{t("flows.what")}</p>
        <ul className="flow-links">
          {(data?.items ?? []).map(({ name, title }) => (
            <li key={name}>
              <Link to={`/help/${name}`}>{title}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={t("marks")}>
        <h2>{t("marks")}</h2>
        <dl className="meanings">
          {marks.map((mark) => (
            <div key={mark}>
              <dt>{t(`mark.${mark}`)}</dt>
              <dd>{t(`mark-is.${mark}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel" aria-label={t("keyboard")}>
        <h2>{t("keyboard")}</h2>
        <dl className="facts">
          {keyboard.map((key) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>
                <kbd>{key === "arrows" ? "← ↑ → ↓" : key}</kbd>
              </dt>
              <dd>{t(`key.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Glossary />
    </>
  );
};

/** The flows from their own tables, what marks mean, the keyboard, and the words. */
const Help = () => {
  const { flow = "" } = useParams();
  return flow === "" ? <Contents /> : <FlowPage key={flow} name={flow} />;
};

export default Help;
