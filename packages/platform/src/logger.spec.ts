import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { createLogger } from "./logger.ts";
import { withTraceparent } from "./telemetry.ts";

test("fields come through, secrets and people's data don't", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => void lines.push(line) });
  log.info(
    { matter: "m", step: "issued", key: "k1", fact: { data: "d1", version: 2 }, officer: { name: "n1", phone: "p1" } },
    "relayed",
  );
  log.debug("too quiet");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: "info",
    matter: "m",
    step: "issued",
    fact: { version: 2 },
    msg: "relayed",
  });
  for (const hidden of ["k1", "d1", "n1", "p1"]) expect(lines[0]).not.toContain(hidden);
});

test("what is said within a trace carries its ids, what is said outside carries none", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => void lines.push(line) });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  try {
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    withTraceparent(`00-${traceId}-b7ad6b7169203331-01`, () => log.child({ part: "relay" }).info("within"));
    log.info("outside");
    expect(JSON.parse(lines[0]!)).toMatchObject({ trace_id: traceId, span_id: "b7ad6b7169203331", part: "relay" });
    expect(JSON.parse(lines[1]!)).not.toHaveProperty("trace_id");
  } finally {
    context.disable();
  }
});
