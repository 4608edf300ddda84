import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Where a file is dropped, or chosen by button. */
export const DropZone = ({ onFile, disabled = false }: { onFile: (file: File) => void; disabled?: boolean }) => {
  const { t } = useTranslation("imports");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file && !disabled) onFile(file);
    if (input.current) input.current.value = "";
  };
  return (
    <div
      className="drop-zone no-print"
      data-over={over}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => (event.preventDefault(), setOver(false), take(event.dataTransfer.files))}
    >
      <Button type="primary" icon={<UploadOutlined aria-hidden />} disabled={disabled} onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
      <p style={{ margin: "8px 0 0" }}>{t("drop")}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {t("drop.formats")}
      </p>
      <input ref={input} type="file" hidden accept=".csv,.txt,.tsv,.xlsx" onChange={(event) => take(event.target.files)} />
    </div>
  );
};
