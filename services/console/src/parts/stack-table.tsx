import "./stack-table.css";
import type { ReactNode } from "react";
import { useNarrow } from "../shell/use-narrow.ts";

/** A column: its title, and what a row shows in it. */
export interface StackColumn<T> {
  title: string;
  of: (row: T) => ReactNode;
  /** Numbers stand to the right. */
  number?: boolean;
}

/** A real table; on a phone each row is a small list of title and value, so that nothing scrolls sideways. */
export const StackTable = <T,>({
  label,
  columns,
  rows,
  keyOf,
}: {
  label: string;
  columns: readonly StackColumn<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string | number;
}) => {
  const narrow = useNarrow();
  if (narrow)
    return (
      <ul className="plain-list" aria-label={label}>
        {rows.map((row) => (
          <li key={keyOf(row)} style={{ padding: "8px 0", borderTop: "1px solid var(--line)" }}>
            <dl className="facts">
              {columns.map(({ title, of }) => (
                <div key={title} style={{ display: "contents" }}>
                  <dt>{title}</dt>
                  <dd className="wrap">{of(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  return (
    <table className="stack-table">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          {columns.map(({ title, number = false }) => (
            <th key={title} scope="col" className={number ? "right" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ title, of, number = false }) => (
              <td key={title} className={number ? "right number" : "wrap"}>
                {of(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
