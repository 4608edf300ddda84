import { Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { Flow } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StepForm } from "../../parts/step-form/step-form.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Waiting } from "../../shell/waiting.tsx";

/** The form by which a matter of a flow is opened, from the flow's own table. */
const Open = () => {
  const { t } = useTranslation("open");
  const { flow: name = "" } = useParams();
  const go = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const { data, error } = useAsk<Flow>(keys.flow(name), `/api/v1/flows/${encodeURIComponent(name)}`);
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Waiting />;
  const steps = data.steps.filter(({ from, by }) => from.includes("nothing") && by.some((role) => role !== "system"));
  const step = steps.find((one) => one.step === chosen) ?? steps[0];
  const kinds = data.papers.map(({ code, title }) => ({ kind: code, title }));
  return (
    <>
      <PageHead title={t("title", { flow: data.title })} />
      <section className="panel" aria-label={data.title} style={{ maxWidth: 760 }}>
        {steps.length > 1 && (
          <Radio.Group
            aria-label={t("which")}
            value={step?.step}
            onChange={(event) => setChosen(event.target.value as string)}
            style={{ display: "grid", gap: 4, marginBottom: 16 }}
            options={steps.map((one) => ({ value: one.step, label: `${one.title}${t("colon")}${one.basis}` }))}
          />
        )}
        {step && (
          <StepForm
            key={step.step}
            flow={name}
            kinds={kinds}
            offer={{ ...step, papers: kinds.filter(({ kind }) => step.papers.includes(kind)) }}
            onDone={({ matter }) => void go(`/matters/${matter}`)}
            onCancel={() => void go(-1)}
          />
        )}
      </section>
    </>
  );
};

export default Open;
