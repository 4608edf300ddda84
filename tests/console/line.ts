import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The wire between a browser and the county, for stories in which it fails. */
export interface Line {
  /** The county's address by way of this line. */
  url: string;
  /** Cuts it as a pulled plug does that both ends notice: what is open breaks off, nothing new comes through. */
  cut(): void;
  /** Cuts it as a proxy does that forgets: streams of events stay open and are never heard of again. What is new comes through. */
  fallSilent(): void;
  mend(): void;
  close(): Promise<void>;
}

/** A line to the county at `url`. */
export const openLine = async (url: string): Promise<Line> => {
  const open = new Set<Socket>();
  const streams = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return void near.destroy();
    const far = connect(Number(new URL(url).port), new URL(url).hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => open.delete(one) && other.destroy());
    }
    far.on("data", (bytes: Buffer) => bytes.includes("text/event-stream") && streams.add(far));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const end = (): void => {
    for (const one of open) one.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      cut = true;
      end();
    },
    fallSilent: () => {
      for (const one of streams) one.unpipe().resume();
    },
    mend: () => {
      cut = false;
    },
    close: async () => {
      end();
      server.close();
      await once(server, "close");
    },
  };
};
