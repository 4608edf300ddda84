import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Fact, Field, Matter } from "../../api/types.gen.ts";
import { namesIn } from "../../parts/names-in.ts";
import { StepData } from "../../parts/step-data.tsx";

/** What the matter is about: what was said when it was opened. Later corrections stand in the timeline, as they are facts of their own. */
export const Content = ({
  matter,
  facts,
  fieldsOf,
}: {
  matter: Matter;
  facts: readonly Fact[];
  fieldsOf: (step: string) => readonly Field[];
}) => {
  const { t } = useTranslation("matter");
  const nameOf = useMemo(() => namesIn(facts, [...matter.parties, ...matter.copied]), [facts, matter]);
  const first = facts[0];
  const fields = first ? fieldsOf(first.step) : [];
  if (!first || fields.length === 0) return null;
  const corrected = facts.filter(({ step }) => step === "corrected").length;
  return (
    <section className="panel content" aria-label={t("content")}>
      <h2>{t("content")}</h2>
      <StepData fields={fields} data={first.data} nameOf={nameOf} />
      {corrected > 0 && <p className="quiet">{t("corrected", { count: corrected })}</p>}
    </section>
  );
};
