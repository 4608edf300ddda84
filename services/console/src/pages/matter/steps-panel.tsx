import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import { newKey } from "../../api/intention.ts";
import type { Matter, Offer } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useTake } from "../../api/use-take.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StepForm } from "../../parts/step-form/step-form.tsx";

/** True for a step that asks for nothing, so that its button is the whole form. */
const asksNothing = ({ fields, papers, reason, warning }: Offer): boolean => fields.length === 0 && papers.length === 0 && !reason && warning === null;

/** The steps I may take, each with its form; those I may not, each with the reason. */
export const StepsPanel = ({ matter }: { matter: Matter }) => {
  const { t } = useTranslation("matter");
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string>();
  const offers = useAsk<{ version: number; items: Offer[] }>(keys.steps(matter.id), `/api/v1/matters/${matter.id}/steps`);
  const step = useTake();
  const items = offers.data?.items ?? [];
  const may = items.filter((offer) => offer.may);
  const mayNot = items.filter((offer) => !offer.may && offer.why !== null);
  const open = may.find((offer) => offer.step === chosen);
  const done = (title: string): void => {
    setChosen(undefined);
    void message.success(t("done", { title }));
  };
  const press = (offer: Offer): void => {
    if (!asksNothing(offer)) return setChosen(offer.step);
    step.mutate({ matter: matter.id, step: offer.step, version: matter.version, key: newKey() }, { onSuccess: () => done(offer.title) });
  };
  return (
    <>
      <h2>{t("steps")}</h2>
      {offers.error && <ProblemAlert error={offers.error} />}
      {step.error && <ProblemAlert error={step.error} />}
      {offers.data && may.length === 0 && <p className="quiet">{matter.ended ? t("ended") : t("nothing-now")}</p>}
      <div className="buttons">
        {may.map((offer) => (
          <Button key={offer.step} type={offer.step === may[0]!.step ? "primary" : "default"} disabled={step.isPending} {...(!asksNothing(offer) && { "aria-expanded": chosen === offer.step })} onClick={() => press(offer)}>
            {offer.title}
          </Button>
        ))}
      </div>
      {open && (
        <div style={{ marginTop: 12 }}>
          <StepForm key={open.step} offer={open} matter={{ id: matter.id, version: matter.version }} onDone={() => done(open.title)} onCancel={() => setChosen(undefined)} />
        </div>
      )}
      {mayNot.length > 0 && (
        <details style={{ marginTop: 12 }}>
          <summary className="quiet">{t("may-not", { count: mayNot.length })}</summary>
          <ul>
            {mayNot.map((offer) => (
              <li key={offer.step}>
                {offer.title}：<span className="quiet">{offer.why!.text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
