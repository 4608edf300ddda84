import { Button, Form, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { flatTree, type TreeNode } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";
import { useMe } from "../../api/use-me.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { DateSlider } from "./date-slider.tsx";
import { OfficerField } from "./officer-field.tsx";
import { PlaceSelect } from "./place-select.tsx";
import { plannedRows, type Plan } from "./planned-rows.ts";
import { usePlaces } from "./use-places.ts";
import { ReroutedTable, type WhatIf } from "./rerouted-table.tsx";

/** What a change that is not yet made would move: somebody away, a post in other hands, a duty with another authority. */
export const Planned = ({ day, onDay }: { day: string; onDay: (day: string) => void }) => {
  const { t } = useTranslation("directory");
  const me = useMe();
  const [form] = Form.useForm<Plan>();
  const plan = (Form.useWatch([], form) ?? {}) as Partial<Plan>;
  const [answer, setAnswer] = useState<WhatIf>();
  const [error, setError] = useState<unknown>();
  const tree = useAsk<{ items: TreeNode[] }>(keys.tree(day), withQuery("/api/v1/directory/tree", { date: day }));
  const items = useAsk<{ items: { code: string; name: string }[] }>(
    keys.items(day),
    withQuery("/api/v1/directory/items", { date: day }),
  );
  const places = usePlaces(day);
  const authorities = flatTree(tree.data?.items ?? []);
  const node = authorities.find(({ code }) => code === (plan.authority ?? me.authority));
  const kind = plan.kind ?? "away";
  const needed = (field: string) => [{ required: true, message: t("needed", { field }) }];
  const ask = async (wanted: Plan): Promise<void> => {
    setError(undefined);
    try {
      setAnswer(
        await api.post<WhatIf>("/api/v1/directory/what-if", {
          date: day,
          planned: plannedRows(wanted, { day, node, county: places[0]?.code ?? "" }),
        }),
      );
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <DateSlider value={day} onChange={(wanted) => (setAnswer(undefined), onDay(wanted))} />
      <section className="panel" aria-label={t("view.planned")}>
        <p className="quiet">{t("planned-means", { day })}</p>
        <Form
          form={form}
          name="planned"
          layout="vertical"
          className="directory-form"
          initialValues={{ kind: "away", authority: me.authority || undefined, role: "supervise", place: "" }}
          onFinish={(wanted) => void ask(wanted)}
          onValuesChange={() => setAnswer(undefined)}
          aria-label={t("view.planned")}
        >
          <Form.Item name="kind" label={t("plan")}>
            <Radio.Group
              optionType="button"
              options={(["away", "hands", "duty"] as const).map((value) => ({ value, label: t(`plan.${value}`) }))}
            />
          </Form.Item>
          {kind === "duty" && (
            <>
              <Form.Item name="item" label={t("item")} rules={needed(t("item"))}>
                <Select
                  showSearch={{ optionFilterProp: "label" }}
                  options={(items.data?.items ?? []).map(({ code, name }) => ({
                    value: code,
                    label: `${name} ${code}`,
                  }))}
                />
              </Form.Item>
              <Form.Item name="role" label={t("role")}>
                <Radio.Group
                  options={(["supervise", "enforce"] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name="place" label={t("place")}>
                <PlaceSelect day={day} />
              </Form.Item>
            </>
          )}
          <Form.Item
            name="authority"
            label={kind === "duty" ? t("new-authority") : t("authority")}
            rules={needed(t("authority"))}
          >
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={authorities.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Form.Item>
          {kind === "away" && (
            <>
              <Form.Item name="officer" label={t("officer")} rules={needed(t("officer"))}>
                <OfficerField authority={node?.code ?? ""} />
              </Form.Item>
              <Form.Item name="deputy" label={t("deputy")} rules={needed(t("deputy"))}>
                <OfficerField authority={node?.code ?? ""} />
              </Form.Item>
            </>
          )}
          {kind === "hands" && (
            <>
              <Form.Item name="post" label={t("post")} rules={needed(t("post"))}>
                <Select
                  showSearch={{ optionFilterProp: "label" }}
                  options={(node?.posts ?? []).map(({ id, name, officerName }) => ({
                    value: id,
                    label: `${name} · ${officerName || t("vacant")}`,
                  }))}
                />
              </Form.Item>
              <Form.Item name="successor" label={t("successor")} extra={t("successor-nobody")}>
                <OfficerField authority={node?.code ?? ""} />
              </Form.Item>
            </>
          )}
          <Button type="primary" htmlType="submit">
            {t("suppose")}
          </Button>
        </Form>
      </section>
      {error !== undefined && <ProblemAlert error={error} />}
      {answer && (
        <section className="panel" aria-label={t("moves-what")}>
          <ReroutedTable answer={answer} />
        </section>
      )}
    </>
  );
};
