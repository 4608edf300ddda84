import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../../api/save-file.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { ProblemAlert } from "../problem-alert.tsx";
import { useScrolled } from "./use-scrolled.ts";
import { useNarrow } from "../../shell/use-narrow.ts";
import { Waiting } from "../../shell/waiting.tsx";
import { csvOf } from "../csv.ts";
import { shanghaiEnd, shanghaiTime } from "../shanghai.ts";
import { useSteadyList } from "../use-steady-list.ts";
import { arranged, type SortKey, type Wanted } from "./arrange.ts";
import { columnsOf, stackedColumn } from "./columns.tsx";
import { Rows } from "./rows.tsx";

/** Heights of a row in a long list, at a desk and on a phone, in pixels. */
const HEIGHT = { wide: 57, narrow: 92 };

export interface MatterTableProps {
  /** What the list is called for a screen reader, and in the name of an exported file. */
  name: string;
  /** Another value is another list: nothing of the old one is kept in place. */
  of: string;
  items: readonly MatterSummary[];
  loading: boolean;
  /** What stands where there is nothing. */
  empty: ReactNode;
  hasMore?: boolean;
  more?: () => void;
  /** Gives the whole list where not all of it was loaded, for an export. */
  all?: () => Promise<readonly MatterSummary[]>;
  /** Whether one can search and filter in the list itself; not where the page asks for the very rows one wants. */
  local?: boolean;
  /** Claims a row by the keyboard, and those that were chosen by a button. */
  onClaim?: (ids: readonly string[]) => void;
  /** Buttons for what was chosen, beside claiming. */
  chosenActions?: (ids: readonly string[], done: () => void) => ReactNode;
}

const rowOf = (matter: MatterSummary): string[] => [
  matter.documentNumber,
  matter.title,
  matter.flowTitle,
  matter.statusTitle,
  matter.next?.authorityName ?? "",
  matter.next?.officerName ?? "",
  matter.due === null ? "" : shanghaiEnd(Date.parse(matter.due)),
  shanghaiTime(Date.parse(matter.updated)),
];

const nothing: Wanted = { sought: "", flow: "", status: "", sort: undefined };

/** A list of matters to work through: sorted, filtered and searched in what was loaded, by mouse or keyboard, printed and exported. */
export const MatterTable = ({
  name,
  of,
  items,
  loading,
  empty,
  hasMore = false,
  more,
  all,
  local = true,
  onClaim,
  chosenActions,
}: MatterTableProps) => {
  const { t } = useTranslation("parts");
  const narrow = useNarrow();
  const [wanted, setWanted] = useState(nothing);
  const [picked, setPicked] = useState<{ of: string; ids: readonly string[] }>({ of, ids: [] });
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const scrolled = useScrolled();
  const place = useRef<HTMLDivElement>(null);
  const chosen = picked.of === of ? picked.ids : [];
  const choose = (ids: readonly string[]): void => setPicked({ of, ids });
  const { rows, gone, fresh, show } = useSteadyList(items, {
    of,
    held: focused || pointed || scrolled || chosen.length > 0,
  });
  const found = useMemo(() => arranged(rows, wanted), [rows, wanted]);
  const known = useMemo(
    () => ({
      flows: [...new Map(rows.map(({ flow, flowTitle }): [string, string] => [flow, flowTitle]))],
      statuses: [...new Map(rows.map(({ statusTitle }): [string, string] => [statusTitle, statusTitle]))],
    }),
    [rows],
  );
  const columns = useMemo(() => (narrow ? stackedColumn(t) : columnsOf(t)), [narrow, t]);
  const done = (): void => choose([]);

  const sortBy = (key: SortKey): void => {
    const { sort } = wanted;
    // Up, down, and as it came.
    setWanted({
      ...wanted,
      sort: sort?.key !== key ? { key, down: false } : sort.down ? undefined : { key, down: true },
    });
  };
  const exported = (): void => {
    const head = ["number", "title", "flow", "status", "authority", "officer", "due", "updated"].map((key) =>
      t(`csv.${key}`),
    );
    const save = (wantedRows: readonly MatterSummary[]): void =>
      saveFile(new Blob([csvOf(head, wantedRows.map(rowOf))], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
    if (chosen.length > 0) return save(rows.filter(({ id }) => chosen.includes(id)));
    if (!hasMore || !all) return save(found);
    setExporting(true);
    setFailed(undefined);
    all()
      .then((whole) => save(arranged(whole, wanted)), setFailed)
      .finally(() => setExporting(false));
  };

  return (
    <div
      className="matter-table"
      ref={place}
      onFocus={() => setFocused(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocused(false)}
    >
      <div className="buttons no-print" style={{ marginBottom: 8 }}>
        {local && (
          <>
            <input
              type="search"
              className="plain-input"
              value={wanted.sought}
              onChange={(event) => setWanted({ ...wanted, sought: event.target.value })}
              placeholder={t("search")}
              aria-label={t("search")}
            />
            <Filter
              label={t("table.flow")}
              all={t("all-flows")}
              value={wanted.flow}
              onChange={(flow) => setWanted({ ...wanted, flow })}
              options={known.flows}
            />
            <Filter
              label={t("table.status")}
              all={t("all-statuses")}
              value={wanted.status}
              onChange={(status) => setWanted({ ...wanted, status })}
              options={known.statuses}
            />
          </>
        )}
        <span className="shell-space" />
        <Button icon={<PrinterOutlined aria-hidden />} aria-label={t("print")} onClick={() => window.print()} />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          aria-label={t("export")}
          loading={exporting}
          onClick={exported}
        />
      </div>
      {failed !== undefined && <ProblemAlert error={failed} />}
      {fresh > 0 && (
        <Button
          className="fresh no-print"
          type="primary"
          aria-live="polite"
          onClick={() => {
            show();
            window.scrollTo({ top: 0 });
          }}
        >
          {t("fresh", { count: fresh })}
        </Button>
      )}
      <div onPointerEnter={() => setPointed(true)} onPointerLeave={() => setPointed(false)}>
        <Rows
          name={name}
          place={place}
          columns={columns}
          rows={found}
          gone={gone}
          chosen={chosen}
          onChoose={choose}
          sort={wanted.sort}
          onSort={sortBy}
          height={narrow ? HEIGHT.narrow : HEIGHT.wide}
          onClaim={onClaim}
        />
      </div>
      {chosen.length > 0 && (
        <div className="buttons chosen-bar no-print">
          <span>{t("chosen", { count: chosen.length })}</span>
          {onClaim && (
            <Button
              type="primary"
              onClick={() => {
                onClaim(chosen);
                done();
              }}
            >
              {t("claim")}
            </Button>
          )}
          {chosenActions?.(chosen, done)}
          <Button type="text" onClick={done}>
            {t("chosen-none")}
          </Button>
        </div>
      )}
      {loading && rows.length === 0 && <Waiting />}
      {!loading && rows.length === 0 && empty}
      {rows.length > 0 && found.length === 0 && <p className="quiet">{t("none-found", { sought: wanted.sought })}</p>}
      {hasMore && (
        <div className="no-print" style={{ padding: 8, textAlign: "center" }}>
          <Button onClick={more}>{t("more")}</Button>
        </div>
      )}
    </div>
  );
};

/** One of the values that the list holds; nothing to choose from, nothing shown. */
const Filter = ({
  label,
  all,
  value,
  onChange,
  options,
}: {
  label: string;
  all: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly [string, string][];
}) => {
  if (options.length < 2 && value === "") return null;
  return (
    <select className="plain-input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {options.map(([key, title]) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  );
};
