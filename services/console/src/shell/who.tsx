import { DownOutlined } from "@ant-design/icons";
import { Button, Popover, Radio, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Me } from "../api/types.gen.ts";
import { useSigned } from "../api/use-me.ts";
import { signOut } from "./sign-out.ts";

/** The posts of the absent that this person covers. */
const covered = (me: Me): Me["posts"] => me.posts.filter(({ covers }) => covers !== "");

const nameOf = ({ name, unitName, coversName }: Me["posts"][number], coveringFor: (who: string) => string): string =>
  `${unitName === "" ? "" : `${unitName} · `}${name}${coversName === "" ? "" : ` · ${coveringFor(coversName)}`}`;

/** Who I am, for whom I cover, and the post I look from. */
export const Who = ({ narrow }: { narrow: boolean }) => {
  const { t } = useTranslation("shell");
  const { me, post, choosePost } = useSigned();
  const covers = covered(me);
  const chosen = me.posts.find(({ id }) => id === post);
  const coveringFor = (who: string): string => t("covers-for", { who });
  const detail = (
    <div style={{ display: "grid", gap: 8, maxWidth: 320 }}>
      <div>
        <strong>{me.name}</strong>{" "}
        <span className="quiet">{[me.authorityName, me.unitName].filter(Boolean).join(" · ")}</span>
      </div>
      {me.posts.length > 1 && (
        <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
          <legend className="quiet">{t("look-from")}</legend>
          <Radio.Group
            value={chosen ? post : ""}
            onChange={(event) => choosePost(event.target.value as string)}
            style={{ display: "grid" }}
            options={[
              { value: "", label: t("all-posts") },
              ...me.posts.map((one) => ({ value: one.id, label: nameOf(one, coveringFor) })),
            ]}
          />
        </fieldset>
      )}
      {me.posts.length === 1 && <div>{nameOf(me.posts[0]!, coveringFor)}</div>}
      <Button onClick={() => void signOut()}>{t("sign-out")}</Button>
    </div>
  );
  return (
    <Popover content={detail} trigger="click" placement="bottomRight">
      <Button type="text" style={{ height: 44, minWidth: 0, flexShrink: 1 }}>
        <span className="visually-hidden">{t("who")}</span>
        <span className="shell-who" style={{ textAlign: "end" }}>
          <span>
            <strong>{me.name}</strong>
            {covers.length > 0 && (
              <Tag variant="filled" style={{ marginInlineStart: 6 }}>
                {coveringFor([...new Set(covers.map(({ coversName }) => coversName))].join("、"))}
              </Tag>
            )}
          </span>
          <small className="quiet">
            {chosen
              ? nameOf(chosen, coveringFor)
              : narrow
                ? me.authorityName
                : [me.authorityName, me.posts[0] && me.posts.length === 1 ? me.posts[0].name : me.unitName]
                    .filter(Boolean)
                    .join(" · ")}
          </small>
        </span>
        <DownOutlined aria-hidden style={{ fontSize: 10 }} />
      </Button>
    </Popover>
  );
};
