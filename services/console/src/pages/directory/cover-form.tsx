import { App, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { useMe } from "../../api/use-me.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { DayField } from "./day-field.tsx";
import { OfficerField } from "./officer-field.tsx";
import { headedBy } from "./own-authorities.ts";
import { ReroutedTable, type WhatIf } from "./rerouted-table.tsx";
import { useDirectoryChange } from "./use-directory-change.ts";

interface Asked {
  officer: string;
  deputy: string;
  from: string;
  to: string;
}

/** An absence in three fields: who, who covers, from when to when. Before it is entered one may see what it would move. */
export const CoverForm = ({ today }: { today: string }) => {
  const { t } = useTranslation("directory");
  const { message } = App.useApp();
  const me = useMe();
  const heads = headedBy(me);
  const [form] = Form.useForm<Asked>();
  const { enter, error, busy } = useDirectoryChange("/api/v1/directory/covers");
  const [foreseen, setForeseen] = useState<WhatIf>();
  const [unforeseen, setUnforeseen] = useState<unknown>();
  // A head enters it for anyone of theirs, the operator for anyone, all others for themselves.
  const chooses = heads.length > 0 || me.kind === "operator";
  const authority = heads.includes(me.authority) ? me.authority : (heads[0] ?? me.authority);
  const needed = (field: string) => [{ required: true, message: t("needed", { field }) }];

  const foresee = async (): Promise<void> => {
    setUnforeseen(undefined);
    // What is missing stands at its field.
    const cover = await form.validateFields().catch(() => undefined);
    if (!cover) return;
    try {
      setForeseen(
        await api.post<WhatIf>("/api/v1/directory/what-if", { date: cover.from, planned: { covers: [cover] } }),
      );
    } catch (problem) {
      setUnforeseen(problem);
    }
  };
  const send = async (cover: Asked): Promise<void> => {
    if (!(await enter({ ...cover, reason: t("absence-reason") }))) return;
    void message.success(t("absence-entered"));
    setForeseen(undefined);
    form.resetFields(["deputy", "to"]);
  };

  return (
    <Form
      form={form}
      name="cover"
      layout="vertical"
      className="directory-form"
      initialValues={{ officer: me.kind === "officer" ? me.id : undefined, from: today }}
      onFinish={(cover) => void send(cover)}
      onValuesChange={() => setForeseen(undefined)}
      aria-label={t("enter-absence")}
    >
      <Form.Item name="officer" label={t("officer")} rules={needed(t("officer"))}>
        {chooses ? <OfficerField authority={authority} /> : <OwnName name={me.name} />}
      </Form.Item>
      <Form.Item name="deputy" label={t("deputy")} rules={needed(t("deputy"))} extra={t("deputy-same-authority")}>
        <OfficerField authority={authority} />
      </Form.Item>
      <div className="buttons" style={{ alignItems: "flex-start", gap: 16 }}>
        <Form.Item name="from" label={t("from")} rules={needed(t("from"))}>
          <DayField />
        </Form.Item>
        <Form.Item name="to" label={t("to-inclusive")} rules={needed(t("to-inclusive"))}>
          <DayField />
        </Form.Item>
      </div>
      {error !== undefined && <ProblemAlert error={error} />}
      {unforeseen !== undefined && <ProblemAlert error={unforeseen} />}
      {foreseen && <ReroutedTable answer={foreseen} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("enter")}
        </Button>
        <Button onClick={() => void foresee()}>{t("foresee")}</Button>
      </div>
    </Form>
  );
};

const OwnName = ({ id, name }: { id?: string; name: string }) => (
  <input
    {...(id !== undefined && { id })}
    className="plain-input"
    readOnly
    value={name}
    style={{ background: "#f4f6f8" }}
  />
);
