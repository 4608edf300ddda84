import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Unstartable } from "@yihan/kernel";
import type { Part } from "./run.ts";

export interface HealthServerOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** True once the service does its work here; false while it starts, stands by or stops. */
  ready(): boolean | Promise<boolean>;
  /** Prometheus text. */
  metrics(): Promise<string>;
  /** Hears of a question that could not be answered. */
  failed(error: unknown): void;
  /** Told the port, once it is listened on. */
  listening?(port: number): void;
}

type Answer = { status: number; type: string; body: string };

const json = (status: number, said: string): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify({ status: said }),
});

/** Answers `/healthz` (the process is alive), `/readyz` (it does its work) and `/metrics` to probes and collectors. */
export const healthServer = ({ host, port, ready, metrics, failed, listening }: HealthServerOptions): Part => {
  const answer = async (path: string | undefined): Promise<Answer> => {
    if (path === "/healthz") return json(200, "ok");
    if (path === "/readyz") return (await ready()) ? json(200, "ready") : json(503, "not ready");
    if (path === "/metrics")
      return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body: await metrics() };
    return json(404, "not found");
  };
  return {
    name: "health",
    start: async () => {
      const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
        answer(request.url?.split("?")[0]).then(
          ({ status, type, body }) => response.writeHead(status, { "content-type": type }).end(body),
          (error: unknown) => {
            failed(error);
            response.writeHead(503, { "content-type": "application/json" }).end(JSON.stringify({ status: "failed" }));
          },
        );
      });
      await bound(server, host, port);
      listening?.((server.address() as AddressInfo).port);
      return () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
    },
  };
};

const bound = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Unstartable(`${host}:${port} can't be listened on (${error.code}); choose another YIHAN_HEALTH_PORT.`),
      ),
    );
    server.listen(port, host, resolve);
  });
