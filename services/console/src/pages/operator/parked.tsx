import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { newKey } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";
import type { Parked } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

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
      <Table<Parked>
        aria-label={t("parked")}
        size="small"
        rowKey={keyOf}
        loading={isPending}
        pagination={false}
        dataSource={data?.items ?? []}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <Empty small why={t("parked.empty")} /> }}
        columns={[
          { title: t("group"), dataIndex: "group" },
          {
            title: t("matter"),
            key: "matter",
            render: (_value, { matter, version }) => (
              <span className="number">{t("fact-of", { matter, version })}</span>
            ),
          },
          {
            title: t("reason"),
            key: "reason",
            render: (_value, { reason }) => (
              <div className="wrap" style={{ maxWidth: 420 }}>
                {reason}
              </div>
            ),
          },
          { title: t("attempts"), dataIndex: "attempts", align: "right" },
          { title: t("since"), key: "since", render: (_value, { since }) => <Moment at={since} /> },
          {
            title: t("redrive"),
            key: "redrive",
            render: (_value, row) => (
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
