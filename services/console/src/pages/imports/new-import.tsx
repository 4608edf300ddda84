import { Button, Progress, Radio, Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useIntention } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";
import { sendFile } from "../../api/send-file.ts";
import type { ImportStarted } from "../../api/types.gen.ts";
import { withQuery } from "../../api/use-list.ts";
import { sizeOf } from "../../parts/paper-list.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { DropZone } from "./drop-zone.tsx";
import { PreviewView } from "./preview-view.tsx";
import { usePreview, type Kind, type Looked, type Mode } from "./use-preview.ts";

/** Drop a file, see what would become of it, then send it. */
export const NewImport = () => {
  const { t } = useTranslation("imports");
  const { looked, look, forget } = usePreview();
  if (!looked)
    return (
      <DropZone
        onFile={(file) => look({ file })}
        hint={t("drop")}
        formats={t("drop.formats")}
        accept=".csv,.txt,.tsv,.xlsx"
      />
    );
  const { file, kind, mode, preview, error, progress } = looked;
  return (
    <section className="panel" aria-label={t("before")}>
      <h2 className="wrap">
        {t("before")}：{file.name} <span className="quiet number">{sizeOf(file.size)}</span>
      </h2>
      <div className="buttons" style={{ marginBottom: 12 }}>
        <Radio.Group
          aria-label={t("kind")}
          optionType="button"
          value={kind}
          onChange={(event) => look({ file, mode, kind: event.target.value as Kind })}
          options={(["licence", "penalty"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <Radio.Group
          aria-label={t("mode")}
          optionType="button"
          value={mode}
          onChange={(event) => look({ file, kind, mode: event.target.value as Mode })}
          options={(["send", "register"] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
        />
      </div>
      <p className="quiet">{mode === "send" ? t("mode.send-means") : t("mode.register-means")}</p>
      {error !== undefined && <ProblemAlert error={error} retry={() => look({ file, kind, mode })} />}
      {error === undefined && !preview && (
        <div role="status" style={{ padding: 24, textAlign: "center" }}>
          <Spin /> <p>{progress < 1 ? t("looking.sent", { part: Math.floor(progress * 100) }) : t("looking")}</p>
        </div>
      )}
      <Sending looked={looked} forget={forget} />
      {preview && <PreviewView preview={preview} />}
    </section>
  );
};

/** The button that sends it all, with how much is gone. The server goes on by itself once it has the file. */
const Sending = ({ looked, forget }: { looked: Looked; forget: () => void }) => {
  const { t } = useTranslation("imports");
  const navigate = useNavigate();
  const client = useQueryClient();
  const { key } = useIntention();
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();
  const under = useRef(false);
  const { file, kind, mode, preview } = looked;

  // Closing the window now would lose the upload, so the browser asks.
  useEffect(() => {
    if (progress === undefined) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [progress]);

  const send = async (): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setError(undefined);
    setProgress(0);
    try {
      const started = await sendFile<ImportStarted>(
        withQuery("/api/v1/imports", { kind, mode, name: file.name }),
        file,
        { name: file.name, key: `${key}-${kind}-${mode}`, progress: setProgress },
      );
      await client.invalidateQueries({ queryKey: keys.imports });
      void navigate(`/imports/${started.id}`);
    } catch (problem) {
      setError(problem);
      setProgress(undefined);
    } finally {
      under.current = false;
    }
  };

  const told = preview?.counts.letters ?? 0;
  return (
    <div style={{ marginBottom: 12 }}>
      {preview && (
        <p role="status" style={{ margin: "0 0 8px" }}>
          <strong>
            {mode === "register"
              ? t("will.register", { rows: preview.rows })
              : t("will.send", { letters: told, authorities: preview.recipients.length })}
          </strong>{" "}
          {!preview.whole && t("will.part", { rows: preview.rows })}
        </p>
      )}
      <div className="buttons">
        {preview && (
          <Button type="primary" loading={progress !== undefined} onClick={() => void send()}>
            {mode === "register" ? t("register") : t("send")}
          </Button>
        )}
        <Button disabled={progress !== undefined} onClick={forget}>
          {t("other-file")}
        </Button>
      </div>
      {progress !== undefined && (
        <div role="status">
          <Progress percent={Math.floor(progress * 100)} aria-label={t("uploading")} />
          <p className="quiet">{t("uploading-means")}</p>
        </div>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  );
};
