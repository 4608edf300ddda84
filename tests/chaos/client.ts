import { Agent, request } from "node:http";

/** An answer over HTTP; undefined in place of it says that the connection broke. */
export interface Reply {
  status: number;
  // Whatever the API gives is read field by field.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  replayed: boolean;
}

/** Sends requests to one server over few connections; what breaks off is no answer and no error. */
export const openClient = (url: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const ask = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Buffer,
  ): Promise<Reply | undefined> =>
    new Promise((resolve) => {
      const sent = request(
        url + path,
        {
          method,
          agent,
          headers: { ...headers, ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }) },
          timeout: 20_000,
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => (text += part));
          response.on("error", () => resolve(undefined));
          response.on("close", () => {
            if (!response.complete) resolve(undefined);
          });
          response.on("end", () => {
            if (!response.complete) return;
            const json = response.headers["content-type"]?.includes("json");
            resolve({
              status: response.statusCode!,
              body: json ? JSON.parse(text) : text,
              replayed: response.headers["idempotency-replayed"] === "true",
            });
          });
        },
      );
      sent.on("error", () => resolve(undefined));
      sent.on("timeout", () => sent.destroy());
      sent.end(body);
    });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    get: (token: string, path: string) => ask("GET", path, bearer(token)),
    post: (token: string, path: string, body: object, key?: string) =>
      ask(
        "POST",
        path,
        { ...bearer(token), "content-type": "application/json", ...(key !== undefined && { "idempotency-key": key }) },
        JSON.stringify(body),
      ),
    send: (token: string, path: string, bytes: string | Buffer, type: string, key?: string) =>
      ask(
        "POST",
        path,
        { ...bearer(token), "content-type": type, ...(key !== undefined && { "idempotency-key": key }) },
        bytes,
      ),
    close: () => agent.destroy(),
  };
};

export type Client = ReturnType<typeof openClient>;
