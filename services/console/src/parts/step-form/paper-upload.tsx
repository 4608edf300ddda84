import { PaperClipOutlined } from "@ant-design/icons";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { Button, Progress, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problem.ts";
import { sendFile } from "../../api/send-file.ts";
import type { StoredPaper } from "../../api/types.gen.ts";
import type { GivenPaper } from "../../api/use-take.ts";
import { sizeOf } from "../paper-list.tsx";
import { ProblemAlert } from "../problem-alert.tsx";

/** Largest paper that the interfaces take, in bytes. */
const LIMIT = 64 * 1_048_576;

/** What has no type that a browser knows is bytes. */
const BYTES = "application/octet-stream";

/** A paper that was sent and waits for its step. */
export type SentPaper = GivenPaper & { size: number };

/** Papers of one kind: sent at once, telling how much is gone, and shown with their hash, which this browser has counted itself before it sent them. */
export const PaperUpload = ({
  kind,
  title,
  papers,
  onChange,
}: {
  kind: string;
  title: string;
  papers: readonly SentPaper[];
  onChange: (papers: readonly SentPaper[]) => void;
}) => {
  const { t } = useTranslation("parts");
  const [gone, setGone] = useState<number>();
  const busy = gone !== undefined;
  const [error, setError] = useState<unknown>();
  /** A refusal of this browser's own, in the shape of the interfaces'. */
  const refused = (code: string, detail: string): Problem =>
    new Problem(0, { type: "about:blank", title: t("paper.refused", { title }), status: 0, detail, code });
  const send = async (file: File): Promise<void> => {
    setError(undefined);
    if (file.size > LIMIT) return setError(refused("paper-too-large", t("paper.too-large", { size: sizeOf(LIMIT) })));
    setGone(0);
    try {
      const own = bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())));
      const type = file.type || BYTES;
      const stored = await sendFile<StoredPaper>("/api/v1/papers", file, {
        name: file.name,
        type,
        key: own,
        progress: setGone,
      });
      if (stored.sha256 !== own) throw refused("paper-changed", t("paper.changed"));
      onChange([...papers, { sha256: own, name: file.name, kind, mediaType: type, size: file.size }]);
    } catch (problem) {
      setError(problem);
    } finally {
      setGone(undefined);
    }
  };
  return (
    <div style={{ marginBottom: 12 }}>
      <Upload beforeUpload={(file) => (void send(file), false)} showUploadList={false} disabled={busy}>
        <Button icon={<PaperClipOutlined aria-hidden />} loading={busy}>
          {t("paper.attach", { title })}
        </Button>
      </Upload>
      <ul className="plain-list">
        {papers.map((paper) => (
          <li key={paper.sha256} className="buttons">
            <span className="wrap">{paper.name}</span> <span className="quiet">{sizeOf(paper.size)}</span>
            <code className="quiet">SHA-256 {paper.sha256.slice(0, 12)}…</code>
            <Button size="small" type="link" onClick={() => onChange(papers.filter((one) => one !== paper))}>
              {t("remove")}
            </Button>
          </li>
        ))}
      </ul>
      {busy && (
        <div role="status">
          <Progress percent={Math.floor(gone * 100)} aria-label={t("paper.sending", { title })} />
        </div>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  );
};
