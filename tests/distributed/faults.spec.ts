import { faultCampaign, isMastered, printedFault } from "../chaos/fault-campaign.ts";
import { FAULTS } from "../chaos/faults.ts";
import { startBrokers } from "../containers/brokers.ts";
import { moveableAddresses } from "../containers/kafka.ts";
import { describeWith } from "../describe-with.ts";
import { skipped } from "../skipped.ts";

const SEED = 20_264;

/*
 * Shortened. `npm run chaos -- --faults` does each for as long as the goals ask.
 */
describeWith("services as processes of their own, under load", await startBrokers(), ({ kafka, mongo }) => {
  for (const fault of FAULTS) {
    const title = `${fault.title} (shortened, ${fault.short} s): nothing is lost, doubled or out of order`;
    const { container: broker } = kafka;
    if (!broker) {
      skipped(title, "the broker that YIHAN_KAFKA names is not ours to stop");
      continue;
    }
    test(
      title,
      async () => {
        const at = { kafka: moveableAddresses(broker), mongo: mongo.urlOf(""), namespace: fault.name };
        const found = await faultCampaign({ ...at, broker, fault, seconds: fault.short, pace: 300, seed: SEED });
        const printed = printedFault(fault, fault.short, found);
        console.info(printed);
        expect({ mastered: isMastered(found), printed }).toMatchObject({ mastered: true });
        // Commands are accepted while it lasts.
        expect(found.during).toBeGreaterThan(0);
      },
      240_000,
    );
  }
});
