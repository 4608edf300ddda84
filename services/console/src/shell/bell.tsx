import { BellOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Badge, Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../api/client.ts";
import { keys } from "../api/keys.ts";
import type { Notification } from "../api/types.gen.ts";
import { useAsk } from "../api/use-ask.ts";
import type { Page } from "../api/use-list.ts";
import { useMe } from "../api/use-me.ts";
import { Empty } from "../parts/empty.tsx";
import { Moment } from "../parts/moment.tsx";

/** More than this many are told as "99+". */
const COUNTED = 100;

/** What I was told and have not read yet. Opening one marks it as read. */
export const Bell = () => {
  const { t } = useTranslation("shell");
  const me = useMe();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const unread = useAsk<Page<Notification>>(
    keys.notificationList(true),
    `/api/v1/notifications?unread=true&limit=${COUNTED}`,
    { enabled: me.kind !== "operator" },
  );
  const items = unread.data?.items ?? [];
  const read = async (id: string): Promise<void> => {
    setOpen(false);
    await api.post(`/api/v1/notifications/${encodeURIComponent(id)}/read`, {});
    await client.invalidateQueries({ queryKey: keys.notifications });
  };
  const list = (
    <section style={{ width: 340, maxWidth: "80vw", maxHeight: "60vh", overflow: "auto" }} aria-label={t("told")}>
      {items.length === 0 && <Empty why={t("told-none")} small />}
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id} style={{ padding: "6px 0", borderBottom: "1px solid var(--line)" }}>
            <Link to={`/matters/${one.matter}`} onClick={() => void read(one.id)} className="wrap">
              {one.title}
            </Link>
            <div className="quiet">
              {t(`told.${one.kind}`)} · {one.stepTitle} · <Moment at={one.sent} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
  return (
    <Popover
      content={list}
      title={t("told")}
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
    >
      <Button
        type="text"
        aria-label={t("told-count", { count: items.length })}
        icon={
          <Badge count={items.length} size="small" offset={[6, 0]} overflowCount={COUNTED - 1} color="#1f5a8c">
            <BellOutlined aria-hidden style={{ fontSize: 18 }} />
          </Badge>
        }
      />
    </Popover>
  );
};
