import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { newKey } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";
import type { Parked } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { Moment } from "../../parts/moment.tsx";
import { PlainTable } from "../../parts/plain-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Waiting } from "../../shell/waiting.tsx";

const keyOf = ({ group, matter }: Parked): string => `${group} ${matter}`;

/** Matters that a reader has set aside, with why, and the button that has them tried again. */
export const ParkedPanel = () => {
  const { t } = useTranslation("operator");
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useAsk<{ items: Parked[] }>(
    keys.operatorParked,
    "/api/v1/operator/parked",
  );
  const [trying, setTrying] = useState<string>();
  const [fault, setFault] = useState<unknown>();
  const redrive = async (row: Parked): Promise<void> => {
    setFault(undefined);
    setTrying(keyOf(row));
    try {
      const { parked } = await api.post<{ parked: boolean }>(
        `/api/v1/operator/parked/${encodeURIComponent(row.group)}/${encodeURIComponent(row.matter)}/redrive`,
        {},
        { key: newKey() },
      );
      void (parked ? message.warning(t("failed-again")) : message.success(t("goes-on")));
    } catch (problem) {
      setFault(problem);
    } finally {
      setTrying(undefined);
      await client.invalidateQueries({ queryKey: keys.operation });
    }
  };
  return (
    <section className="panel" aria-label={t("parked")}>
      <h2>{t("parked")}</h2>
      <p className="quiet">{t("parked.what")}</p>
      <ProblemAlert error={error ?? fault} retry={error ? () => void refetch() : undefined} />
      <PlainTable
        label={t("parked")}
        rows={data?.items ?? []}
        keyOf={keyOf}
        empty={isPending ? <Waiting /> : <Empty small why={t("parked.empty")} />}
        columns={[
          { key: "group", title: t("group"), cell: ({ group }) => group },
          { key: "matter", title: t("matter"), cell: ({ matter, version }) => t("fact-of", { matter, version }) },
          {
            key: "reason",
            title: t("reason"),
            cell: ({ reason }) => <div className="wrap parked-reason">{reason}</div>,
          },
          { key: "attempts", title: t("attempts"), number: true, cell: ({ attempts }) => attempts },
          { key: "since", title: t("since"), cell: ({ since }) => <Moment at={since} /> },
          {
            key: "redrive",
            title: t("redrive"),
            cell: (row) => (
              <Button
                size="small"
                loading={trying === keyOf(row)}
                disabled={trying !== undefined}
                aria-label={t("redrive-of", { group: row.group, matter: row.matter })}
                onClick={() => void redrive(row)}
              >
                {t("redrive")}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
};
