import { useTranslation } from "react-i18next";
import type { Matter } from "../../api/types.gen.ts";
import { AuthorityName } from "../../parts/names.tsx";

/** The authorities that the matter concerns by role, and those that get copies. */
export const Parties = ({ matter }: { matter: Matter }) => {
  const { t } = useTranslation("matter");
  return (
    <section className="panel" aria-label={t("parties")}>
      <h2>{t("parties")}</h2>
      <dl className="facts">
        {matter.parties.map(({ role, roleTitle, authority, name }) => (
          <div key={role} style={{ display: "contents" }}>
            <dt>{roleTitle}</dt>
            <dd>
              <AuthorityName code={authority} name={name} />
            </dd>
          </div>
        ))}
        <dt>{t("copies")}</dt>
        <dd>
          {matter.copied.length === 0 ? (
            <span className="quiet">{t("copies-none")}</span>
          ) : (
            matter.copied.map(({ authority, name }) => (
              <div key={authority}>
                <AuthorityName code={authority} name={name} />
              </div>
            ))
          )}
        </dd>
      </dl>
    </section>
  );
};
