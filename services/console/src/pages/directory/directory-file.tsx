import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Spin } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";
import { sendFile } from "../../api/send-file.ts";
import { withQuery } from "../../api/use-list.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { DropZone } from "../imports/drop-zone.tsx";
import { ChangesTable, CountsTable, FaultsTable, type DirectoryReport } from "./file-report.tsx";

/** The operator's way in for a directory workbook: check it, see every difference, then apply it whole. */
export const DirectoryFile = () => {
  const { t } = useTranslation("directory");
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<DirectoryReport>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const under = useRef(false);

  const send = async (workbook: File, check: boolean): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setError(undefined);
    try {
      setReport(
        await sendFile<DirectoryReport>(
          withQuery("/api/v1/directory/imports", { check: String(check), name: workbook.name }),
          workbook,
          { name: workbook.name, key: newKey(), progress: () => undefined },
        ),
      );
      if (!check) await client.invalidateQueries({ queryKey: keys.directory });
    } catch (problem) {
      setError(problem);
    } finally {
      under.current = false;
      setBusy(false);
    }
  };
  const take = (chosen: File): void => {
    setFile(chosen);
    setReport(undefined);
    void send(chosen, true);
  };

  return (
    <>
      <DropZone onFile={take} hint={t("file.drop")} formats={t("file.formats")} accept=".xlsx" />
      {busy && !report && <Spin />}
      {error !== undefined && (
        <ProblemAlert error={error} {...(file && !report && { retry: () => void send(file, true) })} />
      )}
      {file && report && (
        <section className="panel" aria-label={t("file.report")}>
          <h2 className="wrap">{file.name}</h2>
          <div role="status">
            {report.applied ? (
              <Alert
                type="success"
                style={{ marginBottom: 12 }}
                title={t("file.applied", { version: report.version })}
              />
            ) : (
              <p>
                <strong>
                  {report.faults.length > 0
                    ? t("file.faulty", { count: report.faults.length })
                    : report.changes.length === 0
                      ? t("file.nothing")
                      : t("file.would", { count: report.changes.length })}
                </strong>
              </p>
            )}
          </div>
          {!report.applied && report.faults.length === 0 && report.changes.length > 0 && (
            <Button type="primary" loading={busy} style={{ marginBottom: 12 }} onClick={() => void send(file, false)}>
              {t("file.apply")}
            </Button>
          )}
          {report.faults.length > 0 && <FaultsTable faults={report.faults} />}
          <CountsTable counts={report.counts} />
          <ChangesTable changes={report.changes} />
        </section>
      )}
    </>
  );
};
