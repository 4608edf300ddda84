import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { useIntention } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";
import type { Import, RowOutcome } from "../../api/types.gen.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { MatterOfRow } from "./matter-of-row.tsx";

type Fault = RowOutcome["faults"][number];

/** Faults of the whole row can't be mended in one cell. */
const ofCell = ({ column }: Fault): boolean => column.code !== "*";

/**
 * A row that was held back: for each fault the column, what stands there (masked) and what would be right, with a field to
 * put it right. Sent once however often one presses; what is typed is kept nowhere but here.
 */
export const HeldRow = ({ report, held }: { report: Import; held: RowOutcome }) => {
  const { t } = useTranslation("imports");
  const client = useQueryClient();
  const [now, setNow] = useState(held);
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { key, renew } = useIntention();
  const under = useRef(false);
  const id = useId();
  const columns = [...new Map(now.faults.filter(ofCell).map(({ column }) => [column.code, column])).values()];
  const filled = columns.some(({ code }) => (cells[code] ?? "").trim() !== "");

  const send = async (): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const given = Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== ""));
      setNow(await api.post<RowOutcome>(`/api/v1/imports/${report.id}/rows/${held.row}`, { cells: given }, { key }));
      setCells({});
      // The list stays as it stands, so that the result is seen where the row was.
      await client.invalidateQueries({ queryKey: keys.import(report.id), exact: true });
      renew();
    } catch (problem) {
      setError(problem);
      renew();
    } finally {
      under.current = false;
      setBusy(false);
    }
  };

  return (
    <li className="import-row" aria-label={t("row-number", { row: held.row })}>
      <strong className="number">{t("row-number", { row: held.row })}</strong>
      {now.outcome !== "held" && (
        <Alert
          type="success"
          role="status"
          title={
            <>
              {t("mended", { end: t(`becomes.${now.outcome}`) })} <MatterOfRow row={now} />
            </>
          }
        />
      )}
      {now.outcome === "held" && (
        <form
          autoComplete="off"
          aria-label={t("mend-row", { row: held.row })}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {now !== held && <Alert type="warning" role="status" title={t("still-held")} />}
          {now.faults
            .filter((fault) => !ofCell(fault))
            .map((fault) => (
              <div key={fault.code} className="wrap">
                {fault.expected}
              </div>
            ))}
          {columns.map((column) => (
            <label key={column.code} htmlFor={`${id}-${column.code}`}>
              <span>
                {column.zh} <span className="quiet">{column.code}</span>
              </span>
              {now.faults
                .filter((fault) => fault.column.code === column.code)
                .map((fault) => (
                  <span key={fault.code} className="quiet wrap">
                    {fault.found === "" ? t("found-nothing") : t("found", { found: fault.found })}{" "}
                    {t("should-be", { what: fault.expected })}
                  </span>
                ))}
              <Input
                id={`${id}-${column.code}`}
                value={cells[column.code] ?? ""}
                maxLength={8_000}
                autoComplete="off"
                onChange={(event) => setCells({ ...cells, [column.code]: event.target.value })}
              />
            </label>
          ))}
          {error !== undefined && <ProblemAlert error={error} />}
          <div className="buttons">
            <Button type="primary" htmlType="submit" loading={busy} disabled={columns.length > 0 && !filled}>
              {columns.length > 0 ? t("mend") : t("try-again")}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
};
