import { Spin } from "antd";
import { useTranslation } from "react-i18next";

/** Something is on its way, and the page says so. */
export const Waiting = () => {
  const { t } = useTranslation("shell");
  return (
    <div role="status" className="quiet" style={{ padding: 48, textAlign: "center" }}>
      <Spin />
      <p>{t("waiting")}</p>
    </div>
  );
};
