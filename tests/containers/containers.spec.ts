import { createConnection } from "node:net";
import { startContainer } from "./container.ts";
import { describeWith } from "../describe-with.ts";
import { startKafka } from "./kafka.ts";
import { startMongo } from "./mongo.ts";

/** Resolves once somebody listens there. */
const listens = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(`tcp://${address}`);
    const socket = createConnection({ host: hostname, port: Number(port) })
      .once("connect", () => {
        socket.destroy();
        resolve(true);
      })
      .once("error", () => resolve(false));
  });

describeWith("a broker for tests", await startKafka(), ({ brokers, container }) => {
  test("a broker is reached at its address, also after it was killed and started again", async () => {
    expect(await listens(brokers)).toBe(true);
    if (!container) return;
    await container.kill();
    expect(await listens(brokers)).toBe(false);
    await container.start();
    expect(await listens(brokers)).toBe(true);
    expect(await container.run(["bash", "-c", "ls /var/lib/kafka/data/meta.properties"])).toContain("meta.properties");
  });
});

describeWith("a database for tests", await startMongo(), ({ urlOf, container }) => {
  test("a database is reached at its address, each name in it by a URL of its own", async () => {
    expect(urlOf("one")).toMatch(/^mongodb:\/\/.+\/one(\?|$)/);
    if (container) expect(await listens(container.address)).toBe(true);
  });
});

test("an image that is nowhere is a reason, and a failure where containers are required", async () => {
  const required = process.env["YIHAN_REQUIRE"];
  const start = () => startContainer({ image: "localhost:1/no-such-image:1", port: 1, ready: /never/ });
  try {
    delete process.env["YIHAN_REQUIRE"];
    expect(await start()).toEqual({ none: expect.any(String) as string });
    process.env["YIHAN_REQUIRE"] = "containers";
    await expect(start()).rejects.toThrow("this run requires containers");
  } finally {
    delete process.env["YIHAN_REQUIRE"];
    if (required !== undefined) process.env["YIHAN_REQUIRE"] = required;
  }
});
