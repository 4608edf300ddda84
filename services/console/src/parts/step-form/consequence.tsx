import { useTranslation } from "react-i18next";
import type { Effects, Offer } from "../../api/types.gen.ts";

/** What a step will do and to whom, in one sentence: the flow's own warning, then what follows from its table. */
export const useConsequence = (): ((offer: { warning: Offer["warning"]; effects?: Effects }) => string) => {
  const { t } = useTranslation("parts");
  return ({ warning, effects }) => {
    if (!effects) return warning ?? "";
    const { status, ends, leadsTo, reaches } = effects;
    const parts = [
      ...(leadsTo === null ? [] : [t("effect.opens", { flow: leadsTo })]),
      ...(status === null ? [] : [t("effect.status", { status })]),
      ...(ends ? [t("effect.ends")] : []),
      ...(reaches.length === 0
        ? []
        : [
            t("effect.reaches", {
              who: reaches.map(({ name, roleTitle }) => t("effect.who", { name, role: roleTitle })).join(t("comma")),
            }),
          ]),
    ];
    return [warning ?? "", parts.length === 0 ? "" : t("effect.then", { what: parts.join(t("semicolon")) })]
      .filter(Boolean)
      .join(" ");
  };
};
