import { App } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../../api/keys.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useList } from "../../api/use-list.ts";
import { useSigned } from "../../api/use-me.ts";
import { claimAll } from "../../parts/claim.ts";
import { Empty } from "../../parts/empty.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { ViewLinks } from "../../parts/view-links.tsx";
import { PageHead } from "../../shell/page-head.tsx";

const views = ["mine", "unit", "covered", "overdue", "unmatched"] as const;
type View = (typeof views)[number];

/** What I have to do, in lists that are true at every moment. */
const Work = () => {
  const { t } = useTranslation("work");
  const { post } = useSigned();
  const [params] = useSearchParams();
  const view = (views as readonly string[]).includes(params.get("view") ?? "") ? (params.get("view") as View) : "mine";
  const counts = useAsk<Record<View, number>>(keys.counts, "/api/v1/worklist/counts");
  const list = useList<MatterSummary>(keys.worklist(view), "/api/v1/worklist", { view });
  const claim = useClaim();
  const items = post === "" ? list.items : list.items.filter(({ next }) => next?.post === post);
  return (
    <>
      <PageHead title={t("title")} />
      <ViewLinks
        label={t("views")}
        links={views.map((one) => ({
          to: `/work?view=${one}`,
          open: one === view,
          text: (
            <span className={one === "overdue" && (counts.data?.overdue ?? 0) > 0 ? "late" : undefined}>
              {t(`view.${one}`)} <span className="number">{counts.data?.[one] ?? ""}</span>
            </span>
          ),
        }))}
      />
      {list.error ? (
        <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      ) : (
        <MatterTable name={t(`view.${view}`)} of={`${view} ${post}`} items={items} loading={list.loading} hasMore={list.hasMore} more={list.more} onClaim={claim} empty={<Empty why={t(`empty.${view}`)} />} />
      )}
    </>
  );
};

/** Claims and says what became of each; one that is refused says why. */
const useClaim = (): ((ids: readonly string[]) => void) => {
  const { t } = useTranslation("work");
  const { message, notification } = App.useApp();
  const client = useQueryClient();
  return useCallback(
    (ids) => {
      void claimAll(ids).then(async (results) => {
        await client.invalidateQueries({ queryKey: keys.worklists });
        const refused = results.filter(({ error }) => error !== undefined);
        if (refused.length < results.length) void message.success(t("claimed", { count: results.length - refused.length }));
        for (const { id, error } of refused) notification.open({ key: id, title: t("not-claimed"), description: <ProblemAlert error={error} /> });
      });
    },
    [client, message, notification, t],
  );
};

export default Work;
