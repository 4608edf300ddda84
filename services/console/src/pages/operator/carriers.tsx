import { useTranslation } from "react-i18next";
import type { Operation } from "../../api/types.gen.ts";
import { Empty } from "../../parts/empty.tsx";
import { PlainTable } from "../../parts/plain-table.tsx";
import { ageWords } from "./age.ts";

/** What carries facts to the bus and who reads them there: whether anything stands still. */
export const Carriers = ({ state }: { state: Pick<Operation, "relays" | "readers"> }) => {
  const { t } = useTranslation("operator");
  const waiting = (seconds: number): string => {
    const age = ageWords(seconds);
    return t(age.key, { count: age.count });
  };
  return (
    <div className="operator-pair">
      <section className="panel" aria-label={t("relays")}>
        <h2>{t("relays")}</h2>
        <p className="quiet">{t("relays.what")}</p>
        <PlainTable
          label={t("relays")}
          rows={state.relays}
          keyOf={({ service }) => service}
          empty={<Empty small why={t("relays.empty")} />}
          columns={[
            { key: "service", title: t("service"), cell: ({ service }) => service },
            {
              key: "oldest",
              title: t("oldest"),
              number: true,
              cell: ({ oldestPendingSeconds }) =>
                oldestPendingSeconds === 0 ? t("nothing-waits") : waiting(oldestPendingSeconds),
            },
          ]}
        />
      </section>
      <section className="panel" aria-label={t("readers")}>
        <h2>{t("readers")}</h2>
        <p className="quiet">{t("readers.what")}</p>
        <PlainTable
          label={t("readers")}
          rows={state.readers}
          keyOf={({ group }) => group}
          empty={<Empty small why={t("readers.empty")} />}
          columns={[
            { key: "group", title: t("group"), cell: ({ group }) => group },
            { key: "lag", title: t("lag"), number: true, cell: ({ lag }) => lag },
            { key: "parked", title: t("parked-count"), number: true, cell: ({ parked }) => parked },
          ]}
        />
      </section>
    </div>
  );
};
