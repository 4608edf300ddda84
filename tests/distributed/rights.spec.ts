import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { everyOwner } from "@yihan/all/compose";
import type { EventBus, Fact, Subscription } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { openDatabase, sqliteViews, type Database } from "@yihan/platform";
import { newAuthority } from "@yihan/platform/grpc/issuing";
import { kafkaEventBus, type KafkaEventBus } from "@yihan/platform/kafka/event-bus";
import { createRights } from "@yihan/platform/kafka/rights";
import { kafkaSettings } from "@yihan/platform/kafka/settings";
import { KEEPERS, OWNERS, PROCESSES } from "@yihan/process";
import { rights } from "../../infra/kafka/rights.ts";
import { ADMIN, startSecureKafka } from "../containers/kafka.ts";
import { factOf } from "../contract/facts.ts";
import { describeWith } from "../describe-with.ts";
import { runProgram } from "../journeys/child.ts";

const authority = newAuthority("the county's authority");
const folder = mkdtempSync(join(tmpdir(), "yihan-rights-"));
const databases: Database[] = [];
const buses: KafkaEventBus[] = [];
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describeWith("a broker that lets in only those who may", await startSecureKafka(authority), ({ brokers, user }) => {
  const settings = (name: string, password: string, more: Record<string, string> = {}) =>
    kafkaSettings(
      readConfig({
        KAFKA_BROKERS: brokers,
        KAFKA_USER: name,
        KAFKA_PASSWORD_FILE: file(`${name}.password`, password),
        KAFKA_CA_FILE: file("authority.pem", authority.pem),
        ...more,
      }),
      name,
    );
  const busOf = (name: string, password = `of ${name}`, faults: unknown[] = [], more: Record<string, string> = {}) => {
    const database = openDatabase(join(folder, `${randomUUID()}.db`));
    databases.push(database);
    const bus = kafkaEventBus(settings(name, password, more), sqliteViews(database), {
      onFault: (error) => faults.push(error),
    });
    buses.push(bus);
    return bus;
  };
  const script = async (name: string, ...args: readonly string[]): Promise<void> => {
    const { code, err } = await runProgram(join(import.meta.dirname, "../../infra/kafka", name), [brokers, ...args], {
      env: {
        KAFKA_USER: ADMIN.name,
        KAFKA_PASSWORD_FILE: file("installer.password", ADMIN.password),
        KAFKA_CA_FILE: file("authority.pem", authority.pem),
      },
    });
    expect({ name, code, err }).toEqual({ name, code: 0, err: "" });
  };
  const admin = () => settings(ADMIN.name, ADMIN.password);
  beforeAll(async () => {
    for (const name of PROCESSES) await user(name, `of ${name}`);
    // As whoever installs it does.
    await script("create-topics.ts", "--partitions", "2", "--replicas", "1");
    await script("create-rights.ts");
  }, 120_000);
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    for (const database of databases) await database.close();
    rmSync(folder, { recursive: true });
  });

  const read = async (bus: EventBus, group: string, from: readonly string[]) => {
    const got: Fact[] = [];
    const subscription: Subscription = await bus.subscribe({
      group,
      topics: from,
      handle: async (facts) => void got.push(...facts),
    });
    return { got, subscription };
  };

  test("the table names every service that runs and every topic that is written", () => {
    expect(Object.keys(rights).toSorted()).toEqual([...PROCESSES].toSorted());
    for (const name of KEEPERS) expect(rights[name]!.writes).toEqual([`yihan.${name}`]);
    for (const name of OWNERS) expect(rights["supervision"]!.reads).toContain(`yihan.${name}`);
    for (const { name, reactions } of everyOwner)
      expect([name, rights[name]!.reads.toSorted()]).toEqual([
        name,
        [...new Set(reactions.flatMap(({ topics }) => topics))].toSorted(),
      ]);
    expect(Object.values(rights).flatMap(({ writes }) => writes)).not.toContain("yihan.sealed");
  });

  test("the owner writes its topic, and those that are named read it", async () => {
    const one = factOf(`m-${randomUUID()}`, 1);
    await busOf("approval").publish("yihan.approval", [one]);
    const { got, subscription } = await read(busOf("supervision"), "supervision-9", [
      "yihan.approval",
      "yihan.enforcement",
    ]);
    await subscription.settled();
    expect(got.map(({ matter }) => matter)).toContain(one.matter);
  }, 60_000);

  test("another service's topic, and the sealed one, can't be written; the refusal says who may not write what", async () => {
    const one = factOf(`m-${randomUUID()}`, 1);
    for (const [name, topic] of [
      ["enforcement", "yihan.approval"],
      ["gateway", "yihan.approval"],
      ["approval", "yihan.sealed"],
      ["supervision", "yihan.sealed"],
    ] as const)
      await expect(busOf(name).publish(topic, [one])).rejects.toThrow(`${name} may not write ${topic}`);
  }, 60_000);

  test("who is not named reads nothing, hears why, and begins to read once it is named", async () => {
    const faults: Error[] = [];
    await busOf("approval").publish("yihan.approval", [factOf(`m-${randomUUID()}`, 1)]);
    const { got } = await read(busOf("directory", "of directory", faults), "audit", ["yihan.approval"]);
    await until(() => faults.some(({ message }) => /authoriz|coordinator/i.test(message)));
    expect(got).toEqual([]);
    await createRights(admin(), {
      directory: { ...rights["directory"]!, reads: ["yihan.approval"], groups: ["audit"] },
    });
    await until(() => got.length > 0);
    await createRights(admin(), { directory: rights["directory"]! });
  }, 120_000);

  test("two counties on one cluster have users of their own, and the rights of one leave the other's alone", async () => {
    await user("next-approval", "of next-approval");
    await script("create-topics.ts", "--partitions", "2", "--replicas", "1", "--namespace", "next");
    await script("create-rights.ts", "--namespace", "next");
    const one = factOf(`m-${randomUUID()}`, 1);
    const next = busOf("next-approval", "of next-approval", [], { YIHAN_NAMESPACE: "next" });
    await next.publish("yihan.approval", [one]);
    await busOf("approval").publish("yihan.approval", [one]);
    await expect(
      busOf("approval", "of approval", [], { YIHAN_NAMESPACE: "next" }).publish("yihan.approval", [one]),
    ).rejects.toThrow("approval may not write");
  }, 60_000);

  test("a right that is taken away is gone for connections that stand", async () => {
    const bus = busOf("enforcement");
    await bus.publish("yihan.enforcement", [factOf(`m-${randomUUID()}`, 1, { service: "enforcement" })]);
    await createRights(admin(), { enforcement: { ...rights["enforcement"]!, writes: [] } });
    await expect(
      bus.publish("yihan.enforcement", [factOf(`m-${randomUUID()}`, 1, { service: "enforcement" })]),
    ).rejects.toThrow("may not write");
    await createRights(admin(), { enforcement: rights["enforcement"]! });
    await bus.publish("yihan.enforcement", [factOf(`m-${randomUUID()}`, 1, { service: "enforcement" })]);
  }, 60_000);

  test("a wrong password, an unknown user, a foreign authority and plain text are refused, each within the time of a send", async () => {
    const one = [factOf(`m-${randomUUID()}`, 1)];
    await expect(busOf("approval", "guessed").publish("yihan.approval", one)).rejects.toThrow(/authentication/i);
    await expect(busOf("nobody").publish("yihan.approval", one)).rejects.toThrow(/authentication/i);
    const foreign = { KAFKA_CA_FILE: file("foreign.pem", newAuthority("another").pem) };
    await expect(busOf("approval", "of approval", [], foreign).publish("yihan.approval", one)).rejects.toThrow(
      /certificate/i,
    );
    const plain = kafkaEventBus({ brokers: [brokers], clientId: "plain" }, sqliteViews(databases[0]!));
    buses.push(plain);
    await expect(plain.publish("yihan.approval", one)).rejects.toThrow();
  }, 120_000);

  test("another password holds from its file on, without a start", async () => {
    const bus = busOf("audit", "of audit");
    await user("audit", "another one");
    file("audit.password", "another one");
    await bus.publish("yihan.audit", [factOf(`m-${randomUUID()}`, 1, { service: "audit" })]);
  }, 60_000);

  test("a file that can't be read stops the start with a sentence that holds no secret", () => {
    expect(() => settings("approval", "x", { KAFKA_CA_FILE: join(folder, "none.pem") })).toThrow(
      /none\.pem can't be read/,
    );
    expect(() => settings("approval", "")).toThrow(/is empty: see KAFKA_PASSWORD_FILE/);
  });
});

/** Waits for what must come to be; the test's own limit ends it. */
const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 50));
};
