import type { ServiceDefinition, Verbs } from "@yihan/contracts/verbs";
import { connect } from "@yihan/platform/grpc/connect";
import { offer } from "@yihan/platform/grpc/offer";
import { serve } from "@yihan/platform/grpc/serve";

/** Verbs as another process has them: over a real socket. */
export interface ByGrpc<S extends ServiceDefinition> {
  verbs: Verbs<S>;
  /** Ends the server; the caller's end stays. */
  stop(): Promise<void>;
  /** Begins again where the server stood. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const logger = { error: (fields: object) => console.error(fields) };

export const byGrpc = async <S extends ServiceDefinition>(definition: S, offered: Verbs<S>): Promise<ByGrpc<S>> => {
  const serving = (port: number) =>
    serve({ host: "127.0.0.1", port, offered: [offer(definition, offered, ["tests"])], logger });
  let served = await serving(0);
  const { port } = served;
  const peer = connect({ address: `127.0.0.1:${port}`, peer: "service", caller: "tests", logger });
  return {
    verbs: peer.verbs(definition),
    stop: () => served.stop(),
    restart: async () => {
      served = await serving(port);
    },
    close: async () => {
      peer.close();
      await served.stop();
    },
  };
};
