import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Matter, MatterSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { StatusTag } from "../../parts/status-tag.tsx";

/** The other matters of the same chain that I may know of: what this one came of, and what came of it. */
export const Related = ({ matter }: { matter: Matter }) => {
  const { t } = useTranslation("matter");
  const { data } = useAsk<{ items: MatterSummary[] }>(keys.chain(matter.chain), `/api/v1/chains/${matter.chain}`);
  const others = (data?.items ?? []).filter(({ id }) => id !== matter.id);
  if (others.length === 0) return null;
  return (
    <section className="panel" aria-label={t("related")}>
      <h2>{t("related")}</h2>
      <ul className="plain-list">
        {others.map((other) => (
          <li key={other.id} style={{ padding: "4px 0" }}>
            <div className="wrap">
              <Link to={`/matters/${other.id}`}>{other.title || other.documentNumber || other.flowTitle}</Link>
            </div>
            <div className="buttons">
              <span className="quiet">{other.flowTitle}</span>
              <StatusTag
                title={other.statusTitle}
                ended={other.ended}
                overdue={other.overdue}
                unmatched={other.unmatched}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
