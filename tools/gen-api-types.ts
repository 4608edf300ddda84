// Writes the shapes of the HTTP interface as TypeScript for the console, from the same description as /openapi.json.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "../services/gateway/describe/openapi.ts";
import { allRoutes } from "../services/gateway/routes/all-routes.ts";
import type { RouteParts } from "../services/gateway/routes/route-parts.ts";

const target = join(import.meta.dirname, "../services/console/src/api/types.gen.ts");

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: Schema | boolean;
  description?: string;
}

// The routes are read, never asked: nothing behind them is needed, and whoever reaches for it gets another such thing.
const nothing: never = new Proxy(() => nothing, {
  get: (_target, key) => (key === Symbol.iterator ? undefined : nothing),
}) as never;
const parts = {
  audit: nothing,
  clock: { now: () => 0 },
  measures: [],
  streams: nothing,
  config: nothing,
  signIn: nothing,
};

const nameOf = (reference: string): string =>
  reference
    .split("/")
    .at(-1)!
    .replace(/Output$/, "");

const objectOf = ({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string => {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const comment = schema.description === undefined ? "" : `${inner}/** ${schema.description} */\n`;
    return `${comment}${inner}${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema, inner)};\n`;
  });
  if (lines.length > 0) return `{\n${lines.join("")}${indent}}`;
  return `Record<string, ${typeof additionalProperties === "object" ? typeOf(additionalProperties, indent) : "unknown"}>`;
};

const typeOf = (schema: Schema, indent = ""): string => {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((one) => typeOf(one, indent)).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(" | ");
  if (schema.type === "array") {
    const item = typeOf(schema.items ?? {}, indent);
    return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === "object") return objectOf(schema, indent);
  if (schema.type === "integer") return "number";
  return schema.type ?? "unknown";
};

const document = openApiDocument(allRoutes(parts as unknown as RouteParts), "http://localhost");
const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][];
const text = [
  "// Made by tools/gen-api-types.ts from the gateway's routes. Do not edit.",
  ...schemas
    .filter(([name]) => !name.startsWith("Data."))
    .filter(([name]) => !(name.endsWith("Output") && schemas.some(([other]) => `${other}Output` === name)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => {
      const body = typeOf(schema);
      return `\n${schema.description === undefined ? "" : `/** ${schema.description} */\n`}export ${schema.type === "object" && body.startsWith("{") ? `interface ${nameOf(name)} ${body}` : `type ${nameOf(name)} = ${body};`}`;
    }),
  "",
].join("\n");

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    process.stderr.write("services/console/src/api/types.gen.ts is not what the routes make; run npm run gen\n");
    process.exitCode = 1;
  }
} else writeFileSync(target, text);
