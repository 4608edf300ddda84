import { DatePicker, Input, InputNumber, Radio, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Field } from "../../api/types.gen.ts";
import { AuthoritySelect, ItemSelect, OfficerSelect } from "./directory-selects.tsx";

export interface InputProps {
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
  field: Field;
  /** Authority whose officers are offered; all if absent. */
  authority?: string | undefined;
}

/** The input for one field by its type and format. A format that is not known here is plain text, so that new flows need no new code. */
export const FieldInput = ({ id, value, onChange = () => undefined, field, authority }: InputProps) => {
  const { t } = useTranslation("parts");
  const given = { ...(id !== undefined && { id }) };
  const text = typeof value === "string" ? value : "";
  if (field.choices.length > 0) {
    const options = field.choices.map((choice) => ({ value: choice.value, label: choice.title }));
    if (options.length <= 4 && !field.list)
      return (
        <Radio.Group {...given} value={value} options={options} onChange={(event) => onChange(event.target.value)} />
      );
    return (
      <Select
        {...given}
        allowClear
        value={value}
        options={options}
        onChange={onChange}
        {...(field.list && { mode: "multiple" as const })}
      />
    );
  }
  if (field.format === "date")
    return (
      <DatePicker
        {...given}
        style={{ width: 180 }}
        value={text === "" ? null : dayjs(text)}
        onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : undefined)}
      />
    );
  if (field.type === "boolean")
    return (
      <Radio.Group
        {...given}
        value={value}
        options={[
          { value: true, label: t("yes") },
          { value: false, label: t("no") },
        ]}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (field.format === "money")
    return (
      <InputNumber<number>
        {...given}
        min={0}
        precision={2}
        style={{ width: 220 }}
        suffix={t("yuan")}
        value={value as number | null}
        onChange={onChange}
      />
    );
  if (field.type === "number")
    return (
      <InputNumber<number>
        {...given}
        min={0}
        precision={0}
        style={{ width: 180 }}
        value={value as number | null}
        onChange={onChange}
      />
    );
  if (field.format === "officer" || field.format === "officers")
    return <OfficerSelect {...given} value={value} onChange={onChange} several={field.list} authority={authority} />;
  if (field.format === "authority")
    return <AuthoritySelect {...given} value={value} onChange={onChange} several={field.list} />;
  if (field.format === "item") return <ItemSelect {...given} value={value} onChange={onChange} several={field.list} />;
  if (field.list) return <Select {...given} mode="tags" value={value as string[]} onChange={onChange} open={false} />;
  if (field.format === "long-text")
    return (
      <Input.TextArea
        {...given}
        rows={3}
        className="grows"
        showCount
        {...(field.max > 0 && { count: { max: field.max } })}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const code = field.format === "uscc" || field.format === "place";
  return (
    <Input
      {...given}
      value={text}
      {...(code && { style: { maxWidth: 260 } })}
      onChange={(event) =>
        onChange(field.format === "uscc" ? event.target.value.toUpperCase().trim() : event.target.value)
      }
    />
  );
};
