import "./imports.css";
import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Where a file is dropped, or chosen by button. */
export const DropZone = ({
  onFile,
  hint,
  formats,
  accept,
}: {
  onFile: (file: File) => void;
  hint: string;
  formats: string;
  accept: string;
}) => {
  const { t } = useTranslation("imports");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) onFile(file);
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
      <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
      <p style={{ margin: "8px 0 0" }}>{hint}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {formats}
      </p>
      <input ref={input} type="file" hidden accept={accept} onChange={(event) => take(event.target.files)} />
    </div>
  );
};
