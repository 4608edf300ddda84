import fc from "fast-check";

export interface Operation {
  method: string;
  path: string;
  statuses: number[];
  query: string[];
}

/** Asks as somebody, for instance `li`; undefined asks without a token. */
export type Ask = (
  who: string | undefined,
  method: string,
  path: string,
  body?: string,
  headers?: Record<string, string>,
) => Promise<Response>;

/** The operations of an OpenAPI description. */
export const operationsOf = (document: {
  paths: Record<string, Record<string, { responses: object; parameters?: { in: string; name: string }[] }>>;
}): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses, parameters = [] }]) => ({
      method: method.toUpperCase(),
      path,
      statuses: Object.keys(responses).map(Number),
      query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    })),
  );

const nasty = fc.constantFrom(
  "",
  "0",
  "-1",
  "1",
  "999999999999",
  "null",
  "true",
  "' OR 1=1 --",
  "../../etc/passwd",
  "%00",
  "\u0000",
  "\uFFFD",
  "𠀀",
  "a".repeat(3_000),
  "2026-02-30",
  "2026-03-09",
  "__proto__",
  "{}",
  "<script>",
  "approval-notice",
  "mine",
  "licence",
);
const text = fc.oneof(nasty, fc.string({ maxLength: 40 }), fc.string({ unit: "binary", maxLength: 20 }));
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .record(
      {
        flow: fc.constantFrom("approval-notice", "x"),
        step: text,
        data: fc.object({ maxDepth: 3 }),
        papers: fc.anything({ maxDepth: 2 }),
        reason: text,
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value) ?? "{}"),
  fc
    .record({ officer: text, client: text, cells: fc.dictionary(text, text) }, { requiredKeys: [] })
    .map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 200 }),
);
const type = fc.constantFrom(
  "application/json",
  "text/csv",
  "application/octet-stream",
  "application/x-www-form-urlencoded",
  "text/html",
  "",
);

const safe = (value: string): string => {
  // fetch refuses lone surrogates; a client that sent them would send the replacement sign.
  const well = value.toWellFormed();
  return encodeURIComponent(well === "." || well === ".." ? `${well}x` : well);
};

const request = (people: readonly string[], ids: readonly string[]) =>
  fc.record({
    index: fc.nat(),
    parts: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...ids) }, { weight: 3, arbitrary: text }), {
      minLength: 3,
      maxLength: 3,
    }),
    query: fc.dictionary(fc.nat({ max: 8 }).map(String), fc.oneof(text, fc.constantFrom(...ids)), { maxKeys: 3 }),
    body: json,
    type,
    who: fc.constantFrom(undefined, ...people),
    headers: fc.record(
      {
        "if-match": fc.constantFrom('"1"', "1", "*", '"x"'),
        "idempotency-key": fc.constantFrom("k", "k2", "schlüssel"),
        "last-event-id": fc.constantFrom("", "1", "x"),
      },
      { requiredKeys: [] },
    ),
  });

/**
 * Asks anything of any operation as anybody. `check` is called with what was asked and the answer; gives how often each
 * status came, so that a test can see that it reached more than refusals.
 */
export const askAnything = async ({
  ask,
  operations,
  people,
  ids,
  runs,
  check,
}: {
  ask: Ask;
  operations: readonly Operation[];
  people: readonly string[];
  ids: readonly string[];
  runs: number;
  check: (operation: Operation, response: Response, text: string) => void;
}): Promise<Map<number, number>> => {
  const statuses = new Map<number, number>();
  // A stream has no end to wait for.
  const finite = operations.filter(({ path }) => path !== "/api/v1/events");
  await fc.assert(
    fc.asyncProperty(request(people, ids), async ({ index, parts, query, body, type: sentAs, who, headers }) => {
      const operation = finite[index % finite.length]!;
      let part = 0;
      const path = operation.path.replace(/\{\w+\}/g, () => safe(parts[part++] ?? "x") || "x");
      const search = Object.entries(query).map(
        ([name, value]) => `${safe(operation.query[Number(name)] ?? `q${name}`)}=${safe(value)}`,
      );
      const sent = operation.method === "POST" ? body.toWellFormed() : undefined;
      const encoded = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, encodeURI(value)]),
      ) as Record<string, string>;
      const response = await ask(
        who,
        operation.method,
        `${path}${search.length > 0 ? `?${search.join("&")}` : ""}`,
        sent,
        { ...(sent !== undefined && { "content-type": sentAs }), ...encoded },
      );
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      check(operation, response, await response.text());
    }),
    { numRuns: runs },
  );
  return statuses;
};
