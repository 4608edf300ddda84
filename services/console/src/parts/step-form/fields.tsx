import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import type { Rule } from "antd/es/form";
import { useTranslation } from "react-i18next";
import type { Field } from "../../api/types.gen.ts";
import { fieldTitle } from "../field-title.ts";
import { checkField } from "./check-field.ts";
import { FieldInput } from "./field-input.tsx";

type Path = (string | number)[];

interface FieldsProps {
  fields: readonly Field[];
  /** Where these stand in the form's values; antd takes it with the names of outer lists left out. */
  path: Path;
  authority?: string | undefined;
}

/** Fields one below the other; nested ones in a frame, lists with buttons to add and remove. */
export const Fields = ({ fields, path, authority }: FieldsProps) => {
  const { t } = useTranslation("parts");
  const rules = (field: Field): Rule[] => [
    {
      validator: (_rule, value: unknown) => {
        const fault = checkField(field, value);
        return fault
          ? Promise.reject(new Error(t(fault.key, { count: fault.count, field: fieldTitle(field) })))
          : Promise.resolve();
      },
    },
  ];
  return fields.map((field) => {
    const name = [...path, field.name];
    if (field.type === "message" && field.list)
      return <MessageList key={field.name} field={field} path={name} authority={authority} />;
    if (field.type === "message")
      return (
        <fieldset key={field.name} className="panel">
          <legend>{field.title}</legend>
          <Fields fields={field.fields} path={name} authority={authority} />
        </fieldset>
      );
    return (
      <Form.Item
        key={field.name}
        name={name}
        label={fieldTitle(field)}
        required={field.required}
        rules={rules(field)}
        {...(field.help !== undefined && { extra: field.help })}
      >
        <FieldInput field={field} authority={authority} />
      </Form.Item>
    );
  });
};

const MessageList = ({ field, path, authority }: { field: Field; path: Path; authority?: string | undefined }) => {
  const { t } = useTranslation("parts");
  return (
    <fieldset className="panel">
      <legend>{field.title}</legend>
      <Form.List
        name={path}
        {...(field.least > 0 && { initialValue: Array.from({ length: field.least }, () => ({})) })}
      >
        {(entries, { add, remove }) => (
          <>
            {entries.map((entry) => (
              <div key={entry.key} className="panel">
                <Fields fields={field.fields} path={[entry.name]} authority={authority} />
                <Button size="small" icon={<DeleteOutlined aria-hidden />} onClick={() => remove(entry.name)}>
                  {t("remove")}
                </Button>
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t("add", { what: field.title })}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
};
