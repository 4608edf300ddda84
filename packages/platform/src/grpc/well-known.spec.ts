import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { offer } from "./offer.ts";
import { serve, type Served } from "./serve.ts";

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serve({
    host: "127.0.0.1",
    port: 0,
    logger: { error: () => undefined },
    offered: [
      offer(MatterServiceDefinition, {
        take: async () => ({ fact: undefined, replayed: false }),
        readFacts: async () => ({ facts: [], more: false }),
        listOffers: async () => ({ offers: [] }),
        describeFlows: async () => ({ flows: [] }),
      }),
    ],
  });
  client = new Client(`127.0.0.1:${served.port}`, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await served.stop();
});

const same = (bytes: Buffer): Buffer => bytes;

/** One question by its bytes, as a tool asks that has no file of ours; the bytes of the first answer. */
const asked = async (path: string, question: Buffer): Promise<Buffer> => {
  const call = client.makeBidiStreamRequest(path, same, same, new Metadata(), { deadline: Date.now() + 5_000 });
  const answer = new Promise<Buffer>((resolve, reject) => {
    call.once("data", resolve);
    call.once("error", reject);
  });
  call.end(question);
  return answer;
};

/** A string field: its number and the text. */
const text = (field: number, value: string): Buffer =>
  Buffer.concat([Buffer.from([(field << 3) | 2, value.length]), Buffer.from(value)]);

test("a tool that has no file of ours learns which services there are and what they are made of", async () => {
  for (const version of ["v1", "v1alpha"]) {
    const path = `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`;
    const services = (await asked(path, text(7, ""))).toString("latin1");
    expect(services).toContain("yihan.matter.v1.MatterService");
    expect(services).toContain("grpc.health.v1.Health");
    const files = (await asked(path, text(4, "yihan.matter.v1.MatterService"))).toString("latin1");
    for (const file of ["matter/v1/service.proto", "matter/v1/frame.proto", "call/v1/call.proto"])
      expect(files).toContain(`yihan/${file}`);
    // Tools that check what they are told refuse a map's entry of another name.
    expect((await asked(path, text(4, "grpc.health.v1.Health"))).toString("latin1")).toContain("StatusesEntry");
    // What a refusal travels in can be looked up as well.
    expect((await asked(path, text(4, "yihan.call.v1.Fault"))).toString("latin1")).toContain("PaperDamaged");
  }
});

test("health says that the server and each of its services serve", async () => {
  const SERVING = Buffer.from([0x08, 0x01]);
  for (const service of ["", "yihan.matter.v1.MatterService"]) {
    const answer = await new Promise<Buffer | undefined>((resolve, reject) => {
      client.makeUnaryRequest(
        "/grpc.health.v1.Health/Check",
        same,
        same,
        service === "" ? Buffer.alloc(0) : text(1, service),
        (error, value) => (error ? reject(error) : resolve(value)),
      );
    });
    expect(answer).toEqual(SERVING);
  }
});
