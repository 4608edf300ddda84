import { DownloadOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { api } from "../../api/client.ts";
import { keys } from "../../api/keys.ts";
import { saveFile } from "../../api/save-file.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { ViewLinks } from "../../parts/view-links.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useNarrow } from "../../shell/use-narrow.ts";
import { Waiting } from "../../shell/waiting.tsx";

const DrawnChain = lazy(() => import("./drawn-chain.tsx"));
const VerifyPanel = lazy(() => import("./verify-panel.tsx"));

const views = ["drawing", "list"] as const;

/** All matters of one chain that I may know of, as a drawing and as a list; verified here, and exported to be verified elsewhere. */
const Chain = () => {
  const { t } = useTranslation("chain");
  const { id = "" } = useParams();
  const [params] = useSearchParams();
  const narrow = useNarrow();
  const path = `/api/v1/chains/${encodeURIComponent(id)}`;
  const chain = useAsk<{ items: MatterSummary[] }>(keys.chain(id), path);
  const [fault, setFault] = useState<unknown>();
  const [exporting, setExporting] = useState(false);
  const [verifying, setVerifying] = useState(false);
  const view = views.find((one) => one === params.get("view")) ?? (narrow ? "list" : "drawing");
  const items = chain.data?.items ?? [];
  const first = items[0];
  const take = async (): Promise<void> => {
    setFault(undefined);
    setExporting(true);
    try {
      saveFile(await api.bytes(`${path}/export`), `chain-${id}.zip`);
    } catch (problem) {
      setFault(problem);
    } finally {
      setExporting(false);
    }
  };
  return (
    <>
      <PageHead
        title={t("title")}
        aside={first && <span className="quiet wrap">{first.title || first.documentNumber}</span>}
      >
        <span className="buttons no-print">
          <Button
            type="primary"
            icon={<SafetyCertificateOutlined aria-hidden />}
            aria-expanded={verifying}
            disabled={items.length === 0}
            onClick={() => setVerifying(!verifying)}
          >
            {t("verify")}
          </Button>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            loading={exporting}
            disabled={items.length === 0}
            onClick={() => void take()}
          >
            {t("export")}
          </Button>
          <a href="/verify.html" download>
            {t("offline")}
          </a>
        </span>
      </PageHead>
      {fault !== undefined && <ProblemAlert error={fault} />}
      {verifying && (
        <Suspense fallback={<Waiting />}>
          <VerifyPanel chain={id} />
        </Suspense>
      )}
      {chain.error ? (
        <ProblemAlert error={chain.error} retry={() => void chain.refetch()} />
      ) : (
        <>
          <ViewLinks
            label={t("views")}
            links={views.map((one) => ({
              to: `/chains/${encodeURIComponent(id)}?view=${one}`,
              open: one === view,
              text: t(`view.${one}`),
            }))}
          />
          {view === "list" && (
            <MatterTable
              name={t("title")}
              of={id}
              items={items}
              loading={chain.isPending}
              empty={<Empty why={t("empty")} />}
            />
          )}
          {view === "drawing" && items.length > 0 && (
            <Suspense fallback={<Waiting />}>
              <DrawnChain matters={items} />
              <p className="quiet no-print">{t("drawing-keys")}</p>
            </Suspense>
          )}
        </>
      )}
    </>
  );
};

export default Chain;
