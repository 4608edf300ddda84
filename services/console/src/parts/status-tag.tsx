import { Tag } from "antd";
import { useTranslation } from "react-i18next";

/** A status in the flow's own words; red says overdue and nothing else. What the status itself says is not said twice. */
export const StatusTag = ({
  title,
  ended = false,
  overdue = false,
  unmatched = false,
}: {
  title: string;
  ended?: boolean;
  overdue?: boolean;
  unmatched?: boolean;
}) => {
  const { t } = useTranslation("parts");
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: 4 }}>
      {!(unmatched && title.toLowerCase() === t("unmatched")) && (
        <Tag style={{ margin: 0, ...(ended && { color: "#49525b", background: "#fff" }) }}>{title}</Tag>
      )}
      {overdue && (
        <Tag style={{ margin: 0, color: "#fff", background: "#b3261e", borderColor: "#b3261e" }}>{t("overdue")}</Tag>
      )}
      {unmatched && (
        <Tag style={{ margin: 0, color: "#6b4500", background: "#fff7e6", borderColor: "#e0b968" }}>
          {t("unmatched")}
        </Tag>
      )}
    </span>
  );
};
