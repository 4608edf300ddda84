import { useTranslation } from "react-i18next";
import type { ImportPreview } from "../../api/types.gen.ts";
import { StackTable } from "../../parts/stack-table.tsx";
import { Counts } from "./counts.tsx";
import { SampleRows } from "./sample-rows.tsx";

/** What an import would do: numbers first, then who is told, what stays behind and why, then how the file was read. */
export const PreviewView = ({ preview }: { preview: ImportPreview }) => {
  const { t } = useTranslation("imports");
  const { counts, rows, recipients, reasons, sample, sheets } = preview;
  const stay = reasons.filter(({ outcome }) => outcome !== "remark");
  const odd = reasons.filter(({ outcome }) => outcome === "remark");
  return (
    <>
      <Counts counts={counts} rows={rows} />
      {stay.length > 0 && (
        <section className="import-part" aria-label={t("stay")}>
          <h3>{t("stay")}</h3>
          <Reasons label={t("stay")} reasons={stay} />
        </section>
      )}
      {recipients.length > 0 && (
        <section className="import-part" aria-label={t("to-whom")}>
          <h3>{t("to-whom")}</h3>
          <StackTable
            label={t("to-whom")}
            rows={recipients}
            keyOf={({ authority }) => authority}
            columns={[
              { title: t("authority"), of: ({ authorityName }) => authorityName },
              { title: t("letters"), number: true, of: ({ letters }) => letters },
              {
                title: t("officers"),
                of: ({ officers }) =>
                  officers
                    .map(({ officerName, postName, coversName, letters }) =>
                      [
                        officerName || postName,
                        coversName && t("covering", { who: coversName }),
                        officers.length > 1 && t("letters-of", { count: letters }),
                      ]
                        .filter(Boolean)
                        .join(" "),
                    )
                    .join("、"),
              },
            ]}
          />
        </section>
      )}
      <section className="import-part" aria-label={t("first-rows", { count: sample.length })}>
        <h3>{t("first-rows", { count: sample.length })}</h3>
        <SampleRows rows={sample} />
      </section>
      {odd.length > 0 && (
        <details className="import-more">
          <summary>{t("odd", { count: odd.reduce((sum, { rows: some }) => sum + some, 0) })}</summary>
          <Reasons label={t("remarks")} reasons={odd} />
        </details>
      )}
      <details className="import-more" open={sample.every(({ outcome }) => outcome === "held")}>
        <summary>{t("columns", { count: sheets.reduce((sum, { columns }) => sum + columns.length, 0) })}</summary>
        {sheets.map((sheet) => (
          <div key={sheet.name}>
            <p className="quiet">
              {sheet.name === ""
                ? t("header-at", { row: sheet.headerRow })
                : t("header-of", { sheet: sheet.name, row: sheet.headerRow })}
            </p>
            <StackTable
              label={t("columns", { count: sheet.columns.length })}
              rows={sheet.columns}
              keyOf={({ code }) => code}
              columns={[
                { title: t("column.file"), of: ({ header }) => header },
                { title: t("column.read-as"), of: ({ zh }) => zh },
                { title: t("column.code"), of: ({ code }) => code },
              ]}
            />
            {sheet.extra.length > 0 && <p className="wrap">{t("column.extra", { names: sheet.extra.join("、") })}</p>}
            {sheet.missing.length > 0 && (
              <p className="quiet wrap">
                {t("column.missing", { names: sheet.missing.map(({ zh }) => zh).join("、") })}
              </p>
            )}
          </div>
        ))}
      </details>
    </>
  );
};

const Reasons = ({ label, reasons }: { label: string; reasons: ImportPreview["reasons"] }) => {
  const { t } = useTranslation("imports");
  return (
    <StackTable
      label={label}
      rows={reasons}
      keyOf={({ outcome, code, column }) => `${outcome} ${column?.code ?? ""} ${code}`}
      columns={[
        { title: t("becomes"), of: ({ outcome }) => t(`becomes.${outcome}`) },
        { title: t("column"), of: ({ column }) => column?.zh ?? "—" },
        { title: t("why"), of: ({ text, outcome }) => (outcome === "held" ? t("should-be", { what: text }) : text) },
        { title: t("rows"), number: true, of: ({ rows }) => rows },
        { title: t("first-row"), number: true, of: ({ first }) => first },
      ]}
    />
  );
};
