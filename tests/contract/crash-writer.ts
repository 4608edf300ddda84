/*
 * A process to be killed: writes facts as fast as it can, relays them, and counts each of them in a view. Says on stdout
 * `ready`, then `ack <matter>/<version>` for every fact whose storing was acknowledged. Arguments: data folder, run.
 */
import { systemClock } from "@yihan/kernel";
import { openEmbedded, run, startRelay, createLogger } from "@yihan/platform";
import { countOnce } from "./crash-counting.ts";
import { numberedFact } from "./facts.ts";

const [, , data = "", name = ""] = process.argv;

const writing = {
  name: "writing",
  start: async (): Promise<() => Promise<void>> => {
    const { storeOf, bus, views, close } = openEmbedded({ data, clock: systemClock() });
    const store = storeOf("approval");
    const relay = startRelay(store, bus);
    const counting = await countOnce(bus, views);
    const ending = new AbortController();
    const write = async (writer: number): Promise<void> => {
      for (let index = 0; !ending.signal.aborted; index += 1) {
        const matter = `${name}-${writer}-${Math.floor(index / 3)}`;
        const { fact } = await store.append(numberedFact(matter, 1 + (index % 3), "letter"));
        process.stdout.write(`ack ${fact.matter}/${fact.version}\n`);
      }
    };
    const writers = Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    process.stdout.write("ready\n");
    return async () => {
      ending.abort();
      await writers;
      await relay.settled();
      await relay.stop();
      await counting.settled();
      await counting.stop();
      await close();
    };
  },
};

await run([writing], { logger: createLogger("fatal") });
