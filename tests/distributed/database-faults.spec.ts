import { startBrokers } from "../containers/brokers.ts";
import { describeWith } from "../describe-with.ts";
import { person } from "../journeys/county.ts";
import { licence } from "../open-county.ts";
import { tokenOf } from "../server.ts";
import { skipped } from "../skipped.ts";
import { operatorsPeers } from "./county/operators-peers.ts";
import { settleAll } from "./county/settled.ts";
import { withProcesses } from "./county/with-processes.ts";

const TITLE =
  "a database that is killed, or hangs, is a 503 that says when to come again; nothing is acknowledged meanwhile, and afterwards all goes on by itself";

describeWith("services whose database fails", await startBrokers(), ({ kafka, mongo }) => {
  const { container } = mongo;
  if (!container) return skipped(TITLE, "YIHAN_MONGO names a database that is not ours to stop");
  test(
    TITLE,
    async () => {
      const at = { kafka: kafka.brokers, mongo: mongo.urlOf(""), namespace: "database" };
      await withProcesses(at, async ({ url, all, peers: to }) => {
        const li = person(url, { authorization: `Bearer ${await tokenOf(url, { officer: "li" })}` });
        const ledger = { sent: 0, acknowledged: 0, refused: 0 };
        const send = async (number: number) => {
          ledger.sent += 1;
          const body = { flow: "approval-notice", data: { licence: licence(number, "D") } };
          const reply = await li.post("/api/v1/matters", body, { "idempotency-key": `database-${number}` });
          if (reply.status === 503) ledger.refused += 1;
          return reply;
        };
        /** Again under the same key until it is taken, as a client does that is told to come again. */
        const insist = async (number: number): Promise<void> => {
          for (;;) {
            const { status, body } = await send(number);
            if (status === 201) break;
            if (status !== 503) throw new Error(`letter ${number}: ${status} ${JSON.stringify(body)}`);
            await new Promise((resolve) => setTimeout(resolve, 200));
          }
          ledger.acknowledged += 1;
        };
        const peers = operatorsPeers({ peers: to });
        const letters = async (): Promise<{ letters: number; told: number }> => (await li.get("/api/v1/county")).body;
        await settleAll(peers);
        const before = await letters();
        for (let number = 0; number < 10; number += 1) await insist(number);

        for (const [away, back] of [
          [container.kill, container.start],
          [container.pause, container.resume],
        ] as const) {
          await away();
          const began = performance.now();
          const refused = await send(1_000 + ledger.sent);
          console.info(`database away: ${refused.status} after ${Math.round(performance.now() - began)} ms`);
          expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
          await back();
          for (let more = 0; more < 10; more += 1) await insist(2_000 + ledger.sent);
        }
        await settleAll(peers);
        const after = await letters();
        console.info(`database faults: ${JSON.stringify({ ...ledger, stored: after.letters - before.letters })}`);
        // What was refused and never asked again may not be there; a hung database may have carried it out all the same.
        const unknown = 2;
        expect(after.letters - before.letters).toBeGreaterThanOrEqual(ledger.acknowledged);
        expect(after.letters - before.letters).toBeLessThanOrEqual(ledger.acknowledged + unknown);
        expect(after.told - before.told).toBe(after.letters - before.letters);
        peers.close();
        // Nobody had to be started anew.
        expect(all.map((one) => [one.name, one.restarts()])).toEqual(all.map((one) => [one.name, 0]));
      });
    },
    240_000,
  );
});
