import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/keys.ts";
import type { FlowSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useMe } from "../../api/use-me.ts";

/** The flows of which my authority may open a matter; nothing where there is none. */
export const OpenMenu = () => {
  const { t } = useTranslation("work");
  const me = useMe();
  const { data } = useAsk<{ items: FlowSummary[] }>(keys.flows, "/api/v1/flows");
  const mine = (data?.items ?? []).filter(({ openedBy }) => openedBy.kinds.includes(me.authorityKind));
  if (mine.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <ul className="plain-list">
          {mine.map(({ name, title }) => (
            <li key={name}>
              <Link className="person" to={`/open/${name}`}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      }
    >
      <Button className="no-print">{t("open")}</Button>
    </Popover>
  );
};
