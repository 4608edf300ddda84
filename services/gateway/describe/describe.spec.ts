import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startedGateway, type Called } from "../testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object>; security: object[] }>>;
  components: { schemas: Record<string, { properties?: Record<string, object> }> };
}

const openApi = async (): Promise<Document> =>
  (await at.call(undefined, "GET", "/openapi.json")).json() as Promise<Document>;

/** Paths written in the routes' own files, so that a route outside the list would be noticed. */
const written = (): string[] =>
  readdirSync(join(import.meta.dirname, "../routes"))
    .flatMap((file) =>
      [
        ...readFileSync(join(import.meta.dirname, "../routes", file), "utf8").matchAll(
          /^\s+path: ["`](\/[^"`]*)["`]/gm,
        ),
      ].map(([, path]) => path!),
    )
    .flatMap((path) =>
      path.includes("${rung}") ? ["read", "delivered"].map((rung) => path.replace("${rung}", rung)) : [path],
    );

test("every route is in the description, and nothing else is", async () => {
  const { openapi, paths } = await openApi();
  expect(openapi).toBe("3.1.0");
  expect(Object.keys(paths).toSorted()).toEqual([...new Set(written())].toSorted());
});

test("every described route is there: none answers like an unknown address", async () => {
  const { paths } = await openApi();
  for (const [path, operations] of Object.entries(paths)) {
    for (const method of Object.keys(operations)) {
      const response = await at.call(
        undefined,
        method.toUpperCase(),
        path.replace(/\{\w+\}/g, "x"),
        method === "post" ? {} : undefined,
      );
      expect([method, path, await response.text()]).not.toEqual([
        method,
        path,
        expect.stringContaining("no-such-route"),
      ]);
    }
  }
});

test("operations have names of their own and say which statuses they answer with", async () => {
  const operations = Object.values((await openApi()).paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { responses, security } of operations)
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(security.length > 0 ? ["401", "403", "429"] : ["429"]),
    );
});

test("a step's data is described field by field from its one description", async () => {
  const { components } = await openApi();
  expect(Object.keys(components.schemas["Data.approval-notice.returned"]!.properties!)).toEqual(["proposed"]);
});

test("no description refers to what is not there", async () => {
  for (const path of ["/openapi.json", "/asyncapi.json"]) {
    const text = await (await at.call(undefined, "GET", path)).text();
    const document = JSON.parse(text) as object;
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer!
        .split("/")
        .reduce<unknown>(
          (at_, key) => (at_ as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")],
          document,
        );
      expect([pointer, found]).not.toEqual([pointer, undefined]);
    }
  }
});

test("the events' description has every step of every flow on its service's topic", async () => {
  const document = (await (await at.call(undefined, "GET", "/asyncapi.json")).json()) as {
    asyncapi: string;
    channels: Record<string, { messages: object }>;
  };
  expect(document.asyncapi).toBe("3.0.0");
  expect(Object.keys(document.channels["yihan.approval"]!.messages)).toEqual(
    expect.arrayContaining(["approval-notice.issued", "approval-notice.lapsed"]),
  );
});
