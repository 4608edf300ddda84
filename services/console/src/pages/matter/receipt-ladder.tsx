import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { keys } from "../../api/keys.ts";
import type { Notification } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useMe } from "../../api/use-me.ts";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

const rungs = ["sent", "delivered", "read", "accepted"] as const;

/** Who was told of what, and how far each notice has come. Looking at the matter is reading what I was told of it. */
export const ReceiptLadder = ({ matter }: { matter: string }) => {
  const { t } = useTranslation("matter");
  const { data, error } = useAsk<{ items: Notification[] }>(
    keys.ladder(matter),
    `/api/v1/matters/${matter}/notifications`,
  );
  useReadMine(matter, data?.items ?? []);
  return (
    <section className="panel" aria-label={t("ladder")}>
      <h2>{t("ladder")}</h2>
      {error && <ProblemAlert error={error} />}
      {data?.items.length === 0 && <p className="quiet none">{t("ladder-none")}</p>}
      <ul className="plain-list">
        {(data?.items ?? []).map((notice) => (
          <li key={notice.id} className="ladder">
            <div>
              <strong className="name wrap">{notice.route?.officerName || notice.officer}</strong>{" "}
              <span className="quiet wrap">
                {notice.route?.authorityName} · {t(`kind.${notice.kind}`)} · {notice.stepTitle}
              </span>
            </div>
            <ol>
              {rungs.map((rung) => (
                <li key={rung} className={notice[rung] === null ? "quiet" : "reached"}>
                  {t(`rung.${rung}`)}
                  <br />
                  {notice[rung] === null ? t("rung-not-yet") : <Moment at={notice[rung]} />}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Marks what I was told of this matter as read, each notice once. */
const useReadMine = (matter: string, notices: readonly Notification[]): void => {
  const me = useMe();
  const client = useQueryClient();
  const marked = useRef(new Set<string>());
  const mine = [me.id, ...me.posts.map(({ covers }) => covers).filter(Boolean)];
  const unread = notices.filter(({ officer, read }) => read === null && mine.includes(officer)).map(({ id }) => id);
  const asked = unread.join(" ");
  useEffect(() => {
    const ids = asked.split(" ").filter((id) => id !== "" && !marked.current.has(id));
    if (ids.length === 0) return;
    for (const id of ids) marked.current.add(id);
    void Promise.allSettled(ids.map((id) => api.post(`/api/v1/notifications/${encodeURIComponent(id)}/read`, {}))).then(
      () =>
        Promise.all(
          [keys.ladder(matter), keys.notifications].map((queryKey) => client.invalidateQueries({ queryKey })),
        ),
    );
  }, [asked, client, matter]);
};
