import { verifyLog } from "@yihan/tlog";
import { findCompose } from "../containers/compose.ts";
import { openClient } from "../chaos/client.ts";
import { describeWith } from "../describe-with.ts";
import { person } from "../journeys/county.ts";
import { licence } from "../open-county.ts";
import { tokenOf } from "../server.ts";
import { fillDemo } from "./county/fill-demo.ts";
import { freePorts } from "../free-ports.ts";

const [port] = await freePorts(1);
const url = `http://127.0.0.1:${port!}`;
const standIn = /stand-in/.test(process.env["MONGO_IMAGE"] ?? "");
const BROKERS = ["kafka", "kafka-2", "kafka-3"];

/** How long a broker or a service is away, in milliseconds; the pauses between faults let the others notice. */
const AWAY = 8_000;

const compose = await findCompose(
  `yihan-three-${process.pid}`,
  {
    YIHAN_PORT: String(port!),
    YIHAN_IMAGE: "yihan-test:local",
    BUILD_NETWORK: "host",
    BROKERS: BROKERS.map((name) => `${name}:9092`).join(","),
    BROKER_REPLICAS: "3",
    ...(standIn && { MONGO_COMMAND: "" }),
  },
  ["docker-compose.yml", "infra/docker/three-brokers.yml"],
);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Waits for what must come to be; the test's own limit ends it. */
const until = async (is: () => Promise<boolean>): Promise<void> => {
  while (!(await is().catch(() => false))) await pause(300);
};

/** Letters that are sent without end, each again under its key until it is acknowledged. */
const sending = (token: string) => {
  const ending = new AbortController();
  const client = openClient(url);
  const count = { sent: 0, acknowledged: 0 };
  let next = 0;
  const work = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const number = next++;
      for (;;) {
        count.sent += 1;
        const body = { flow: "approval-notice", data: { licence: licence(number, "T") } };
        const reply = await client.post(token, "/api/v1/matters", body, `three-${number}`);
        if (reply?.status === 201) break;
        if (reply && reply.status !== 503)
          throw new Error(`letter ${number}: ${reply.status} ${JSON.stringify(reply.body)}`);
        await pause(100);
      }
      count.acknowledged += 1;
      await pause(100);
    }
  };
  const working = Promise.all(Array.from({ length: 4 }, work));
  return {
    count,
    stop: async () => {
      ending.abort();
      await working;
      client.close();
    },
  };
};

describeWith("three brokers, each record with two of them at least", compose, ({ compose: run, cut, heal }) => {
  const operators = (): Promise<string> => run("exec", "-T", "gateway", "cat", "/data/operator.token");

  beforeAll(async () => {
    await run("build", "prepare");
    await run("up", "-d");
    await until(async () => (await fetch(`${url}/readyz`)).ok);
    await fillDemo(url, operators);
  }, 500_000);

  test("one killed, one hung, one in a black hole, all restarted one by one, and services cut from each other: nothing is lost or told twice", async () => {
    const county = async (): Promise<{ letters: number; told: number }> => {
      for (;;) {
        const response = await fetch(`${url}/api/v1/county`);
        if (response.ok) return (await response.json()) as { letters: number; told: number };
        if (response.status !== 503) throw new Error(`county: ${response.status} ${await response.text()}`);
        await pause(300);
      }
    };
    const operator = person(url, { authorization: `Bearer ${(await operators()).trim()}` });
    /** Every service answers, and nothing is on its way any more. */
    const isQuiet = async (): Promise<boolean> => {
      const { body } = await operator.get("/api/v1/operator/state");
      return (
        body.silent.length === 0 &&
        body.readers.every(({ lag }: { lag: number }) => lag === 0) &&
        body.relays.every(({ oldestPendingSeconds }: { oldestPendingSeconds: number }) => oldestPendingSeconds === 0)
      );
    };
    await until(isQuiet);
    // A number dear to count may be a little old.
    await until(async () => (await county()).letters === 339);
    const before = await county();
    const letters = sending(await tokenOf(url, { officer: "li" }));
    await pause(2_000);

    await run("kill", "kafka-2");
    await pause(AWAY);
    await run("up", "-d", "kafka-2");
    await pause(AWAY);

    await run("kill", "-s", "SIGSTOP", "kafka-3");
    await pause(AWAY);
    await run("kill", "-s", "SIGCONT", "kafka-3");
    await pause(AWAY);

    await cut("kafka");
    await pause(AWAY);
    await heal("kafka");
    await pause(AWAY);

    for (const broker of BROKERS) {
      await run("restart", "-t", "10", broker);
      await pause(AWAY);
    }

    await cut("supervision");
    await pause(AWAY);
    await heal("supervision");
    await cut("enforcement");
    await pause(AWAY);
    await heal("enforcement");

    await letters.stop();
    await until(isQuiet);
    const { body: state } = await operator.get("/api/v1/operator/state");
    const parked = state.readers.reduce((sum: number, reader: { parked: number }) => sum + reader.parked, 0);
    await until(async () => (await county()).letters >= before.letters + letters.count.acknowledged);
    const after = await county();
    const ledger = {
      sent: letters.count.sent,
      acknowledged: letters.count.acknowledged,
      stored: after.letters - before.letters,
      told: after.told - before.told,
      parked,
    };
    console.info(`three brokers: ${JSON.stringify(ledger)}`);
    expect(ledger).toMatchObject({ stored: ledger.acknowledged, told: ledger.acknowledged, parked: 0 });
    expect(ledger.acknowledged).toBeGreaterThan(100);
    const verdict = await verifyLog({
      vkeys: (await (await fetch(`${url}/log/keys`)).text()).trim().split("\n"),
      read: async (path) => {
        const response = await fetch(`${url}/log/${path}`);
        return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
      },
    });
    expect(verdict.ok).toBe(true);
  }, 600_000);
});
