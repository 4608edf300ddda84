import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import type { BatchRow } from "./batch.ts";

/** What became of each row, with progress while some wait; what was refused comes first, with its reason. */
export const BatchResults = ({ rows }: { rows: readonly BatchRow[] }) => {
  const { t } = useTranslation("work");
  const open = rows.filter(({ state }) => state === "waiting").length;
  const refused = rows.filter(({ state }) => state === "refused");
  const ordered = [...refused, ...rows.filter(({ state }) => state !== "refused")];
  return (
    <>
      <p aria-live="polite">
        {t("batch.sum", { done: rows.length - open - refused.length, refused: refused.length, open })}
      </p>
      {open > 0 && (
        <Progress percent={Math.round(((rows.length - open) / rows.length) * 100)} aria-label={t("batch.progress")} />
      )}
      <ul className="plain-list batch">
        {ordered.map(({ id, title, state, error }) => (
          <li key={id}>
            <div>
              <Link to={`/matters/${id}`} className="wrap">
                {title}
              </Link>{" "}
              <span className="quiet">{t(`batch.${state}`)}</span>
            </div>
            {error !== undefined && <ProblemAlert error={error} />}
          </li>
        ))}
      </ul>
    </>
  );
};
