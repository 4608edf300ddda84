import { verifyLog } from "@yihan/tlog";
import { findCompose } from "../containers/compose.ts";
import { describeWith } from "../describe-with.ts";
import { person } from "../journeys/county.ts";
import { licence } from "../open-county.ts";
import { tokenOf } from "../server.ts";
import { fillDemo } from "./county/fill-demo.ts";
import { freePorts } from "../free-ports.ts";

const [port] = await freePorts(1);
const url = `http://127.0.0.1:${port!}`;
const standIn = /stand-in/.test(process.env["MONGO_IMAGE"] ?? "");

const SERVICES = [
  "directory",
  "approval",
  "enforcement",
  "judicial",
  "liaison",
  "imports",
  "supervision",
  "audit",
  "gateway",
];

const compose = await findCompose(`yihan-test-${process.pid}`, {
  YIHAN_PORT: String(port!),
  YIHAN_IMAGE: "yihan-test:local",
  // A registry may be reachable from this machine and not from a bridge of the engine.
  BUILD_NETWORK: "host",
  // What only speaks MongoDB's protocol starts by itself.
  ...(standIn && { MONGO_COMMAND: "" }),
});

/** Waits for what must come to be; the test's own limit ends it. */
const until = async (is: () => Promise<boolean>): Promise<void> => {
  while (!(await is().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 300));
};
const isReady = async (): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;

describeWith("docker-compose.yml", compose, ({ compose: run }) => {
  beforeAll(async () => {
    await run("build", "prepare");
    await run("up", "-d");
    await until(isReady);
    await fillDemo(url, () => run("exec", "-T", "gateway", "cat", "/data/operator.token"));
  }, 400_000);

  const as = async (officer: string) => person(url, { authorization: `Bearer ${await tokenOf(url, { officer })}` });

  test("starts every service, each with certificates of its own, and a letter finds its officer and the log verifies", async () => {
    const li = await as("li");
    const opened = await li.post("/api/v1/matters", {
      flow: "approval-notice",
      data: { licence: licence(1, "C") },
    });
    expect(opened.status).toBe(201);
    const wang = await as("wang");
    await until(async () => {
      const { body } = await wang.get("/api/v1/worklist?view=mine&limit=200");
      return body.items.some(({ id }: { id: string }) => id === opened.body.matter);
    });
    await wang.take(opened.body.matter, "received");
    const keys = (await (await fetch(`${url}/log/keys`)).text()).trim().split("\n");
    const verdict = await verifyLog({
      vkeys: keys,
      read: async (path) => {
        const response = await fetch(`${url}/log/${path}`);
        return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
      },
    });
    expect(verdict.ok).toBe(true);
  }, 60_000);

  test("whichever service is killed and started again, what was there is there", async () => {
    const letters = async (): Promise<number> =>
      ((await (await fetch(`${url}/api/v1/county`)).json()) as { letters: number }).letters;
    // The demo county's letters and the one above; a number dear to count may be a little old.
    await until(async () => (await letters()) === 340);
    for (const service of SERVICES) {
      await run("kill", service);
      await run("up", "-d");
      await until(isReady);
    }
    const wang = await as("wang");
    await until(async () => (await wang.get("/api/v1/worklist?view=mine")).status === 200);
    expect(await letters()).toBe(340);
  }, 240_000);

  test("no service is root, writes to its own files, or holds more than it needs", async () => {
    for (const service of SERVICES) {
      const said = await run(
        "exec",
        "-T",
        service,
        "sh",
        "-c",
        "id -u; touch /yihan/x 2>&1; ls /run/certificates; grep CapEff /proc/self/status",
      );
      expect(said).toMatch(/^1000\n/);
      expect(said).toMatch(/Read-only file system/);
      expect(said.match(/\w+\.(crt|key)/g)).toEqual(["ca.crt", "tls.crt", "tls.key"]);
      expect(said).toMatch(/CapEff:\s+0+\n/);
    }
  }, 60_000);
});
