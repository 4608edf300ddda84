import { isClean, printedVerdict } from "../chaos/judge.ts";
import { processCampaign } from "../chaos/process-campaign.ts";
import { startBrokers } from "../containers/brokers.ts";
import { describeWith } from "../describe-with.ts";
import { withProcesses } from "./county/with-processes.ts";

/** `npm run chaos -- --distributed` does as many as it is told. */
const KILLS = 200;
const SEED = 20_261;

describeWith("services as processes of their own", await startBrokers(), ({ kafka, mongo }) => {
  test(`after ${KILLS} kill -9 of single processes and of all at once, everything acknowledged is there, once, in order, told and in the log`, async () => {
    const at = { kafka: kafka.brokers, mongo: mongo.urlOf(""), namespace: "kills" };
    const verdict = await withProcesses(at, (processes) =>
      processCampaign({ ...at, processes, kills: KILLS, seed: SEED }),
    );
    console.info(`processes, seed ${SEED}: ${printedVerdict(verdict)}`);
    expect({ clean: isClean(verdict), printed: printedVerdict(verdict) }).toMatchObject({ clean: true });
    expect(verdict.acknowledged).toBeGreaterThan(0);
  }, 600_000);
});
