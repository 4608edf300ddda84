import {
  context,
  isSpanContextValid,
  metrics,
  trace,
  SpanStatusCode,
  type Attributes,
  type SpanContext,
} from "@opentelemetry/api";

const tracer = trace.getTracer("yihan");
const meter = metrics.getMeter("yihan");

// W3C Trace Context: version 00, 16 bytes of trace id, 8 of span id, one of flags.
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Does `work` within a span of this name and ends the span with it, marked as failed if it throws. Attributes are fields
 * of the glossary (`matter`, `flow`, `step`), never people's data. Without a registered SDK it costs next to nothing.
 */
export const span = async <T>(name: string, attributes: Attributes, work: () => T | Promise<T>): Promise<T> =>
  tracer.startActiveSpan(name, { attributes }, async (current) => {
    try {
      return await work();
    } catch (error) {
      // The name only: a message may quote what somebody typed.
      current.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "error" });
      throw error;
    } finally {
      current.end();
    }
  });

/** Which span of which trace this is done in; undefined outside any trace. */
export const currentSpan = (): SpanContext | undefined => {
  const current = trace.getSpanContext(context.active());
  return current && isSpanContextValid(current) ? current : undefined;
};

/** The current span as a W3C `traceparent`, to travel with a fact or a call; undefined outside any trace. */
export const traceparentOf = (): string | undefined => {
  const current = currentSpan();
  return current && `00-${current.traceId}-${current.spanId}-${current.traceFlags.toString(16).padStart(2, "0")}`;
};

/** Does `work` as a continuation of the trace that `traceparent` names; a malformed or missing one is no trace. */
export const withTraceparent = <T>(traceparent: string | undefined, work: () => T): T => {
  const parts = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  if (!parts) return work();
  const remote = { traceId: parts[1]!, spanId: parts[2]!, traceFlags: Number.parseInt(parts[3]!, 16), isRemote: true };
  return context.with(trace.setSpanContext(context.active(), remote), work);
};

/** Counts one thing; `labels` must come from a small fixed set. */
export const counter = (name: string, description: string): ((by?: number, labels?: Attributes) => void) => {
  const instrument = meter.createCounter(name, { description });
  return (by = 1, labels) => instrument.add(by, labels);
};

/** A number that is asked for when metrics are read; returns how to stop that. */
export const gauge = (
  name: string,
  description: string,
  unit: string,
  read: () => number | Promise<number>,
): (() => void) => {
  const instrument = meter.createObservableGauge(name, { description, unit });
  const observe = async (result: { observe(value: number): void }): Promise<void> => result.observe(await read());
  instrument.addCallback(observe);
  return () => instrument.removeCallback(observe);
};
