import { PaperClipOutlined } from "@ant-design/icons";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { Button, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import type { StoredPaper } from "../../api/types.gen.ts";
import type { GivenPaper } from "../../api/use-take.ts";
import { sizeOf } from "../paper-list.tsx";
import { ProblemAlert } from "../problem-alert.tsx";

/** Largest paper that the interfaces take, in bytes. */
const LIMIT = 64 * 1_048_576;

/** A paper that was sent and waits for its step. */
export type SentPaper = GivenPaper & { size: number };

/** Papers of one kind: sent at once, shown with their hash, which this browser has counted itself before it sent them. */
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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      if (file.size > LIMIT) throw new Error(t("paper.too-large", { size: sizeOf(LIMIT) }));
      const own = bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())));
      const stored = await api.send<StoredPaper>("/api/v1/papers", file, { key: own });
      if (stored.sha256 !== own) throw new Error(t("paper.changed"));
      onChange([
        ...papers,
        { sha256: own, name: file.name, kind, mediaType: file.type || "application/octet-stream", size: file.size },
      ]);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
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
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  );
};
