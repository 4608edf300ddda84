import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startBrokers } from "../containers/brokers.ts";
import { describeWith } from "../describe-with.ts";
import { licence } from "../open-county.ts";
import { tokenOf } from "../server.ts";
import { operatorsPeers } from "./county/operators-peers.ts";
import { settleAll } from "./county/settled.ts";
import { withProcesses } from "./county/with-processes.ts";

interface Span {
  service: string;
  name: string;
  trace: string;
  id: string;
  parent: string;
  attributes: Record<string, unknown>;
}

interface Sent {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: {
      spans: {
        name: string;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        attributes: { key: string; value: Record<string, unknown> }[];
      }[];
    }[];
  }[];
}

/** What takes spans in place of a collector: OTLP over HTTP, as JSON. */
const collector = async () => {
  const spans: Span[] = [];
  const resources: string[][] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      for (const { resource, scopeSpans } of (JSON.parse(text) as Sent).resourceSpans) {
        const named = Object.fromEntries(resource.attributes.map(({ key, value }) => [key, value.stringValue]));
        resources.push(Object.keys(named));
        for (const span of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({
            service: named["service.name"] ?? "",
            name: span.name,
            trace: span.traceId,
            id: span.spanId,
            parent: span.parentSpanId ?? "",
            attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
          });
      }
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    resources,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

describeWith("a trace", await startBrokers(), ({ kafka, mongo }) => {
  test("runs from the request over the call, the store, the bus and the reader to the officer's notice, and holds nobody's data", async () => {
    const taken = await collector();
    const at = { kafka: kafka.brokers, mongo: mongo.urlOf(""), namespace: "traces" };
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    try {
      await withProcesses(
        at,
        async ({ url, peers: to }) => {
          // What is handed over together with facts of other traces is a trace of its own.
          const peers = operatorsPeers({ peers: to });
          await settleAll(peers);
          peers.close();
          const token = await tokenOf(url, { officer: "li" });
          const response = await fetch(`${url}/api/v1/matters`, {
            method: "POST",
            headers: {
              authorization: `Bearer ${token}`,
              "content-type": "application/json",
              traceparent: `00-${traceId}-b7ad6b7169203331-01`,
            },
            body: JSON.stringify({ flow: "approval-notice", data: { licence: licence(1, "S") } }),
          });
          expect(response.status).toBe(201);
          const isThere = (): boolean =>
            taken.spans.some(
              ({ trace, name, attributes }) =>
                trace === traceId && name === "views.write" && attributes["consumer"] === "supervision",
            );
          while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 50));
        },
        { env: { OTEL_EXPORTER_OTLP_ENDPOINT: taken.url } },
      );
    } finally {
      await taken.close();
    }
    const mine = taken.spans.filter(({ trace }) => trace === traceId);
    const told = (name: string, service: string): Span => {
      const found = mine.find((span) => span.name === name && span.service === service);
      if (!found)
        throw new Error(
          `no ${name} of ${service} among ${mine.map((span) => `${span.service} ${span.name}`).join(", ")}`,
        );
      return found;
    };
    const request = mine.find(({ parent }) => parent === "b7ad6b7169203331")!;
    expect(request.service).toBe("gateway");
    const call = told("grpc.call", "gateway");
    const served = told("grpc.serve", "approval");
    expect(call.parent).toBe(request.id);
    expect(served.parent).toBe(call.id);
    expect(told("matter.take", "approval").parent).toBe(served.id);
    expect(told("store.append", "approval").parent).toBe(told("matter.take", "approval").id);
    told("bus.publish", "approval");
    const handled = mine.find(
      ({ name, service, attributes }) =>
        name === "bus.handle" && service === "supervision" && String(attributes["group"]).startsWith("supervision"),
    )!;
    const written = mine.find(({ name, service }) => name === "views.write" && service === "supervision")!;
    expect(written.parent).toBe(handled.id);
    // Names, counts and ids alone; and of the process its name alone.
    expect(JSON.stringify(taken.spans)).not.toMatch(/物流|李明澈|91420899/);
    expect(new Set(taken.resources.flat())).toEqual(new Set(["service.namespace", "service.name"]));
  }, 180_000);
});
