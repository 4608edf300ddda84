import { useTranslation } from "react-i18next";
import { language } from "../../language.ts";
import { StackTable } from "../../parts/stack-table.tsx";

type Row = Readonly<Record<string, unknown>>;

export interface DirectoryReport {
  applied: boolean;
  version: number;
  counts: Readonly<Record<string, { added: number; changed: number; closed: number; unchanged: number }>>;
  changes: readonly { table: string; key: string; effect: string; before?: Row; after: Row }[];
  faults: readonly {
    table: string;
    row: number;
    key: string;
    column: string;
    code: string;
    text: { zh: string; en: string };
  }[];
}

/** Telephone and mail are nobody's to read off a screen: that they change is enough. */
const HIDDEN = new Set(["phone", "mail"]);
/** Rows that are shown; a first directory has thousands, and the counts say how many. */
const SHOWN = 300;

const shownKey = (key: string): string => key.replaceAll("\u001f", " · ");
const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.join("、")
    : typeof value === "string"
      ? value
      : value == null
        ? ""
        : JSON.stringify(value);

export const CountsTable = ({ counts }: Pick<DirectoryReport, "counts">) => {
  const { t } = useTranslation("directory");
  return (
    <StackTable
      label={t("file.counts")}
      rows={Object.entries(counts)}
      keyOf={([table]) => table}
      columns={[
        { title: t("file.table"), of: ([table]) => t(`table.${table}`) },
        { title: t("effect.added"), number: true, of: ([, { added }]) => added },
        { title: t("effect.changed"), number: true, of: ([, { changed }]) => changed },
        { title: t("effect.closed"), number: true, of: ([, { closed }]) => closed },
        { title: t("effect.unchanged"), number: true, of: ([, { unchanged }]) => unchanged },
      ]}
    />
  );
};

export const ChangesTable = ({ changes }: Pick<DirectoryReport, "changes">) => {
  const { t } = useTranslation("directory");
  if (changes.length === 0) return null;
  const difference = ({ before, after }: DirectoryReport["changes"][number]): string =>
    Object.keys(after)
      .filter((name) => textOf(before?.[name]) !== textOf(after[name]))
      .map((name) =>
        HIDDEN.has(name)
          ? t("file.hidden", { name })
          : before
            ? t("file.difference", { name, before: textOf(before[name]) || "—", after: textOf(after[name]) || "—" })
            : `${name}: ${textOf(after[name])}`,
      )
      .join("；");
  return (
    <>
      <h3 style={{ marginTop: 16 }}>{t("file.changes", { count: changes.length })}</h3>
      <StackTable
        label={t("file.changes", { count: changes.length })}
        rows={changes.slice(0, SHOWN)}
        keyOf={({ table, key }) => `${table} ${key}`}
        columns={[
          { title: t("file.table"), of: ({ table }) => t(`table.${table}`) },
          { title: t("file.key"), of: ({ key }) => shownKey(key) },
          { title: t("file.effect"), of: ({ effect }) => t(`effect.${effect}`) },
          { title: t("file.what"), of: difference },
        ]}
      />
      {changes.length > SHOWN && <p className="quiet">{t("file.more", { count: changes.length - SHOWN })}</p>}
    </>
  );
};

export const FaultsTable = ({ faults }: Pick<DirectoryReport, "faults">) => {
  const { t } = useTranslation("directory");
  return (
    <StackTable
      label={t("file.faults")}
      rows={faults.slice(0, SHOWN)}
      keyOf={({ table, row, key, column, code }) => `${table} ${row} ${key} ${column} ${code}`}
      columns={[
        { title: t("file.table"), of: ({ table }) => t(`table.${table}`) },
        { title: t("file.row"), number: true, of: ({ row }) => (row === 0 ? "—" : row) },
        { title: t("file.key"), of: ({ key }) => shownKey(key) },
        { title: t("file.column"), of: ({ column }) => column },
        { title: t("file.fault"), of: ({ text }) => text[language()] },
      ]}
    />
  );
};
