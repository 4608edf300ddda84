import "../imports/imports.css";
import { DownloadOutlined } from "@ant-design/icons";
import { Alert, Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import type { Import } from "../../api/types.gen.ts";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { Counts, ends } from "../imports/counts.tsx";
import { isUnderWay, useImport } from "../imports/use-import.ts";
import { OutcomeRows } from "./outcome-rows.tsx";

const outcomes: readonly string[] = Object.values(ends);

/** What asks for a hand comes first. */
const firstOf = ({ counts }: Import): string =>
  counts.held > 0 ? "held" : counts.unmatched > 0 ? "unmatched" : "letter";

/** One import: how far it is, how many rows ended as what, and the rows of one kind to look at or to mend. */
const ImportPage = () => {
  const { t } = useTranslation("imports");
  const { id = "" } = useParams();
  const [params] = useSearchParams();
  const { data, error, refetch } = useImport(id);
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const asked = params.get("rows") ?? "";
  const open = outcomes.includes(asked) ? asked : firstOf(data);
  const reading = isUnderWay(data);
  return (
    <>
      <PageHead
        title={data.file}
        aside={
          <span className="quiet">
            {[t(`kind.${data.kind}`), t(`mode.${data.mode}`), t(`state.${data.state}`)].join(" · ")}
          </span>
        }
      >
        {data.counts.held > 0 && (
          <Button icon={<DownloadOutlined aria-hidden />} href={`/api/v1/imports/${data.id}/faults.csv`} download>
            {t("faults")}
          </Button>
        )}
      </PageHead>
      <p className="quiet">
        {t("started")} <Moment at={data.started} />
        {data.finished !== null && (
          <>
            {" "}
            · {t("finished")} <Moment at={data.finished} />
          </>
        )}
      </p>
      {reading && (
        <div role="status">
          <Alert
            type="info"
            style={{ marginBottom: 12 }}
            icon={<Spin size="small" />}
            showIcon
            title={data.state === "waiting" ? t("state.waiting") : t("reading", { rows: data.rows })}
            description={t("reading-means")}
          />
        </div>
      )}
      {data.state === "interrupted" && (
        <Alert type="warning" style={{ marginBottom: 12 }} title={t("interrupted-means")} />
      )}
      {data.refusal !== null && (
        <Alert type="warning" style={{ marginBottom: 12 }} title={t("state.refused")} description={data.refusal} />
      )}
      <section className="panel" aria-label={t("rows-of")}>
        <Counts
          counts={data.counts}
          rows={data.rows}
          open={open}
          to={(end) => `/imports/${data.id}?rows=${ends[end]}`}
        />
        {/* Drawn anew when the import ends, for rows came meanwhile. */}
        <OutcomeRows key={`${open} ${data.state}`} report={data} outcome={open} />
      </section>
    </>
  );
};

export default ImportPage;
