import { App, Button, Form, Popconfirm, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { OfficerEntry } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";
import { useMe } from "../../api/use-me.ts";
import { AuthoritySelect } from "../../parts/step-form/directory-selects.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { DayField } from "./day-field.tsx";
import { OfficerField } from "./officer-field.tsx";
import { headedBy } from "./own-authorities.ts";
import { useDirectoryChange } from "./use-directory-change.ts";

interface Asked {
  authority: string;
  officer: string;
  posts: string[];
  successor: string;
  from: string;
}

/** All posts of an officer, with every duty and open matter that hangs on them, to a successor from a day on. */
export const HandOverForm = ({ today }: { today: string }) => {
  const { t } = useTranslation("directory");
  const { message } = App.useApp();
  const me = useMe();
  const [form] = Form.useForm<Asked>();
  const heads = headedBy(me);
  const authority = Form.useWatch("authority", { form, preserve: true }) ?? heads[0] ?? "";
  const filter = { authority };
  const officers = useAsk<{ items: OfficerEntry[] }>(
    keys.officers(filter),
    withQuery("/api/v1/directory/officers", filter),
    { enabled: authority !== "" },
  );
  const { enter, error, busy } = useDirectoryChange("/api/v1/directory/hand-overs");
  const entryOf = (id: string | undefined): OfficerEntry | undefined =>
    officers.data?.items.find((one) => one.id === id);
  const asked = Form.useWatch([], form) as Partial<Asked> | undefined;
  const holder = entryOf(asked?.officer);
  const posts = (holder?.posts ?? []).filter((post) => post.authority === authority);
  const needed = (field: string) => [{ required: true, message: t("needed", { field }) }];
  const names = posts.filter(({ id }) => asked?.posts?.includes(id)).map(({ name }) => name);

  const send = async (): Promise<void> => {
    const valid = await form.validateFields().catch(() => undefined);
    if (!valid) return;
    const { successor, from, posts: given } = valid;
    if (!(await enter({ posts: given, successor, from }))) return;
    void message.success(t("handed-over"));
    form.resetFields();
  };
  // Whoever leaves leaves all posts; one may be taken out by hand.
  const chosen = (officer: string | undefined): void =>
    form.setFieldValue(
      "posts",
      entryOf(officer)
        ?.posts.filter((post) => post.authority === authority)
        .map(({ id }) => id) ?? [],
    );

  return (
    <Form
      form={form}
      name="hand-over"
      layout="vertical"
      className="directory-form"
      initialValues={{ authority: heads[0], from: today, posts: [] }}
      aria-label={t("hand-over")}
    >
      {(me.kind === "operator" || heads.length > 1) && (
        <Form.Item name="authority" label={t("authority")} rules={needed(t("authority"))}>
          <AuthorityField />
        </Form.Item>
      )}
      <Form.Item name="officer" label={t("gives")} rules={needed(t("gives"))}>
        <HolderField officers={officers.data?.items ?? []} onChosen={chosen} />
      </Form.Item>
      <Form.Item name="posts" label={t("posts")} rules={needed(t("posts"))}>
        <Select mode="multiple" options={posts.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="successor" label={t("successor")} rules={needed(t("successor"))}>
        <OfficerField authority={authority} />
      </Form.Item>
      <Form.Item name="from" label={t("first-day")} rules={needed(t("first-day"))}>
        <DayField least={today} />
      </Form.Item>
      {error !== undefined && <ProblemAlert error={error} />}
      <Popconfirm
        title={t("hand-over-means", {
          day: asked?.from ?? "",
          posts: names.join("、"),
          who: entryOf(asked?.successor)?.name ?? "",
        })}
        okText={t("hand-over")}
        onConfirm={() => void send()}
        disabled={names.length === 0 || !asked?.successor || !asked.from}
      >
        <Button type="primary" loading={busy} onClick={() => void form.validateFields().catch(() => undefined)}>
          {t("hand-over")}
        </Button>
      </Popconfirm>
    </Form>
  );
};

const HolderField = ({
  id,
  value,
  onChange,
  officers,
  onChosen,
}: {
  id?: string;
  value?: string;
  onChange?: (officer: string) => void;
  officers: readonly OfficerEntry[];
  onChosen: (officer: string) => void;
}) => (
  <Select
    {...(id !== undefined && { id })}
    showSearch={{ optionFilterProp: "label" }}
    {...(value !== undefined && { value })}
    options={officers
      .filter(({ posts }) => posts.length > 0)
      .map(({ id: officer, name, posts }) => ({
        value: officer,
        label: `${name} · ${posts.map((post) => post.name).join("、")}`,
      }))}
    onChange={(officer: string) => {
      onChange?.(officer);
      onChosen(officer);
    }}
  />
);

const AuthorityField = ({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (authority: unknown) => void;
}) => (
  <AuthoritySelect
    {...(id !== undefined && { id })}
    value={value}
    onChange={(chosen) => onChange?.(chosen)}
    several={false}
  />
);
