import { Button, Form, Input, Modal, Radio, Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { newKey } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";
import type { Offer } from "../../api/types.gen.ts";
import { useMe } from "../../api/use-me.ts";
import { take } from "../../api/use-take.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Fields } from "../../parts/step-form/fields.tsx";
import { toData } from "../../parts/step-form/to-data.ts";
import { BatchResults } from "./batch-results.tsx";
import { runBatch, type BatchRow } from "./batch.ts";
import { commonSteps, type CommonStep } from "./common-steps.ts";

export interface BatchAsked {
  matters: readonly { id: string; title: string }[];
  /** The step that was chosen already; the dialog asks for one if absent. */
  step?: string;
}

/** Takes one step for several matters and says of each what became of it. The form is that of the step; the steps are those the matters themselves offer. */
export const BatchDialog = ({ asked, onClose }: { asked: BatchAsked; onClose: () => void }) => {
  const { t } = useTranslation("work");
  const me = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<{ data?: Record<string, unknown>; reason?: string }>();
  const [steps, setSteps] = useState<readonly CommonStep[]>();
  const [failed, setFailed] = useState<unknown>();
  const [chosen, setChosen] = useState<CommonStep>();
  const [rows, setRows] = useState<readonly BatchRow[]>();
  const under = useRef(false);
  // One key a matter for as long as the dialog stands: what was sent and not answered is not done twice.
  const [sentWith] = useState(() => new Map(asked.matters.map(({ id }) => [id, newKey()])));

  useEffect(() => {
    let gone = false;
    void Promise.all(
      asked.matters.map(async ({ id }) => ({
        id,
        ...(await api.get<{ version: number; items: Offer[] }>(`/api/v1/matters/${id}/steps`)),
      })),
    )
      .then((offered) => {
        if (gone) return;
        const found = commonSteps(offered);
        setSteps(found);
        setChosen(found.find(({ offer }) => offer.step === asked.step));
      })
      .catch((error: unknown) => setFailed(error));
    return () => {
      gone = true;
    };
  }, [asked]);

  const run = async (): Promise<void> => {
    if (under.current || !chosen) return;
    under.current = true;
    try {
      const { data, reason } = await form.validateFields();
      const all =
        rows ??
        asked.matters
          .filter(({ id }) => chosen.matters.has(id))
          .map(({ id, title }) => ({ id, title, state: "waiting" as const }));
      setRows(all);
      const act = (id: string) =>
        take({
          matter: id,
          step: chosen.offer.step,
          data: toData(data ?? {}, chosen.offer.fields),
          reason: reason ?? "",
          key: sentWith.get(id)!,
          version: chosen.matters.get(id)!,
        });
      await runBatch(all, act, setRows);
      await Promise.all([keys.worklists, keys.matters].map((queryKey) => client.invalidateQueries({ queryKey })));
    } catch (error) {
      // antd's own refusal of the form stands at its fields.
      if (error instanceof Error) setFailed(error);
    } finally {
      under.current = false;
    }
  };

  const over = rows !== undefined && rows.every(({ state }) => state !== "waiting");
  return (
    <Modal
      open
      title={
        chosen && asked.step !== undefined
          ? t("batch.title-of", { step: chosen.offer.title, count: asked.matters.length })
          : t("batch.title", { count: asked.matters.length })
      }
      onCancel={onClose}
      maskClosable={false}
      footer={
        <>
          {!rows && chosen && (
            <Button type="primary" onClick={() => void run()}>
              {t("batch.go", { step: chosen.offer.title, count: chosen.matters.size })}
            </Button>
          )}
          <Button onClick={onClose}>{over ? t("batch.close") : t("batch.cancel")}</Button>
        </>
      }
    >
      {failed !== undefined && <ProblemAlert error={failed} />}
      {!steps && failed === undefined && <Spin />}
      {rows && <BatchResults rows={rows} />}
      {steps && !rows && (
        <>
          {steps.length === 0 && <p>{t("batch.nothing")}</p>}
          {(asked.step === undefined || !chosen) && (
            <Radio.Group
              aria-label={t("batch.which")}
              value={chosen?.offer.step}
              onChange={(event) => setChosen(steps.find(({ offer }) => offer.step === event.target.value))}
              style={{ display: "grid", gap: 4, marginBottom: 12 }}
              options={steps.map(({ offer, matters }) => ({
                value: offer.step,
                label: t("batch.step", { step: offer.title, count: matters.size, all: asked.matters.length }),
              }))}
            />
          )}
          {chosen && chosen.matters.size < asked.matters.length && (
            <p className="quiet">{t("batch.some", { count: asked.matters.length - chosen.matters.size })}</p>
          )}
          {chosen && (
            <Form form={form} key={chosen.offer.step} layout="vertical" aria-label={chosen.offer.title}>
              <Fields fields={chosen.offer.fields} path={["data"]} authority={me.authority} />
              {chosen.offer.reason && (
                <Form.Item
                  name="reason"
                  label={t("batch.reason")}
                  rules={[{ required: true, whitespace: true, message: t("batch.reason-needed") }]}
                >
                  <Input.TextArea rows={2} className="grows" maxLength={2_000} />
                </Form.Item>
              )}
            </Form>
          )}
        </>
      )}
    </Modal>
  );
};
