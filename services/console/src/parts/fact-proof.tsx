import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client.ts";
import { saveFile } from "../api/save-file.ts";
import type { Fact } from "../api/types.gen.ts";
import { ProblemAlert } from "./problem-alert.tsx";

/** Where a fact stands in the public log, with its receipt and its exact bytes to take along: together they prove it to anybody. */
export const FactProof = ({ fact }: { fact: Pick<Fact, "matter" | "version" | "index"> }) => {
  const { t } = useTranslation("parts");
  const [error, setError] = useState<unknown>();
  const path = `/api/v1/matters/${fact.matter}/facts/${fact.version}`;
  const taken = async (ask: () => Promise<Blob>, name: string): Promise<void> => {
    setError(undefined);
    try {
      saveFile(await ask(), name);
    } catch (problem) {
      setError(problem);
    }
  };
  const name = `${fact.matter}-${fact.version}`;
  return (
    <div>
      <span className="quiet number">
        {fact.index === null ? t("log-pending") : t("log-index", { index: fact.index })}
      </span>
      {fact.index !== null && (
        <span className="no-print">
          {" "}
          <Button
            size="small"
            type="link"
            aria-label={t("receipt-of", { version: fact.version })}
            onClick={() => void taken(() => api.bytes(`${path}/receipt`), `${name}.tlog-proof`)}
          >
            {t("receipt")}
          </Button>
          <Button
            size="small"
            type="link"
            aria-label={t("bytes-of", { version: fact.version })}
            onClick={() => void taken(() => api.bytes(path, { accept: "application/octet-stream" }), `${name}.bin`)}
          >
            {t("bytes")}
          </Button>
        </span>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  );
};
