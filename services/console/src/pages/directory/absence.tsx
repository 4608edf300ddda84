import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import type { Cover } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";
import { useMe } from "../../api/use-me.ts";
import { Empty } from "../../parts/empty.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StackTable } from "../../parts/stack-table.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { CoverForm } from "./cover-form.tsx";
import { HandOverForm } from "./hand-over-form.tsx";
import { headedBy } from "./own-authorities.ts";
import { useToday } from "./date-slider.tsx";

/** Who is away and who covers; the form to enter an absence, and for a head the one to give posts to a successor. */
export const Absence = () => {
  const { t } = useTranslation("directory");
  const me = useMe();
  const today = useToday();
  const filter = { authority: me.authority };
  const { data, error, refetch } = useAsk<{ items: Cover[] }>(
    keys.covers(filter),
    withQuery("/api/v1/directory/covers", filter),
  );
  const mayHandOver = headedBy(me).length > 0 || me.kind === "operator";
  return (
    <>
      <section className="panel" aria-label={t("away")}>
        <h2>{t("away")}</h2>
        {error && <ProblemAlert error={error} retry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data?.items.length === 0 && <Empty why={t("nobody-away")} small />}
        {data && data.items.length > 0 && (
          <StackTable
            label={t("away")}
            rows={data.items}
            keyOf={({ officer, from }) => `${officer} ${from}`}
            columns={[
              { title: t("officer"), of: ({ officerName }) => officerName },
              ...(me.authority === ""
                ? [{ title: t("authority"), of: ({ authorityName }: Cover) => authorityName }]
                : []),
              { title: t("deputy"), of: ({ deputyName }) => deputyName },
              { title: t("from"), of: ({ from }) => <span className="number">{from}</span> },
              { title: t("to"), of: ({ to }) => <span className="number">{to || t("open-end")}</span> },
              { title: t("when"), of: ({ running }) => (running ? t("running") : t("to-come")) },
            ]}
          />
        )}
      </section>
      <section className="panel" aria-label={t("enter-absence")}>
        <h2>{t("enter-absence")}</h2>
        <CoverForm today={today} />
      </section>
      <section className="panel" aria-label={t("hand-over")}>
        <h2>{t("hand-over")}</h2>
        {mayHandOver ? <HandOverForm today={today} /> : <p className="quiet">{t("hand-over-by-head")}</p>}
      </section>
    </>
  );
};
