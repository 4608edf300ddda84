import { forms } from "@yihan/contracts";
import { stepSchema } from "@yihan/matter";
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import type { Route } from "../http/route.ts";

const problemSchema = z
  .object({
    type: z.string().meta({ description: "urn:yihan:problem:<code>" }),
    title: z.string(),
    status: z.number(),
    detail: z.string().meta({ description: "says what would be possible" }),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    possible: z.array(z.object({ step: z.string(), title: z.string() })).optional(),
    version: z.number().optional().meta({ description: "the matter's version now, with 412" }),
    trace: z.string().optional(),
  })
  .meta({ id: "Problem" });

const refusals: Readonly<Record<number, string>> = {
  401: "no or bad token",
  403: "may not",
  404: "not there, or nothing one may know of",
  409: "not possible now",
  412: "the matter has moved on; the new version stands in ETag and `version`",
  413: "too large",
  415: "another media type is expected",
  422: "bad input, every fault by JSON pointer",
  429: "too many requests; Retry-After",
  500: "unexpected; `trace` names it in the log",
  503: "not available for the moment; Retry-After",
};

/** The statuses a route may answer with: its own, its refusals, and those of its kind. */
export const documentedStatuses = (route: Route): number[] => {
  const posts = route.method === "post";
  const statuses = [
    ...Object.keys(route.answers).map(Number),
    ...(route.refusals ?? []),
    ...(route.access === "public" ? [] : [401, 403]),
    ...(route.html ? [401] : []),
    ...(route.params ? [404] : []),
    ...(route.body ? [413, 415] : []),
    ...(route.params || route.query || posts ? [422] : []),
    429,
    500,
    503,
  ];
  return [...new Set(statuses)].toSorted((a, b) => a - b);
};

const responsesOf = (route: Route): ZodOpenApiResponsesObject => {
  const responses: Record<string, unknown> = {};
  for (const status of documentedStatuses(route)) {
    const own = route.answers[status];
    if (!own)
      responses[status] = {
        description: refusals[status],
        content: { "application/problem+json": { schema: problemSchema } },
      };
    else if (own.schema)
      responses[status] = { description: own.description, content: { "application/json": { schema: own.schema } } };
    else
      responses[status] = {
        description: own.description,
        ...(own.type && {
          content: {
            [own.type.split(";")[0]!]: { schema: z.string().meta({ override: { type: "string", format: "binary" } }) },
          },
        }),
      };
  }
  return responses as ZodOpenApiResponsesObject;
};

const headersOf = (route: Route): z.ZodObject | undefined => {
  const headers: Record<string, z.ZodType> = {
    "Accept-Language": z.string().optional().meta({ description: "zh-CN (default) or en" }),
  };
  if (route.repeatable)
    headers["Idempotency-Key"] = z
      .string()
      .max(255)
      .optional()
      .meta({ description: "the same key and body give the first answer again" });
  if (route.path.endsWith("/steps") && route.method === "post")
    headers["If-Match"] = z.string().optional().meta({ description: 'the version seen, such as "3"' });
  return z.object(headers);
};

const operationOf = (route: Route): ZodOpenApiOperationObject => ({
  operationId: `${route.method} ${route.path}`.replace(/[^\w]+/g, "_").replace(/_$/, ""),
  tags: [route.tag],
  summary: route.summary.en,
  description: route.summary.zh,
  security: route.access === "public" ? [] : [{ bearer: [] }, { session: [] }],
  requestParams: {
    ...(route.params && { path: route.params as z.ZodObject }),
    ...(route.query && { query: route.query as z.ZodObject }),
    header: headersOf(route)!,
  },
  ...(route.body && { requestBody: { required: true, content: { "application/json": { schema: route.body } } } }),
  ...(route.files && {
    requestBody: {
      content: Object.fromEntries(
        route.files.map((type) => [
          type,
          { schema: z.string().meta({ override: { type: "string", format: "binary" } }) },
        ]),
      ),
    },
  }),
  responses: responsesOf(route),
});

/** What a step's data may hold, by flow and step, made from the one description in proto/. */
const dataSchemas = (): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(forms).flatMap(([flow, steps]) =>
      Object.entries(steps).map(([step, fields]) => [
        `Data.${flow}.${step}`,
        stepSchema(fields).meta({ description: `data of step ${step} of ${flow}` }),
      ]),
    ),
  );

/** OpenAPI 3.1 of the whole list of routes, from the schemas that check the requests. */
export const openApiDocument = (routes: readonly Route[], server: string): ReturnType<typeof createDocument> => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Yihan 一函",
      version: "1.0.0",
      description: "Carries matters between government authorities and proves that they arrived.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: dataSchemas(),
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        session: { type: "apiKey", in: "cookie", name: "yihan-session" },
      },
    },
  });
};
