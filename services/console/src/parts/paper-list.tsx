import { DownloadOutlined, EyeOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client.ts";
import { saveFile } from "../api/save-file.ts";
import type { Paper } from "../api/types.gen.ts";
import { ProblemAlert } from "./problem-alert.tsx";

/** Bytes in a unit that people read. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${(bytes / 1_024).toFixed(1)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Kinds that are shown here; a picture or a text can't run anything. */
const shows = (type: string): "picture" | "text" | undefined =>
  /^image\/(png|jpeg|gif|webp)$/.test(type) ? "picture" : type.startsWith("text/plain") ? "text" : undefined;

/** Papers with their kind, size and hash, to look at and to take. Reading one goes on the record. */
export const PaperList = ({ papers }: { papers: readonly Paper[] }) => {
  const { t } = useTranslation("parts");
  const [shown, setShown] = useState<{ paper: Paper; address: string; text: string }>();
  const [error, setError] = useState<unknown>();
  const fetched = async (paper: Paper, then: (bytes: Blob) => void | Promise<void>): Promise<void> => {
    setError(undefined);
    try {
      await then(await api.bytes(paper.href));
    } catch (problem) {
      setError(problem);
    }
  };
  const look = (paper: Paper): Promise<void> =>
    fetched(paper, async (bytes) =>
      setShown({
        paper,
        address: URL.createObjectURL(new Blob([bytes], { type: paper.mediaType })),
        text: shows(paper.mediaType) === "text" ? await bytes.text() : "",
      }),
    );
  const close = (): void => {
    if (shown) URL.revokeObjectURL(shown.address);
    setShown(undefined);
  };
  return (
    <>
      <ul className="plain-list">
        {papers.map((paper) => (
          <li key={`${paper.kind} ${paper.sha256}`} style={{ padding: "4px 0" }}>
            <div className="wrap">
              {paper.kindTitle}：{paper.name} <span className="quiet">{sizeOf(paper.size)}</span>
            </div>
            <div className="buttons">
              <code className="quiet" title={paper.sha256}>
                SHA-256 {paper.sha256.slice(0, 12)}…
              </code>
              {shows(paper.mediaType) && (
                <Button
                  size="small"
                  type="text"
                  icon={<EyeOutlined aria-hidden />}
                  aria-label={t("look-at", { name: paper.name })}
                  onClick={() => void look(paper)}
                />
              )}
              <Button
                size="small"
                type="text"
                icon={<DownloadOutlined aria-hidden />}
                aria-label={t("download", { name: paper.name })}
                onClick={() => void fetched(paper, (bytes) => saveFile(bytes, paper.name))}
              />
            </div>
          </li>
        ))}
      </ul>
      {error !== undefined && <ProblemAlert error={error} />}
      <Modal open={shown !== undefined} onCancel={close} footer={null} title={shown?.paper.name} width={860}>
        {shown &&
          (shows(shown.paper.mediaType) === "text" ? (
            <pre className="wrap" style={{ whiteSpace: "pre-wrap" }}>
              {shown.text}
            </pre>
          ) : (
            <img src={shown.address} alt={shown.paper.name} style={{ maxWidth: "100%" }} />
          ))}
      </Modal>
    </>
  );
};
