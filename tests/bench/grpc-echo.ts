/*
 * The limit of what a call between processes gives here: a server that decodes a command and answers with a fact, with
 * nothing done in between. Says its port on stdout; ends with its parent.
 */
import { MatterServiceDefinition, TakeResponse } from "@yihan/contracts/service/matter";
import { offer } from "@yihan/platform/grpc/offer";
import { serve } from "@yihan/platform/grpc/serve";

const answer = TakeResponse.fromPartial({ fact: { matter: "m", version: 1, data: Buffer.alloc(700) } });
const none = (): never => {
  throw new Error("only commands are echoed");
};
const { port } = await serve({
  host: "127.0.0.1",
  port: 0,
  logger: { error: (fields) => process.stderr.write(`${JSON.stringify(fields)}\n`) },
  offered: [
    offer(MatterServiceDefinition, {
      take: async () => answer,
      readFacts: async () => none(),
      listOffers: async () => none(),
      describeFlows: async () => none(),
    }),
  ],
});
process.stdout.write(`ready ${port}\n`);
process.on("disconnect", () => process.exit(0));
