import { startBrokers } from "../containers/brokers.ts";
import { describeWith } from "../describe-with.ts";
import { compareModes, printedDifference } from "./differential.ts";

/** `npm run chaos -- --differential --kills N` compares as many as it is told. */
const COMMANDS = 300;
const SEED = 20_263;

describeWith("one process and services apart", await startBrokers(), ({ kafka, mongo }) => {
  test(`answer ${COMMANDS} random commands alike, store the same bytes and show the same`, async () => {
    const at = { kafka: kafka.brokers, mongo: mongo.urlOf(""), namespace: "differential" };
    const found = await compareModes(at, COMMANDS, SEED);
    console.info(printedDifference(SEED, found));
    expect(found.differences.slice(0, 5)).toEqual([]);
    expect(found.facts).toBeGreaterThan(COMMANDS / 4);
  }, 300_000);
});
