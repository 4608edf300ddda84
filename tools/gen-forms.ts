// Reads the step descriptions (form.proto options) out of the descriptors and writes them as plain data:
// `forms.ts` in the folder named by --out. Called by tools/gen.ts after the codecs.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

interface FieldDescriptor {
  name: string;
  jsonName: string;
  label: string;
  type: string;
  typeName?: string;
  oneofIndex?: number;
  options?: Record<string, FormOption>;
}
interface FormOption {
  zh: string;
  en: string;
  required?: boolean;
  max?: number;
  format?: string;
  helpZh?: string;
  helpEn?: string;
  choices?: { value: string; zh: string; en: string }[];
  personal?: boolean;
  least?: number;
}
interface MessageDescriptor {
  name: string;
  field?: FieldDescriptor[];
}
interface FileDescriptor {
  package: string;
  messageType?: MessageDescriptor[];
}

const root = join(import.meta.dirname, "..");
const FORM = "[yihan.matter.v1.form]";

const image = spawnSync("buf", ["build", "-o", "-#format=json"], { cwd: root, maxBuffer: 64 * 1_048_576 });
if (image.status !== 0) throw new Error(`buf build ended with code ${image.status}: ${image.stderr.toString()}`);
const files = (JSON.parse(image.stdout.toString()) as { file: FileDescriptor[] }).file;

const messages = new Map<string, MessageDescriptor>();
for (const file of files)
  for (const message of file.messageType ?? []) messages.set(`.${file.package}.${message.name}`, message);

const types: Record<string, string> = {
  TYPE_STRING: "string",
  TYPE_BOOL: "boolean",
  TYPE_MESSAGE: "message",
  TYPE_BYTES: "bytes",
};

/** The fields a person fills in. A field without a form is the system's own and is never taken from outside. */
function fieldsOf(message: MessageDescriptor): object[] {
  return (message.field ?? []).flatMap((field) => {
    const form = field.options?.[FORM];
    if (!form) return [];
    const nested = field.typeName ? messages.get(field.typeName) : undefined;
    return [
      {
        name: field.jsonName,
        title: { zh: form.zh, en: form.en },
        type: types[field.type] ?? "number",
        list: field.label === "LABEL_REPEATED",
        required: form.required ?? false,
        max: form.max ?? 2000,
        format: form.format ?? "text",
        ...(form.helpZh ? { help: { zh: form.helpZh, en: form.helpEn ?? "" } } : {}),
        choices: (form.choices ?? []).map(({ value, zh, en }) => ({ value, title: { zh, en } })),
        personal: form.personal ?? false,
        least: form.least ?? 0,
        fields: nested ? fieldsOf(nested) : [],
      },
    ];
  });
}

const forms: Record<string, Record<string, object[]>> = {};
for (const file of files) {
  const fact = file.messageType?.find((message) => message.name.endsWith("Fact"));
  if (!fact) continue;
  const flow = file.package.split(".")[1]!.replaceAll("_", "-");
  forms[flow] = Object.fromEntries(
    (fact.field ?? [])
      .filter((field) => field.oneofIndex !== undefined)
      .map((field) => [field.jsonName, fieldsOf(messages.get(field.typeName!)!)]),
  );
}

const out = process.argv[process.argv.indexOf("--out") + 1];
if (!process.argv.includes("--out") || !out) throw new Error("usage: gen-forms.ts --out <folder>");
writeFileSync(
  join(out, "forms.ts"),
  `// Made by tools/gen-forms.ts from proto/. Do not edit.\nimport type { Field } from "../field.ts";\n\n/** What a person fills in, by flow and step. */\nexport const forms: Record<string, Record<string, readonly Field[]>> = ${JSON.stringify(forms, null, 1)};\n`,
);
