import { useTranslation } from "react-i18next";
import { useNow } from "../api/clock.ts";
import { useMe } from "../api/use-me.ts";
import { shanghaiTime } from "../parts/shanghai.ts";

/** On paper alone: who printed this and when, so that a sheet that is found says how old it is. */
export const PrintedBy = () => {
  const { t } = useTranslation("shell");
  const { name, authorityName } = useMe();
  return (
    <p className="print-only quiet">
      {t("printed", { who: [authorityName, name].filter(Boolean).join(" "), at: shanghaiTime(useNow()) })}
    </p>
  );
};
