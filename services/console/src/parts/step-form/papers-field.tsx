import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PaperUpload, type SentPaper } from "./paper-upload.tsx";

interface Kind {
  kind: string;
  title: string;
}

interface PapersFieldProps {
  /** Kinds that must come with the step. */
  needed: readonly Kind[];
  /** Every kind that the flow knows. */
  kinds: readonly Kind[];
  papers: Readonly<Record<string, readonly SentPaper[]>>;
  onChange: (papers: Readonly<Record<string, readonly SentPaper[]>>) => void;
}

/** The papers of a step: those it must have first, and any other kind that somebody wants to add. */
export const PapersField = ({ needed, kinds, papers, onChange }: PapersFieldProps) => {
  const { t } = useTranslation("parts");
  const [added, setAdded] = useState<readonly string[]>([]);
  const others = kinds.filter(({ kind }) => !needed.some((one) => one.kind === kind));
  const missing = needed.filter(({ kind }) => (papers[kind] ?? []).length === 0);
  return (
    <>
      {[...needed, ...others.filter(({ kind }) => added.includes(kind))].map(({ kind, title }) => (
        <PaperUpload
          key={kind}
          kind={kind}
          title={title}
          papers={papers[kind] ?? []}
          onChange={(list) => onChange({ ...papers, [kind]: list })}
        />
      ))}
      {others.length > added.length && (
        <Select
          size="small"
          value={null}
          placeholder={t("paper.other")}
          aria-label={t("paper.other")}
          style={{ minWidth: 180, marginBottom: 12 }}
          options={others
            .filter(({ kind }) => !added.includes(kind))
            .map(({ kind, title }) => ({ value: kind, label: title }))}
          onChange={(kind: string) => setAdded([...added, kind])}
        />
      )}
      {missing.length > 0 && (
        <p className="quiet">{t("paper.missing", { titles: missing.map(({ title }) => title).join(t("comma")) })}</p>
      )}
    </>
  );
};
