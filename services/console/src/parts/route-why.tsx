import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Route } from "../api/types.gen.ts";
import { Explained } from "./explained.tsx";
import { OfficerName } from "./names.tsx";

/** Who, and why just they: the reason is one hover, tap or focus away. */
export const RouteWhy = ({ route, withAuthority = true }: { route: Route | null; withAuthority?: boolean }) => {
  const { t } = useTranslation("parts");
  if (!route) return <span className="quiet">{t("nobody")}</span>;
  return (
    <span>
      <OfficerName route={route} withAuthority={withAuthority} />{" "}
      <Explained explanation={() => route.why}>
        {(handlers) => (
          <Button
            type="text"
            size="small"
            className="no-print"
            icon={<QuestionCircleOutlined aria-hidden />}
            aria-label={t("why", { why: route.why })}
            style={{ color: "#59626b", width: 24, height: 24 }}
            {...handlers}
          />
        )}
      </Explained>
    </span>
  );
};
