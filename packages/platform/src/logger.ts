import { pino, type Logger } from "pino";
import { currentSpan } from "./telemetry.ts";

export type { Logger };

/** Names under which secrets or people's data could slip in; their values never reach the log. */
const secret = [
  "key",
  "data",
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "name",
  "phone",
  "idNumber",
  "body",
];

/**
 * One JSON line per entry on stdout (or `to`), fields first: `log.info({ matter, flow, step }, "relayed")`. Errors keep
 * their name, code and stack, entries within a trace its ids (`trace_id`, `span_id`). Never papers, never people's data.
 */
export const createLogger = (level: string, to?: { write(line: string): void }): Logger => {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    mixin: traceFields,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
  };
  return to ? pino(options, to) : pino(options);
};

/** By the names of OpenTelemetry's log data model outside OTLP. */
const traceFields = (): object => {
  const current = currentSpan();
  return current ? { trace_id: current.traceId, span_id: current.spanId } : {};
};
