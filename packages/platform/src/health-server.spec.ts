import { durations } from "./durations.ts";
import { healthServer } from "./health-server.ts";
import { measureText } from "./measures.ts";

test("alive is not ready: probes are told each, and a collector gets numbers even where one of them fails", async () => {
  let working = false;
  let at = 0;
  const faults: unknown[] = [];
  const handled = durations("yihan_call_duration_seconds", "Time to an answer.");
  handled.note({ rpc: "Take", code: "OK" }, 0.003);
  handled.note({ rpc: "Take", code: "OK" }, 20);
  const stop = await healthServer({
    host: "127.0.0.1",
    port: 0,
    ready: () => working,
    metrics: async () =>
      handled.text() +
      (await measureText(
        [
          { name: "yihan_lag_facts", help: "Facts not handled yet.", labels: { group: "audit" }, read: () => 3 },
          { name: "yihan_broken", help: "Never known.", read: () => Promise.reject(new Error("away")) },
          { name: "yihan_lag_facts", help: "Facts not handled yet.", labels: { group: 'a "b"' }, read: async () => 4 },
        ],
        (error) => faults.push(error),
      )),
    failed: (error) => faults.push(error),
    listening: (port) => void (at = port),
  }).start();
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${at}${path}`);
    return { status: response.status, text: await response.text() };
  };
  expect((await ask("/healthz")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(503);
  working = true;
  expect((await ask("/readyz?x=1")).status).toBe(200);
  expect((await ask("/elsewhere")).status).toBe(404);
  const { text } = await ask("/metrics");
  expect(text).toContain('yihan_call_duration_seconds_bucket{rpc="Take",code="OK",le="0.005"} 1\n');
  expect(text).toContain('yihan_call_duration_seconds_bucket{rpc="Take",code="OK",le="+Inf"} 2\n');
  expect(text).toContain(
    '# HELP yihan_lag_facts Facts not handled yet.\n# TYPE yihan_lag_facts gauge\nyihan_lag_facts{group="audit"} 3\nyihan_lag_facts{group="a \\"b\\""} 4\n',
  );
  expect(text).not.toContain("yihan_broken");
  expect(faults).toHaveLength(1);
  await stop();
  await expect(fetch(`http://127.0.0.1:${at}/healthz`)).rejects.toThrow();
});

test("a question that can't be answered is a 503, not silence", async () => {
  const faults: unknown[] = [];
  let at = 0;
  const away = (): never => {
    throw new Error("away");
  };
  const stop = await healthServer({
    host: "127.0.0.1",
    port: 0,
    ready: away,
    metrics: async () => "",
    failed: (error) => faults.push(error),
    listening: (port) => void (at = port),
  }).start();
  expect((await fetch(`http://127.0.0.1:${at}/readyz`)).status).toBe(503);
  expect(faults).toHaveLength(1);
  await stop();
});
