import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button, Input, Table, type TableProps } from "antd";
import { useCallback, useMemo, useRef, useState, type ComponentRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../../api/save-file.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useNarrow } from "../../shell/use-narrow.ts";
import { csvOf } from "../csv.ts";
import { shanghaiEnd, shanghaiTime } from "../shanghai.ts";
import { useSteadyList } from "../use-steady-list.ts";
import { columnsOf, stackedColumn } from "./columns.tsx";
import { useRowKeys } from "./use-row-keys.ts";

/** Beyond this many rows only those in sight are drawn; up to it the list is a plain table, which prints and reads best. */
const DRAWN_WHOLE = 150;

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
  /** Claims a row by the keyboard, and those that were chosen by a button. */
  onClaim?: (ids: readonly string[]) => void;
  /** Buttons for what was chosen, beside claiming. */
  chosenActions?: (ids: readonly string[], done: () => void) => ReactNode;
}

const matches = (matter: MatterSummary, sought: string): boolean =>
  sought === "" || [matter.title, matter.documentNumber, matter.next?.officerName ?? "", matter.next?.authorityName ?? "", matter.statusTitle, matter.flowTitle].some((text) => text.toLowerCase().includes(sought));

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

/** A list of matters to work through: sorted, filtered and searched in what was loaded, by mouse or keyboard, printed and exported. */
export const MatterTable = ({ name, of, items, loading, empty, hasMore = false, more, onClaim, chosenActions }: MatterTableProps) => {
  const { t } = useTranslation("parts");
  const narrow = useNarrow();
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reading, setReading] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const table = useRef<ComponentRef<typeof Table>>(null);
  const { rows, gone, fresh, show } = useSteadyList(items, { of, held: reading || chosen.length > 0 });
  const found = useMemo(() => rows.filter((row) => matches(row, sought.trim().toLowerCase())), [rows, sought]);
  const [drawn, setDrawn] = useState<readonly MatterSummary[]>();
  const ids = useMemo(() => {
    const there = new Set(found.map(({ id }) => id));
    const order = new Set((drawn ?? []).map(({ id }) => id).filter((id) => there.has(id)));
    return [...order, ...[...there].filter((id) => !order.has(id))];
  }, [drawn, found]);
  const scrollTo = useCallback((id: string) => table.current?.scrollTo({ key: id }), []);
  useRowKeys(place, ids, { scrollTo, onClaim: onClaim && ((id) => onClaim([id])) });

  const columns = useMemo(() => {
    if (narrow) return stackedColumn(t);
    const flows = [...new Map(rows.map(({ flow, flowTitle }) => [flow, flowTitle]))].map(([value, text]) => ({ value, text }));
    return columnsOf(t, flows, [...new Set(rows.map(({ statusTitle }) => statusTitle))]);
  }, [narrow, rows, t]);
  const done = (): void => setChosen([]);
  const virtual = found.length > DRAWN_WHOLE;
  const exported = (): void => {
    const head = ["number", "title", "flow", "status", "authority", "officer", "due", "updated"].map((key) => t(`csv.${key}`));
    const picked = chosen.length > 0 ? rows.filter(({ id }) => chosen.includes(id)) : found;
    saveFile(new Blob([csvOf(head, picked.map(rowOf))], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
  };
  const selection: NonNullable<TableProps<MatterSummary>["rowSelection"]> = {
    selectedRowKeys: [...chosen],
    onChange: (picked) => setChosen(picked as string[]),
    columnWidth: 36,
    getTitleCheckboxProps: () => ({ "aria-label": t("choose-all") }),
    getCheckboxProps: (row) => ({ "aria-label": t("choose", { title: row.title }), disabled: gone.has(row.id) }),
  };

  return (
    <div className="matter-table" ref={place} onFocus={() => setReading(true)} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setReading(false)}>
      <div className="buttons no-print" style={{ marginBottom: 8 }}>
        <Input.Search allowClear value={sought} onChange={(event) => setSought(event.target.value)} placeholder={t("search")} aria-label={t("search")} style={{ width: narrow ? "100%" : 260 }} />
        {chosen.length > 0 && (
          <>
            <span>{t("chosen", { count: chosen.length })}</span>
            {onClaim && (
              <Button type="primary" onClick={() => (onClaim(chosen), done())}>
                {t("claim")}
              </Button>
            )}
            {chosenActions?.(chosen, done)}
          </>
        )}
        {fresh > 0 && (
          <Button onClick={show} aria-live="polite">
            {t("fresh", { count: fresh })}
          </Button>
        )}
        <span className="shell-space" />
        <Button icon={<PrinterOutlined aria-hidden />} aria-label={t("print")} onClick={() => window.print()} />
        <Button icon={<DownloadOutlined aria-hidden />} aria-label={t("export")} onClick={exported} />
      </div>
      <Table<MatterSummary>
        ref={table}
        aria-label={name}
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={found}
        rowSelection={selection}
        rowClassName={({ id }) => (gone.has(id) ? "gone" : "")}
        loading={loading}
        pagination={false}
        showSorterTooltip={false}
        locale={{ emptyText: sought === "" ? empty : t("none-found", { sought }) }}
        onChange={(_page, _filters, _sorter, { currentDataSource }) => setDrawn(currentDataSource)}
        {...(virtual && { virtual: true, scroll: { x: narrow ? 300 : 1_000, y: Math.max(320, window.innerHeight - 240) } })}
      />
      {hasMore && (
        <div className="no-print" style={{ padding: 8, textAlign: "center" }}>
          <Button onClick={more}>{t("more")}</Button>
        </div>
      )}
    </div>
  );
};
