import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import type { County } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

/** How the installation is: its log and checkpoint. */
const Operator = () => {
  const { t } = useTranslation("operator");
  const { data, error, refetch } = useAsk<County>(keys.county, "/api/v1/county");
  return (
    <>
      <PageHead title={t("title")} />
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {data?.checkpoint && (
        <section className="panel" aria-label={t("log")}>
          <dl className="facts">
            <dt>{t("origin")}</dt>
            <dd>{data.checkpoint.origin}</dd>
            <dt>{t("size")}</dt>
            <dd className="number">{data.checkpoint.size}</dd>
            <dt>{t("seen")}</dt>
            <dd>
              <Moment at={data.checkpoint.seen} />
            </dd>
          </dl>
        </section>
      )}
    </>
  );
};

export default Operator;
