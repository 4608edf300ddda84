import { Fragment, type ReactNode } from "react";

/** A column: its head, and what it shows of a row; numbers stand at the right. */
export interface PlainColumn<Row> {
  key: string;
  title: string;
  number?: boolean;
  cell: (row: Row) => ReactNode;
}

export interface PlainTableProps<Row> {
  /** What the table is called for a screen reader. */
  label: string;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Stands where there are no rows. */
  empty: ReactNode;
  /** What stands below a row, over its whole width; nothing if undefined. */
  below?: (row: Row) => ReactNode;
  /** The last row, by the keys of the columns. */
  total?: Readonly<Record<string, ReactNode>>;
}

/** A small table that scrolls by itself where it is too wide, also by the keyboard, and prints as it is. */
export const PlainTable = <Row,>({ label, columns, rows, keyOf, empty, below, total }: PlainTableProps<Row>) => {
  if (rows.length === 0) return empty;
  const aligned = (column: PlainColumn<Row>): { className?: string } =>
    column.number ? { className: "number at-end" } : {};
  return (
    <div className="scrolled" role="group" aria-label={label} tabIndex={0}>
      <table className="small-rows" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" {...aligned(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const more = below?.(row);
            return (
              <Fragment key={keyOf(row)}>
                <tr>
                  {columns.map((column) => (
                    <td key={column.key} {...aligned(column)}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
                {more !== undefined && (
                  <tr>
                    <td colSpan={columns.length}>{more}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} {...aligned(column)}>
                  <strong>{total[column.key]}</strong>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
};
