import "./work.css";
import { App, Button } from "antd";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../../api/keys.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useList } from "../../api/use-list.ts";
import { useSigned } from "../../api/use-me.ts";
import { CLAIM, claimAll } from "../../parts/claim.ts";
import { Empty } from "../../parts/empty.tsx";
import { KeySheet } from "../../parts/key-sheet.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { ViewLinks } from "../../parts/view-links.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import type { BatchAsked } from "./batch-dialog.tsx";
import { OpenMenu } from "./open-menu.tsx";
import { PostNote } from "./post-note.tsx";

// Forms are loaded when somebody acts on several at once: the list itself must stand early.
const BatchDialog = lazy(async () => ({ default: (await import("./batch-dialog.tsx")).BatchDialog }));

const views = ["mine", "unit", "covered", "overdue", "unmatched"] as const;
type View = (typeof views)[number];

/** As many are loaded without being asked for, so that what one sorts, seeks and exports is the whole list for nearly everybody. */
const LOADED = 1_000;

const titleOf = ({ title, documentNumber, flowTitle }: MatterSummary): string => title || documentNumber || flowTitle;

/** What I have to do, in lists that are true at every moment. */
const Work = () => {
  const { t } = useTranslation("work");
  const { post } = useSigned();
  const [params] = useSearchParams();
  const [batch, setBatch] = useState<BatchAsked>();
  const view = (views as readonly string[]).includes(params.get("view") ?? "") ? (params.get("view") as View) : "mine";
  const counts = useAsk<Record<View, number>>(keys.counts, "/api/v1/worklist/counts");
  const list = useList<MatterSummary>(keys.worklist(view), "/api/v1/worklist", { view }, { limit: 200 });
  const { items: all, hasMore, loadingMore, more } = list;
  useEffect(() => {
    if (hasMore && !loadingMore && all.length < LOADED) more();
  }, [all.length, hasMore, loadingMore, more]);
  const claimOne = useClaim();
  const items = post === "" ? all : all.filter(({ next }) => next?.post === post);
  const askedOf = (ids: readonly string[], step?: string): BatchAsked => ({
    matters: all.filter(({ id }) => ids.includes(id)).map((matter) => ({ id: matter.id, title: titleOf(matter) })),
    ...(step !== undefined && { step }),
  });
  return (
    <>
      <PageHead title={t("title")}>
        <OpenMenu />
        <KeySheet />
      </PageHead>
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
      <PostNote shown={items.length} hidden={all.length - items.length} />
      {list.error && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {(!list.error || all.length > 0) && (
        <MatterTable
          name={t(`view.${view}`)}
          of={`${view} ${post}`}
          items={items}
          loading={list.loading}
          hasMore={hasMore}
          more={more}
          all={list.all}
          onClaim={(ids) => (ids.length === 1 ? claimOne(ids) : setBatch(askedOf(ids, CLAIM)))}
          chosenActions={(ids) => <Button onClick={() => setBatch(askedOf(ids))}>{t("batch.open")}</Button>}
          empty={<Empty why={t(`empty.${view}`)} />}
        />
      )}
      {batch && (
        <Suspense>
          <BatchDialog asked={batch} onClose={() => setBatch(undefined)} />
        </Suspense>
      )}
    </>
  );
};

/** Claims one by the keyboard and says what became of it; a refusal says why. */
const useClaim = (): ((ids: readonly string[]) => void) => {
  const { t } = useTranslation("work");
  const { message, notification } = App.useApp();
  const client = useQueryClient();
  return useCallback(
    (ids) => {
      void claimAll(ids).then(async (results) => {
        await client.invalidateQueries({ queryKey: keys.worklists });
        const refused = results.filter(({ error }) => error !== undefined);
        if (refused.length < results.length)
          void message.success(t("claimed", { count: results.length - refused.length }));
        for (const { id, error } of refused)
          notification.open({ key: id, title: t("not-claimed"), description: <ProblemAlert error={error} /> });
      });
    },
    [client, message, notification, t],
  );
};

export default Work;
