import "./parts.css";
import { useTranslation } from "react-i18next";
import type { Field } from "../api/types.gen.ts";
import { fieldTitle } from "./field-title.ts";

type Values = Readonly<Record<string, unknown>>;
type NameOf = (code: string) => string;

/** What the system adds to a step by itself and people can read; names of texts/<language>/parts.json. */
const OWN = ["summary", "message", "documentNumber", "servedOn", "changed", "listItem", "listBasis"] as const;

const FEN = 100;

/** Values of fields that name an officer, an authority or a matter are shown by their name where it is known. */
const NAMED = new Set(["officer", "officers", "authority"]);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What was said with a step, field by field in the order and words of its form; what was left empty is left out. */
export const StepData = ({
  fields,
  data,
  nameOf = (code) => code,
}: {
  fields: readonly Field[];
  data: Values;
  nameOf?: NameOf;
}) => {
  const { t } = useTranslation("parts");
  const own = OWN.filter(
    (name) => !fields.some((field) => field.name === name) && !isEmpty(data[name]) && typeof data[name] !== "object",
  );
  const shown = fields.filter((field) => !isEmpty(data[field.name]));
  if (shown.length + own.length === 0) return null;
  return (
    <dl className="facts data">
      {shown.map((field) =>
        field.type === "message" ? (
          [data[field.name]].flat().map((one, index) => (
            <div key={`${field.name} ${index}`} className="data-nested">
              <dt className={field.list ? undefined : "visually-hidden"}>{field.title}</dt>
              <dd>
                <StepData fields={field.fields} data={one as Values} nameOf={nameOf} />
              </dd>
            </div>
          ))
        ) : (
          <div key={field.name} style={{ display: "contents" }}>
            <dt>{fieldTitle(field)}</dt>
            <dd className="wrap">
              {[data[field.name]]
                .flat()
                .map((value) => words(field, value, nameOf, t("yes"), t("no"), t("yuan")))
                .join("、")}
            </dd>
          </div>
        ),
      )}
      {own.map((name) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{t(`own.${name}`)}</dt>
          <dd className="wrap">{String(data[name])}</dd>
        </div>
      ))}
    </dl>
  );
};

const words = (field: Field, value: unknown, nameOf: NameOf, yes: string, no: string, yuan: string): string => {
  if (typeof value === "boolean") return value ? yes : no;
  if (field.format === "money" && typeof value === "number")
    return `${(value / FEN).toLocaleString("zh-CN", { minimumFractionDigits: 2 })} ${yuan}`;
  const choice = field.choices.find((one) => one.value === value);
  if (choice) return choice.title;
  return NAMED.has(field.format) ? nameOf(String(value)) : String(value);
};
