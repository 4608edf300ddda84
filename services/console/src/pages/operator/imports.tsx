import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { Moment } from "../../parts/moment.tsx";
import { PlainTable } from "../../parts/plain-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Waiting } from "../../shell/waiting.tsx";

/** An import as the operator may see it: neither the file's name nor what stands in it. */
interface ImportState {
  id: string;
  kind: "licence" | "penalty";
  mode: "send" | "register";
  state: "waiting" | "reading" | "done" | "refused" | "interrupted";
  authorityName: string;
  started: string;
  finished: string | null;
  rows: number;
  held: number;
}

/** How all imports stand. */
export const ImportsPanel = () => {
  const { t } = useTranslation("operator");
  const { data, error, isPending, refetch } = useAsk<{ items: ImportState[] }>(
    keys.operatorImports,
    "/api/v1/operator/imports",
  );
  return (
    <section className="panel" aria-label={t("imports")}>
      <h2>{t("imports")}</h2>
      <p className="quiet">{t("imports.what")}</p>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <PlainTable
        label={t("imports")}
        rows={data?.items ?? []}
        keyOf={({ id }) => id}
        empty={isPending ? <Waiting /> : <Empty small why={t("imports.empty")} />}
        columns={[
          { key: "authority", title: t("authority"), cell: ({ authorityName }) => authorityName },
          {
            key: "kind",
            title: t("kind"),
            cell: ({ kind, mode }) => `${t(`kind.${kind}`)} · ${t(`import-mode.${mode}`)}`,
          },
          { key: "state", title: t("state"), cell: ({ state }) => t(`state.${state}`) },
          { key: "rows", title: t("rows"), number: true, cell: ({ rows }) => rows },
          { key: "held", title: t("held"), number: true, cell: ({ held }) => held },
          { key: "started", title: t("started"), cell: ({ started }) => <Moment at={started} /> },
          { key: "finished", title: t("finished"), cell: ({ finished }) => <Moment at={finished} /> },
        ]}
      />
    </section>
  );
};
