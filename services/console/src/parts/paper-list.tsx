import "./parts.css";
import { DownloadOutlined, EyeOutlined } from "@ant-design/icons";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
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

/** So much of a text is shown, in bytes; the whole of it can be downloaded. */
const SHOWN_TEXT = 1_048_576;

type Shown = "picture" | "text" | "pdf";

/** Kinds that are shown here: a picture or a text can't run anything, and the browser's own reader holds a PDF apart. */
const shows = (type: string): Shown | undefined => {
  if (/^image\/(png|jpeg|gif|webp)$/.test(type)) return "picture";
  if (type === "application/pdf") return "pdf";
  return type.startsWith("text/plain") ? "text" : undefined;
};

const Bytes = ({ name, address, kind }: { name: string; address: string; kind: Shown | undefined }) =>
  kind === "pdf" ? (
    // A sandboxed frame shows no PDF at all; the bytes are handed over as a PDF and as nothing else, so no page of theirs can run.
    // oxlint-disable-next-line react/iframe-missing-sandbox
    <iframe src={address} title={name} style={{ width: "100%", height: "70vh", border: 0 }} />
  ) : (
    <img src={address} alt={name} style={{ maxWidth: "100%" }} />
  );

/** Papers with their kind, size and hash, to look at and to take; this browser counts the hash of what came before it shows it. Reading one goes on the record. */
export const PaperList = ({ papers }: { papers: readonly Paper[] }) => {
  const { t } = useTranslation("parts");
  const [shown, setShown] = useState<{ paper: Paper; address: string; text: string }>();
  const [error, setError] = useState<unknown>();
  const fetched = async (paper: Paper, then: (bytes: Blob) => void | Promise<void>): Promise<void> => {
    setError(undefined);
    try {
      const bytes = await api.bytes(paper.href);
      const own = bytesToHex(sha256(new Uint8Array(await bytes.arrayBuffer())));
      if (own !== paper.sha256) throw new Error(t("paper.not-the-one", { name: paper.name }));
      await then(bytes);
    } catch (problem) {
      setError(problem);
    }
  };
  const look = (paper: Paper): Promise<void> =>
    fetched(paper, async (bytes) =>
      setShown({
        paper,
        address: URL.createObjectURL(new Blob([bytes], { type: paper.mediaType })),
        text: shows(paper.mediaType) === "text" ? await bytes.slice(0, SHOWN_TEXT).text() : "",
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
              {paper.kindTitle}
              {t("colon")}
              {paper.name} <span className="quiet">{sizeOf(paper.size)}</span>
            </div>
            <div className="buttons">
              <code className="quiet hash">SHA-256 {paper.sha256}</code>
              {shows(paper.mediaType) && (
                <Button
                  size="small"
                  type="text"
                  className="no-print"
                  icon={<EyeOutlined aria-hidden />}
                  aria-label={t("look-at", { name: paper.name })}
                  onClick={() => void look(paper)}
                />
              )}
              <Button
                size="small"
                type="text"
                className="no-print"
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
            <Bytes name={shown.paper.name} address={shown.address} kind={shows(shown.paper.mediaType)} />
          ))}
      </Modal>
    </>
  );
};
