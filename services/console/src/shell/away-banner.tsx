import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useAway } from "../api/reach.ts";

/** Says that the system gives no answer, and goes by itself when it is back. */
export const AwayBanner = () => {
  const { t } = useTranslation("shell");
  return <output style={{ display: "block" }}>{useAway() && <Alert banner type="warning" title={t("away")} />}</output>;
};
