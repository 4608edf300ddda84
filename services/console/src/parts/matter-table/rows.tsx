import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { memo, useCallback, useEffect, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { MatterSummary } from "../../api/types.gen.ts";
import type { SortKey, Wanted } from "./arrange.ts";
import type { Column } from "./columns.tsx";
import { useTurn } from "./drawn-later.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useWindow } from "./use-window.ts";

/** Beyond this many rows only those in sight are drawn, each of one height; up to it rows are as high as their content. */
const DRAWN_WHOLE = 150;

interface RowsProps {
  name: string;
  place: RefObject<HTMLElement | null>;
  columns: readonly Column[];
  rows: readonly MatterSummary[];
  gone: ReadonlySet<string>;
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  sort: Wanted["sort"];
  onSort: (key: SortKey) => void;
  /** Height of a row of a long list, in pixels. */
  height: number;
  onClaim?: ((ids: readonly string[]) => void) | undefined;
}

/** The table itself: real rows and cells, whose head stays in sight. */
export const Rows = ({
  name,
  place,
  columns,
  rows,
  gone,
  chosen,
  onChoose,
  sort,
  onSort,
  height,
  onClaim,
}: RowsProps) => {
  const { t } = useTranslation("parts");
  const body = useRef<HTMLTableSectionElement>(null);
  const whole = rows.length <= DRAWN_WHOLE;
  const { from, to, scrollTo } = useWindow(body, { count: rows.length, height, whole });
  const ids = rows.map(({ id }) => id);
  useRowKeys(place, ids, { scrollTo: (id) => scrollTo(ids.indexOf(id)), onClaim: onClaim && ((id) => onClaim([id])) });
  const picked = new Set(chosen);
  const pick = (id: string): void => onChoose(picked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const latestPick = useRef(pick);
  useEffect(() => {
    latestPick.current = pick;
  });
  // The same for ever, so that a row is drawn again only when something of its own has changed.
  const onPick = useCallback((id: string): void => latestPick.current(id), []);
  const all = rows.length > 0 && rows.every(({ id }) => picked.has(id) || gone.has(id));
  return (
    <table
      className={whole ? "rows" : "rows long"}
      aria-label={name}
      {...(!whole && { "aria-rowcount": rows.length + 1 })}
    >
      <colgroup>
        <col className="choose" style={{ width: 36 }} />
        {columns.map(({ key, width }) => (
          <col key={key} {...(width !== undefined && { style: { width } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="choose">
            <input
              type="checkbox"
              aria-label={t("choose-all")}
              checked={all}
              disabled={rows.length === 0}
              onChange={() => onChoose(all ? [] : ids.filter((id) => !gone.has(id)))}
            />
          </th>
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {from > 0 && <tr aria-hidden style={{ height: from * height }} />}
        {rows.slice(from, to).map((matter, index) => (
          <Row
            key={matter.id}
            matter={matter}
            columns={columns}
            gone={gone.has(matter.id)}
            picked={picked.has(matter.id)}
            onPick={onPick}
            index={whole ? 0 : from + index + 2}
            height={height}
            waits={to - from < rows.length}
          />
        ))}
        {to < rows.length && <tr aria-hidden style={{ height: (rows.length - to) * height }} />}
      </tbody>
    </table>
  );
};

interface RowProps {
  matter: MatterSummary;
  columns: readonly Column[];
  gone: boolean;
  picked: boolean;
  onPick: (id: string) => void;
  /** In a long list: which row of the whole it is, and how high; 0 in a list that is drawn whole. */
  index: number;
  height: number;
  /** Whether it is text at first and drawn in full when there is time. */
  waits: boolean;
}

const Row = memo(({ matter, columns, gone, picked, onPick, index, height, waits }: RowProps) => {
  const { t } = useTranslation("parts");
  const full = useTurn(waits);
  return (
    <tr
      data-row-key={matter.id}
      className={gone ? "gone" : ""}
      {...(index > 0 && { "aria-rowindex": index, style: { height } })}
    >
      <td className="choose">
        <input
          type="checkbox"
          aria-label={t("choose", { title: matter.title })}
          checked={picked}
          disabled={gone}
          onChange={() => onPick(matter.id)}
        />
      </td>
      {columns.map(({ key, cell, plain }) => (
        <td key={key}>{full || !plain ? cell(matter) : <div>{plain(matter)}</div>}</td>
      ))}
    </tr>
  );
});

const Head = ({ column, sort, onSort }: { column: Column; sort: Wanted["sort"]; onSort: (key: SortKey) => void }) => {
  const { sort: key, title } = column;
  if (key === undefined) return <th scope="col">{title}</th>;
  const sorted = sort?.key === key ? (sort.down ? "descending" : "ascending") : "none";
  return (
    <th scope="col" aria-sort={sorted} data-title={title}>
      <button type="button" onClick={() => onSort(key)}>
        {title}{" "}
        {sorted === "descending" ? (
          <CaretDownOutlined aria-hidden />
        ) : (
          <CaretUpOutlined aria-hidden style={{ opacity: sorted === "none" ? 0.35 : 1 }} />
        )}
      </button>
    </th>
  );
};
