import { useTranslation } from "react-i18next";
import type { Rerouted } from "../../api/types.gen.ts";
import { Empty } from "../../parts/empty.tsx";
import { RouteWhy } from "../../parts/route-why.tsx";
import { StackTable } from "../../parts/stack-table.tsx";

/** What `POST /api/v1/directory/what-if` gives. */
export interface WhatIf {
  date: string;
  asked: number;
  items: Rerouted[];
}

/** The duties that another officer would get after a planned change. */
export const ReroutedTable = ({ answer }: { answer: WhatIf }) => {
  const { t } = useTranslation("directory");
  if (answer.items.length === 0)
    return <Empty why={t("moves-nothing", { asked: answer.asked, day: answer.date })} small />;
  return (
    <>
      <p role="status">{t("moves", { count: answer.items.length, asked: answer.asked, day: answer.date })}</p>
      <StackTable
        label={t("moves-what")}
        rows={answer.items}
        keyOf={({ item, place, role }) => `${item} ${place} ${role}`}
        columns={[
          { title: t("item"), of: ({ itemName }) => itemName },
          { title: t("role"), of: ({ role }) => t(`role.${role}`) },
          { title: t("place"), of: ({ place }) => place || t("everywhere") },
          { title: t("now"), of: ({ before, beforeWhy }) => (before ? <RouteWhy route={before} /> : beforeWhy) },
          { title: t("then"), of: ({ after, afterWhy }) => (after ? <RouteWhy route={after} /> : afterWhy) },
        ]}
      />
    </>
  );
};
