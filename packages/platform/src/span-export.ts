import { context, diag, DiagLogLevel, propagation, trace } from "@opentelemetry/api";
import type { Logger } from "./logger.ts";
import type { Part } from "./run.ts";

/** Spans that wait to be sent, at most; what comes beyond is dropped. */
const MOST_WAITING = 4_096;
const EVERY_MS = 1_000;
/** A collector that does not answer is given up after this, also when the process stops. */
const LIMIT_MS = 2_000;

/**
 * Sends the spans of this process to a collector by OTLP over HTTP. A collector that is away harms nothing: spans are
 * dropped, and the log says so once until it is back. Without an endpoint nothing of it is loaded.
 */
export const spanExport = (
  { otlpEndpoint }: { otlpEndpoint: string | undefined },
  service: string,
  logger: Pick<Logger, "warn">,
): Part => ({
  name: "spans",
  start: async () => {
    if (otlpEndpoint === undefined) return async () => undefined;
    const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }, contexts] =
      await Promise.all([
        import("@opentelemetry/sdk-trace"),
        import("@opentelemetry/exporter-trace-otlp-http"),
        import("@opentelemetry/resources"),
        import("@opentelemetry/context-async-hooks"),
      ]);
    let told = false;
    const once = (message: string): void => {
      if (!told) logger.warn({ detail: message }, "spans could not be sent");
      told = true;
    };
    const silent = (): void => undefined;
    diag.setLogger({ error: once, warn: silent, info: silent, debug: silent, verbose: silent }, DiagLogLevel.ERROR);
    const provider = new TracerProvider({
      // Only what tells services apart: neither the machine nor its command line.
      resource: resourceFromAttributes({ "service.namespace": "yihan", "service.name": service }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: new OTLPTraceExporter({
            url: `${otlpEndpoint.replace(/\/$/, "")}/v1/traces`,
            timeoutMillis: LIMIT_MS,
          }),
          maxQueueSize: MOST_WAITING,
          scheduledDelayMillis: EVERY_MS,
          exportTimeoutMillis: LIMIT_MS,
        }),
      ],
    });
    trace.setGlobalTracerProvider(provider);
    context.setGlobalContextManager(new contexts.AsyncLocalStorageContextManager().enable());
    return async () => {
      await Promise.race([provider.shutdown(), new Promise((resolve) => setTimeout(resolve, LIMIT_MS).unref())]);
      trace.disable();
      context.disable();
      propagation.disable();
    };
  },
});
