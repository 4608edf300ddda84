import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Route } from "../api/types.gen.ts";

/** An authority by its name; its code where the name is not known. */
export const AuthorityName = ({ code, name }: { code: string; name?: string | undefined }) => (
  <Tooltip title={name ? code : undefined}>
    <span className="wrap">{name || code}</span>
  </Tooltip>
);

/** An officer for a post, and whom they cover. */
export const OfficerName = ({
  route,
  withAuthority = true,
}: {
  route: Pick<Route, "officerName" | "officer" | "postName" | "authorityName" | "coversName">;
  withAuthority?: boolean;
}) => {
  const { t } = useTranslation("parts");
  return (
    <span className="wrap">
      {withAuthority && <span>{route.authorityName} </span>}
      {(route.officerName || route.officer || route.postName) && (
        <strong style={{ fontWeight: 600 }}>{route.officerName || route.officer || route.postName}</strong>
      )}
      {route.coversName !== "" && <span className="quiet"> {t("covers", { who: route.coversName })}</span>}
    </span>
  );
};
