import { App, Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import { newKey } from "../../api/intention.ts";
import type { Matter, Offer } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useTake } from "../../api/use-take.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StepForm } from "../../parts/step-form/step-form.tsx";

/** True for a step that asks for nothing, so that its button is the whole form. */
const asksNothing = ({ fields, papers, reason, warning }: Offer): boolean =>
  fields.length === 0 && papers.length === 0 && !reason && warning === null;

/** The steps I may take, each with its form; those I may not, each with the reason. */
export const StepsPanel = ({
  matter,
  kinds,
}: {
  matter: Matter;
  kinds: readonly { kind: string; title: string }[];
}) => {
  const { t } = useTranslation("matter");
  const { message } = App.useApp();
  // The step as it was offered when its form was opened: the form stays even if the step is offered no more.
  const [chosen, setChosen] = useState<Offer>();
  const offers = useAsk<{ version: number; items: Offer[] }>(
    keys.steps(matter.id),
    `/api/v1/matters/${matter.id}/steps`,
  );
  const step = useTake();
  const under = useRef(false);
  const items = offers.data?.items ?? [];
  // What moves the matter on stands first; what needs a reason (to return, refuse, withdraw) after it.
  const may = items.filter((offer) => offer.may).toSorted((a, b) => Number(a.reason) - Number(b.reason));
  const mayNot = items.filter((offer) => !offer.may && offer.why !== null);
  const now = items.find((offer) => offer.step === chosen?.step);
  const done = (title: string): void => {
    setChosen(undefined);
    void message.success(t("done", { title }));
  };
  const press = (offer: Offer): void => {
    if (!asksNothing(offer)) {
      step.reset();
      return setChosen(offer);
    }
    // Two clicks in one frame come before React has drawn the button as busy.
    if (under.current) return;
    under.current = true;
    step.mutate(
      { matter: matter.id, step: offer.step, version: matter.version, key: newKey() },
      {
        onSuccess: () => done(offer.title),
        onSettled: () => {
          under.current = false;
        },
      },
    );
  };
  return (
    <>
      <h2>{t("steps")}</h2>
      {offers.error && <ProblemAlert error={offers.error} />}
      {step.error && <ProblemAlert error={step.error} />}
      {offers.data && may.length === 0 && <p className="quiet none">{matter.ended ? t("ended") : t("nothing-now")}</p>}
      <div className="buttons">
        {may.map((offer) => (
          <Button
            key={offer.step}
            type={offer.step === may[0]!.step && !chosen ? "primary" : "default"}
            disabled={step.isPending}
            {...(!asksNothing(offer) && { "aria-expanded": chosen?.step === offer.step })}
            onClick={() => press(offer)}
          >
            {offer.title}
          </Button>
        ))}
      </div>
      {chosen && (
        <div className="step-form">
          <h3>{chosen.title}</h3>
          {chosen.basis !== "" && <p className="quiet">{chosen.basis}</p>}
          <StepForm
            key={chosen.step}
            offer={now?.may ? now : chosen}
            matter={{ id: matter.id, version: matter.version }}
            kinds={kinds}
            blocked={now && !now.may ? (now.why?.text ?? "") : undefined}
            onDone={() => done(chosen.title)}
            onCancel={() => setChosen(undefined)}
          />
        </div>
      )}
      {mayNot.length > 0 && (
        <details className="may-not">
          <summary className="quiet">{t("may-not", { count: mayNot.length })}</summary>
          <dl className="facts">
            {mayNot.map((offer) => (
              <div key={offer.step} style={{ display: "contents" }}>
                <dt>{offer.title}</dt>
                <dd>{offer.why!.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
};
