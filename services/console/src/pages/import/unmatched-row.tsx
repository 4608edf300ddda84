import { useQueryClient } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import type { Import, Offer, RowOutcome } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StepForm } from "../../parts/step-form/step-form.tsx";
import { MatterOfRow } from "./matter-of-row.tsx";

/** The step by which somebody entitled names the supervisor, in both flows of an import. */
const ROUTED = "routed";

/** A row without a responsible department: its matter, and the step that names one for whoever may take it. */
export const UnmatchedRow = ({ report, row }: { report: Import; row: RowOutcome }) => {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  const waits = row.summary?.status === "unmatched";
  return (
    <li className="import-row">
      <strong className="number">{t("row-number", { row: row.row })}</strong> <MatterOfRow row={row} />{" "}
      {waits && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("route")}
        </Button>
      )}
      {open && waits && row.matter !== null && (
        <Routing matter={row.matter} report={report} onDone={() => setOpen(false)} />
      )}
    </li>
  );
};

const Routing = ({ matter, report, onDone }: { matter: string; report: Import; onDone: () => void }) => {
  const { t } = useTranslation("imports");
  const client = useQueryClient();
  const { data, error, refetch } = useAsk<{ version: number; items: Offer[] }>(
    keys.steps(matter),
    `/api/v1/matters/${matter}/steps`,
  );
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Spin />;
  const offer = data.items.find(({ step }) => step === ROUTED);
  if (!offer?.may) return <p className="quiet">{offer?.why?.text ?? t("route-not-now")}</p>;
  return (
    <div style={{ maxWidth: 720, marginTop: 8 }}>
      <StepForm
        offer={offer}
        matter={{ id: matter, version: data.version }}
        onCancel={onDone}
        onDone={() => {
          onDone();
          void client.invalidateQueries({ queryKey: keys.outcomes(report.id, "unmatched") });
        }}
      />
    </div>
  );
};
