import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startBrokers } from "../containers/brokers.ts";
import { describeWith } from "../describe-with.ts";
import { specFolder } from "../journeys/child.ts";
import { freePorts } from "../free-ports.ts";

const root = join(import.meta.dirname, "../..");
const folder = specFolder();

/** `npm run distributed` in a process of its own. */
const startCommand = (env: Record<string, string>) => {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(YIHAN_|NODE_OPT)/.test(name)),
  );
  const child = spawn(process.execPath, [join(root, "tools/run.mjs"), "distributed"], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Whoever fails must leave nothing running behind; asked to end, it ends what it has started.
  const left = (): void => void child.kill("SIGTERM");
  process.once("exit", left);
  child.once("exit", () => process.off("exit", left));
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(said);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`);
      await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), ended]);
    }
  };
  return { child, ended, says, said: () => said };
};

describeWith("npm run distributed", await startBrokers(), ({ kafka, mongo }) => {
  test("says where the brokers are, is ready, fills the demo county, and its account is that of one process", async () => {
    const [port] = await freePorts(1);
    const { child, ended, says, said } = startCommand({
      KAFKA_BROKERS: kafka.brokers,
      MONGODB_URL: mongo.urlOf(""),
      YIHAN_DATA: join(folder.path, "data"),
      YIHAN_PORT: String(port!),
      YIHAN_NAMESPACE: "command",
    });
    try {
      const [, url] = await says(/^ready (http:\/\/\S+)$/m);
      expect(said()).toContain(`Kafka ${kafka.brokers}`);
      await says(/核验 verified\s+\d+ leaves, root/);
      expect(said().replaceAll(/\s+/g, " ")).toContain(
        "rows 363 (已知或更正 known or corrected 3, 待修改 held 12) 函 letters 339 已告知人员 told 339 待确定 unmatched 6",
      );
      const county = (await (await fetch(`${url}/api/v1/county`)).json()) as { letters: number };
      expect(county.letters).toBe(339);
    } finally {
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
  }, 180_000);
});

test("without brokers or a container engine it says what to install or set, and ends", async () => {
  const { ended, said } = startCommand({
    DOCKER_HOST: "tcp://127.0.0.1:1",
    TESTCONTAINERS_HOST_OVERRIDE: "127.0.0.1",
    YIHAN_DATA: join(folder.path, "none"),
    KAFKA_IMAGE: "yihan.invalid/none:1",
  });
  expect(await ended).toBe(1);
  expect(said()).toMatch(/KAFKA_BROKERS=host:port/);
  expect(said()).not.toMatch(/\n\s+at /);
}, 60_000);
