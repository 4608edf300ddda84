import { setTimeout as pause } from "node:timers/promises";
import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { dayOf } from "@yihan/kernel";
import { publishingClient } from "@yihan/platform/kafka/client";
import { openClient } from "../chaos/client.ts";
import { letterBody, people } from "../chaos/driver.ts";
import { moveOf } from "../chaos/moves.ts";
import { startBrokers } from "../containers/brokers.ts";
import { describeWith } from "../describe-with.ts";
import { operatorsPeers, wholeOperation } from "./county/operators-peers.ts";
import { settleAll } from "./county/settled.ts";
import { withProcesses } from "./county/with-processes.ts";

const LETTERS = 10;

describeWith("a topic that lost records before a reader had them", await startBrokers(), ({ kafka, mongo }) => {
  test("the reader goes on behind the gap and gets from the owner what its matters lack; nobody misses a letter", async () => {
    const at = { kafka: kafka.brokers, mongo: mongo.urlOf(""), namespace: "gap" };
    await withProcesses(
      at,
      async (processes) => {
        const { url, all } = processes;
        const client = openClient(url);
        const { officer, machine } = people(url, client);
        const li = (await officer("li"))!;
        const centre = (await machine())!;
        const peers = operatorsPeers(processes);
        const county = async (): Promise<{ letters: number; told: number }> =>
          (await client.get(li, "/api/v1/county"))!.body;
        await settleAll(peers);
        const before = await county();
        const supervision = all.find(({ service }) => service === "supervision")!;

        // Given letters that are on the bus while supervision does not read
        supervision.child().kill("SIGSTOP");
        const matters: string[] = [];
        for (let number = 1; number <= LETTERS; number += 1) {
          const reply = await client.post(centre, "/api/v1/matters", letterBody(number), `gap-${number}`);
          expect(reply?.status).toBe(201);
          matters.push(reply!.body.matter);
        }
        const { getState } = peers.verbs("approval", OperationServiceDefinition);
        while ((await getState({})).relays.some(({ oldestPendingAge }) => oldestPendingAge > 0)) await pause(50);

        // When the broker loses them
        const admin = publishingClient({ brokers: kafka.brokers.split(","), clientId: "loss" }).admin();
        await admin.connect();
        const topic = `${at.namespace}.yihan.approval`;
        const partitions = await admin.fetchTopicOffsets(topic);
        const lost = partitions.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
        await admin.deleteTopicRecords({
          topic,
          partitions: partitions.map(({ partition }) => ({ partition, offset: "-1" })),
        });
        await admin.disconnect();
        supervision.child().kill("SIGCONT");

        // and each letter is received
        for (const [number, matter] of matters.entries()) {
          const shown = await client.get(centre, `/api/v1/matters/${matter}`);
          const move = moveOf(shown!.body.status, shown!.body.next.officer, number, dayOf(Date.now()), undefined)!;
          const body = { step: move.step, data: move.data };
          const reply = await client.post(
            (await officer(move.officer))!,
            `/api/v1/matters/${matter}/steps`,
            body,
            `gap-received-${number}`,
          );
          expect([reply?.status, reply?.body.step]).toEqual([200, "received"]);
        }

        // Then supervision knows each of them and told its supervisor
        await settleAll(peers);
        const after = await county();
        const { readers } = await wholeOperation(peers).state();
        const ledger = {
          sent: LETTERS,
          acknowledged: matters.length,
          lostOnTheBus: lost,
          stored: after.letters - before.letters,
          told: after.told - before.told,
          parked: readers.flatMap(({ parked }) => parked).length,
        };
        console.info(`gap: ${JSON.stringify(ledger)}`);
        expect(ledger).toMatchObject({ stored: LETTERS, told: LETTERS, parked: 0 });
        expect(lost).toBeGreaterThanOrEqual(LETTERS);
        expect(supervision.restarts()).toBe(0);
        peers.close();
        client.close();
      },
      { files: false },
    );
  }, 240_000);
});
