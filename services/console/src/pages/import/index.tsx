import { Spin } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Import } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

const outcomes = ["letters", "known", "corrections", "unmatched", "held", "blank", "notData"] as const;

/** One import: how many rows ended as what. */
const ImportPage = () => {
  const { t } = useTranslation("imports");
  const { id = "" } = useParams();
  const { data, error, refetch } = useAsk<Import>(keys.import(id), `/api/v1/imports/${encodeURIComponent(id)}`);
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      <PageHead title={data.file} aside={<span className="quiet">{t(`state.${data.state}`)}</span>}>
        <a href={`/api/v1/imports/${data.id}/faults.csv`}>{t("faults")}</a>
      </PageHead>
      {data.refusal !== null && <p>{data.refusal}</p>}
      <section className="panel" aria-label={t("counts")}>
        <dl className="facts">
          <dt>{t("rows")}</dt>
          <dd className="number">{data.rows}</dd>
          {outcomes.map((outcome) => (
            <div key={outcome} style={{ display: "contents" }}>
              <dt>{t(`count.${outcome}`)}</dt>
              <dd className="number">{data.counts[outcome]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
};

export default ImportPage;
