import { Alert, Button, Form, Input, Popconfirm } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { drafts } from "../../api/drafts.ts";
import { useIntention } from "../../api/intention.ts";
import { Problem } from "../../api/problem.ts";
import type { Offer, StepAnswer } from "../../api/types.gen.ts";
import { useMe } from "../../api/use-me.ts";
import { useTake } from "../../api/use-take.ts";
import { ProblemAlert } from "../problem-alert.tsx";
import { Fields } from "./fields.tsx";
import { PaperUpload, type SentPaper } from "./paper-upload.tsx";
import { toData } from "./to-data.ts";

export interface StepFormProps {
  offer: Pick<Offer, "step" | "title" | "fields" | "papers" | "reason" | "warning">;
  /** The matter and the version that was seen; without it the step opens a matter of `flow`. */
  matter?: { id: string; version: number };
  flow?: string;
  onDone: (answer: StepAnswer) => void;
  onCancel?: () => void;
}

/** `/data/licence/partyName` as antd names it. */
const nameOf = (pointer: string): (string | number)[] =>
  pointer
    .split("/")
    .slice(2)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * The form of any step, from the flow's own description: nothing here knows a flow. What was typed is kept as a draft
 * without personal data; a refusal, a lost race or an ended sign-in leaves it as it is; the same intention, sent twice, is
 * done once.
 */
export const StepForm = ({ offer, matter, flow, onDone, onCancel }: StepFormProps) => {
  const { t } = useTranslation("parts");
  const me = useMe();
  const [form] = Form.useForm<{ data: Record<string, unknown>; reason: string }>();
  const kept = drafts(me.id);
  const name = `${matter?.id ?? flow ?? ""}.${offer.step}`;
  const [draft] = useState(() => kept.read(name));
  const [papers, setPapers] = useState<Readonly<Record<string, readonly SentPaper[]>>>({});
  const { key, renew } = useIntention();
  const step = useTake();
  const under = useRef(false);
  const missing = offer.papers.filter(({ kind }) => (papers[kind] ?? []).length === 0);

  const submit = async (): Promise<void> => {
    // Two clicks in one frame come before React has drawn the button as busy.
    if (under.current) return;
    under.current = true;
    try {
      // A form without fields has no data at all, whatever its type says.
      const { data, reason }: { data?: Record<string, unknown>; reason?: string } = await form.validateFields();
      const sent = Object.values(papers)
        .flat()
        .map(({ sha256, name: file, kind, mediaType }) => ({ sha256, name: file, kind, mediaType }));
      const answer = await step.mutateAsync({
        ...(matter && { matter: matter.id, version: matter.version }),
        ...(flow !== undefined && { flow }),
        step: offer.step,
        data: toData(data ?? {}, offer.fields),
        papers: sent,
        reason: reason ?? "",
        key,
      });
      kept.drop(name);
      onDone(answer);
    } catch (error) {
      if (error instanceof Problem) {
        // The next try says something else, or to another state of the matter: another intention.
        renew();
        const faults = (error.body.errors ?? []).filter(({ pointer }) => pointer.startsWith("/data/"));
        form.setFields(faults.map(({ pointer, detail }) => ({ name: ["data", ...nameOf(pointer)] as never, errors: [detail] })));
      }
    } finally {
      under.current = false;
    }
  };

  const button = (
    <Button type="primary" htmlType={offer.warning === null ? "submit" : "button"} loading={step.isPending}>
      {offer.title}
    </Button>
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark
      scrollToFirstError
      initialValues={{ data: draft?.values ?? {}, reason: draft?.reason ?? "" }}
      onValuesChange={(_changed, all) => kept.write(name, all.data ?? {}, all.reason ?? "", offer.fields)}
      onFinish={() => void submit()}
      aria-label={offer.title}
    >
      {draft && <Alert type="info" style={{ marginBottom: 12 }} title={t("draft-restored")} action={<Button size="small" onClick={() => (kept.drop(name), form.setFieldsValue({ data: Object.fromEntries(offer.fields.map((field) => [field.name, undefined])), reason: "" }))}>{t("draft-drop")}</Button>} />}
      <Fields fields={offer.fields} path={["data"]} authority={me.authority} />
      {offer.papers.map(({ kind, title }) => (
        <PaperUpload key={kind} kind={kind} title={title} papers={papers[kind] ?? []} onChange={(list) => setPapers({ ...papers, [kind]: list })} />
      ))}
      {missing.length > 0 && <p className="quiet">{t("paper.missing", { titles: missing.map(({ title }) => title).join("、") })}</p>}
      {offer.reason && (
        <Form.Item name="reason" label={t("reason")} rules={[{ required: true, whitespace: true, message: t("check.required", { field: t("reason") }) }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} showCount />
        </Form.Item>
      )}
      {offer.warning !== null && <Alert type="warning" style={{ marginBottom: 12 }} title={offer.warning} />}
      {step.error !== null && (
        <div style={{ marginBottom: 12 }}>
          <ProblemAlert error={step.error} />
          {step.error instanceof Problem && step.error.status === 412 && <p>{t("lost-race")}</p>}
        </div>
      )}
      <div className="buttons">
        {offer.warning === null ? (
          button
        ) : (
          <Popconfirm title={offer.warning} okText={offer.title} onConfirm={() => void submit()}>
            {button}
          </Popconfirm>
        )}
        {onCancel && <Button onClick={onCancel}>{t("cancel")}</Button>}
      </div>
    </Form>
  );
};
