import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Import } from "../../api/types.gen.ts";

/** The ends of a row, with the name under which its rows are listed. */
export const ends = {
  letters: "letter",
  known: "known",
  corrections: "correction",
  unmatched: "unmatched",
  held: "held",
  blank: "blank",
  notData: "notData",
} as const;
export type End = keyof typeof ends;

/** What became (or would become) of the rows; the numbers add up to all of them. `to` makes each a link to its rows. */
export const Counts = ({
  counts,
  rows,
  to,
  open,
}: {
  counts: Import["counts"];
  rows: number;
  to?: (end: End) => string;
  open?: string;
}) => {
  const { t } = useTranslation("imports");
  const number = (end: End) => (
    <>
      <strong className="number">{counts[end]}</strong> <span>{t(`count.${end}`)}</span>
    </>
  );
  return (
    <nav className="counts" aria-label={t("counts")}>
      {(Object.keys(ends) as End[]).map((end) =>
        to && counts[end] > 0 ? (
          <Link key={end} to={to(end)} {...(open === ends[end] && { "aria-current": "page" as const })}>
            {number(end)}
          </Link>
        ) : (
          <span key={end} className={counts[end] === 0 ? "quiet" : undefined}>
            {number(end)}
          </span>
        ),
      )}
      <span>
        {t("count.sum")} <strong className="number">{rows}</strong> {t("count.rows")}
      </span>
    </nav>
  );
};
