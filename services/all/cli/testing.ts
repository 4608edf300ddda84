import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";

/** What a run left behind. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line as `main.ts` does, with terminals that remember. */
export const ran = async (
  args: readonly string[],
  { data = "none", port = 1, input = "" }: { data?: string; port?: number; input?: string } = {},
): Promise<Ran> => {
  const written = { out: "", err: "" };
  const code = await runProgram(
    args,
    { host: "127.0.0.1", port, data },
    {
      out: (text) => void (written.out += typeof text === "string" ? text : Buffer.from(text).toString("utf8")),
      err: (text) => void (written.err += text),
      watched: false,
      input: (async function* () {
        yield Buffer.from(input);
      })(),
    },
  );
  return { code, ...written };
};

/** A request as the fake gateway saw it. */
export interface Seen {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage["headers"];
  body: string;
}

/** What the fake gateway answers to `METHOD /path`. */
export type Answers = Readonly<
  Record<
    string,
    (seen: Seen) => { status?: number; json?: unknown; bytes?: string | Uint8Array; headers?: Record<string, string> }
  >
>;

/** A gateway that gives set answers and remembers what it was asked; 404 for everything else. */
export const fakeGateway = async (
  answers: Answers,
): Promise<{ port: number; seen: Seen[]; close(): Promise<void> }> => {
  const seen: Seen[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const url = new URL(request.url!, "http://fake");
    const one: Seen = {
      method: request.method!,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    seen.push(one);
    const {
      status = 200,
      json,
      bytes,
      headers = {},
    } = answers[`${one.method} ${one.path}`]?.(one) ?? {
      status: 404,
      json: { title: "没有找到", detail: "没有这一路径。", code: "no-such-route" },
    };
    response.writeHead(status, {
      "content-type":
        json === undefined
          ? "application/octet-stream"
          : status < 400
            ? "application/json"
            : "application/problem+json",
      ...headers,
    });
    response.end(json === undefined ? bytes : JSON.stringify(json));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The demo's sign-in as the fake gateway has it: one officer who signs for the approval centre, one at the judicial desk. */
export const demoAnswers: Answers = {
  "GET /demo/officers": () => ({
    json: {
      items: [
        {
          id: "wang",
          name: "王某",
          authority: "B",
          authorityName: "市场监管局",
          unit: "",
          unitName: "",
          posts: [{ id: "b", name: "承办", kind: "handler" }],
        },
        {
          id: "li",
          name: "李某",
          authority: "A",
          authorityName: "审批局",
          unit: "u",
          unitName: "办公室",
          posts: [{ id: "a", name: "签发人", kind: "signer" }],
        },
        {
          id: "xu",
          name: "许某",
          authority: "J",
          authorityName: "司法局",
          unit: "",
          unitName: "",
          posts: [{ id: "j", name: "受理岗", kind: "desk" }],
        },
      ],
    },
  }),
  "POST /demo/token": ({ body }) => ({
    json: {
      token: `token-${(JSON.parse(body) as { officer?: string }).officer ?? "machine"}`,
      tokenType: "Bearer",
      expiresIn: 60,
    },
  }),
  "GET /api/v1/me": ({ headers }) => ({
    json: {
      authorityKind:
        headers.authorization === "Bearer token-li"
          ? "APPROVAL"
          : headers.authorization === "Bearer token-xu"
            ? "JUSTICE"
            : "OTHER",
    },
  }),
};

/** Runs a command line against a gateway with these answers beside the demo's sign-in. */
export const against = async (
  answers: Answers,
  args: readonly string[],
  more: { data?: string; input?: string } = {},
): Promise<Ran & { seen: Seen[] }> => {
  const gateway = await fakeGateway({ ...demoAnswers, ...answers });
  try {
    return { ...(await ran(args, { port: gateway.port, ...more })), seen: gateway.seen };
  } finally {
    await gateway.close();
  }
};

/** A route as the gateway shows it. */
export const shownRoute = {
  authority: "B",
  authorityName: "市场监管局",
  unit: "",
  post: "b",
  postName: "承办",
  officer: "wang",
  officerName: "王某",
  covers: "",
  coversName: "",
  by: "duty",
  why: "权责清单载明",
};

/** The demo county's files. */
export const demo = join(import.meta.dirname, "../demo");

/** A temporary folder for the tests of one file, removed after them. */
export const testFolder = (): { path: string } => {
  const folder = { path: "" };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "yihan-cli-"));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
};
