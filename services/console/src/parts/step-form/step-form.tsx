import "../parts.css";
import { Alert, Button, Form, Input, Popconfirm } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { drafts } from "../../api/drafts.ts";
import { useIntention } from "../../api/intention.ts";
import { Problem, Unreachable } from "../../api/problem.ts";
import type { Effects, Offer, StepAnswer } from "../../api/types.gen.ts";
import { useMe } from "../../api/use-me.ts";
import { useTake } from "../../api/use-take.ts";
import { ProblemAlert } from "../problem-alert.tsx";
import { useConsequence } from "./consequence.tsx";
import { Fields } from "./fields.tsx";
import { OthersActed } from "./others-acted.tsx";
import type { SentPaper } from "./paper-upload.tsx";
import { PapersField } from "./papers-field.tsx";
import { toData } from "./to-data.ts";

export interface StepFormProps {
  offer: Pick<Offer, "step" | "title" | "fields" | "papers" | "reason" | "warning"> & { effects?: Effects };
  /** The matter and its version now; without it the step opens a matter of `flow`. */
  matter?: { id: string; version: number };
  flow?: string;
  /** Every kind of paper of the flow, so that others than those demanded can come too. */
  kinds?: readonly { kind: string; title: string }[];
  /** Why the step can't be taken any more, if so: the input stays to be read and copied. */
  blocked?: string | undefined;
  onDone: (answer: StepAnswer) => void;
  onCancel?: () => void;
}

/** The sign-in page says so itself; back in the form it is no news. */
const isSignedOut = (error: unknown): boolean => error instanceof Problem && error.status === 401;

/** `/data/licence/partyName` as antd names it. */
const nameOf = (pointer: string): (string | number)[] =>
  pointer
    .split("/")
    .slice(2)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * The form of any step, from the flow's own description: nothing here knows a flow. What was typed is kept as a draft
 * without personal data; a refusal, a lost race or an ended sign-in leaves it as it is; the same intention, sent twice, is
 * done once. It is sent for the version that was seen, and what others did meanwhile is shown before one goes on.
 */
export const StepForm = ({ offer, matter, flow, kinds = [], blocked, onDone, onCancel }: StepFormProps) => {
  const { t } = useTranslation("parts");
  const me = useMe();
  const [form] = Form.useForm<{ data: Record<string, unknown>; reason: string }>();
  const kept = drafts(me.id);
  const name = `${matter?.id ?? flow ?? ""}.${offer.step}`;
  const [draft, setDraft] = useState(() => kept.read(name));
  const [papers, setPapers] = useState<Readonly<Record<string, readonly SentPaper[]>>>({});
  const [seen, setSeen] = useState(matter?.version ?? 0);
  const [asking, setAsking] = useState(false);
  const { key, renew } = useIntention();
  const step = useTake();
  const under = useRef(false);
  const consequence = useConsequence()(offer);
  // No answer came: it may be done. Sent once more with the same key it is done once, and the answer says which it was.
  const unsure = step.error instanceof Unreachable;
  // What this form itself has just done, or may have done, is no news.
  const behind = matter !== undefined && matter.version > seen && !step.isPending && !step.isSuccess && !unsure;
  const barred = unsure ? undefined : blocked;

  const submit = async (): Promise<void> => {
    // Two clicks in one frame come before React has drawn the button as busy.
    if (under.current) return;
    under.current = true;
    setAsking(false);
    try {
      // A form without fields has no data at all, whatever its type says.
      const { data, reason }: { data?: Record<string, unknown>; reason?: string } = await form.validateFields();
      const sent = Object.values(papers)
        .flat()
        .map(({ sha256, name: file, kind, mediaType }) => ({ sha256, name: file, kind, mediaType }));
      const answer = await step.mutateAsync({
        ...(matter && { matter: matter.id, version: seen }),
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
        form.setFields(
          faults.map(({ pointer, detail }) => ({ name: ["data", ...nameOf(pointer)] as never, errors: [detail] })),
        );
      }
    } finally {
      under.current = false;
    }
  };

  /** A step that can't be taken back is asked about once more, but only when the form is right. */
  const press = (): void => {
    if (offer.warning === null) return void submit();
    void form.validateFields().then(
      () => setAsking(true),
      () => undefined, // the fields say what is wrong
    );
  };

  const clear = (): void => {
    kept.drop(name);
    setDraft(undefined);
    form.setFieldsValue({ data: Object.fromEntries(offer.fields.map((field) => [field.name, undefined])), reason: "" });
  };

  const button = (
    <Button type="primary" htmlType="submit" loading={step.isPending} disabled={behind || barred !== undefined}>
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
      onFinish={press}
      aria-label={offer.title}
    >
      {draft && (
        <Alert
          type="info"
          style={{ marginBottom: 12 }}
          title={t("draft-restored")}
          action={
            <Button size="small" onClick={clear}>
              {t("draft-drop")}
            </Button>
          }
        />
      )}
      <Fields fields={offer.fields} path={["data"]} authority={me.authority} />
      <PapersField needed={offer.papers} kinds={kinds} papers={papers} onChange={setPapers} />
      {offer.reason && (
        <Form.Item
          name="reason"
          label={t("reason")}
          rules={[{ required: true, whitespace: true, message: t("check.required", { field: t("reason") }) }]}
        >
          <Input.TextArea rows={2} className="grows" maxLength={2_000} showCount />
        </Form.Item>
      )}
      {consequence !== "" && (
        <p className={offer.warning === null ? "quiet wrap" : "consequence wrap"}>{consequence}</p>
      )}
      {behind && (
        <OthersActed
          matter={matter.id}
          since={seen}
          onSeen={() => {
            setSeen(matter.version);
            step.reset();
          }}
        />
      )}
      {step.error !== null && !isSignedOut(step.error) && (
        <div style={{ marginBottom: 12 }}>
          {unsure ? (
            <Alert type="warning" role="alert" showIcon title={t("unsure")} description={t("unsure-detail")} />
          ) : (
            <ProblemAlert error={step.error} />
          )}
        </div>
      )}
      {barred !== undefined && (
        <Alert
          type="warning"
          role="alert"
          style={{ marginBottom: 12 }}
          title={t("blocked", { title: offer.title })}
          description={barred}
        />
      )}
      <div className="buttons">
        {offer.warning === null ? (
          button
        ) : (
          <Popconfirm
            placement="topLeft"
            open={asking}
            trigger={[]}
            onOpenChange={(open) => !open && setAsking(false)}
            title={offer.title}
            description={<div style={{ maxWidth: 320 }}>{consequence}</div>}
            okText={t("go-ahead")}
            onConfirm={() => void submit()}
            onCancel={() => setAsking(false)}
          >
            {button}
          </Popconfirm>
        )}
        {onCancel && <Button onClick={onCancel}>{t("cancel")}</Button>}
      </div>
    </Form>
  );
};
