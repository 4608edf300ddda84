import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal, Unstartable } from "@yihan/kernel";
import { newAuthority } from "../grpc/issuing.ts";
import { startAnswering, type Answering } from "./answering.ts";
import { connect, type MongoTrust } from "./connect.ts";

const folder = mkdtempSync(join(tmpdir(), "yihan-mongo-tls-"));
const believed = newAuthority("the county's authority");
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const caFile = file("authority.pem", believed.pem);
const foreign = file("foreign.pem", newAuthority("another").pem);

const open: Answering[] = [];
afterAll(async () => {
  for (const server of open) await server.close();
  rmSync(folder, { recursive: true });
});

const database = async (secure: boolean, answer: Parameters<typeof startAnswering>[0] = () => ({})) => {
  const certificates = believed.issue("mongo", join(folder, "mongo"), { addresses: ["127.0.0.1"] });
  const server = await startAnswering(answer, secure ? certificates : undefined);
  open.push(server);
  return server.address;
};

const commanded = async (url: string, trust: MongoTrust): Promise<unknown> => {
  const { db, close } = await connect(url, trust);
  try {
    return await db.command({ ping: 1 });
  } finally {
    await close();
  }
};

test("a database that proves who it is by the authority that is believed is talked to, and nobody listens in", async () => {
  const address = await database(true, () => ({ answered: true }));
  expect(await commanded(`mongodb://${address}/own`, { caFile })).toMatchObject({ answered: true });
});

test("a certificate of another authority, or for another name, ends the start with a sentence", async () => {
  const address = await database(true);
  const distrusted = commanded(`mongodb://${address}/own`, { caFile: foreign });
  await expect(distrusted).rejects.toThrow(Unstartable);
  await expect(distrusted).rejects.toThrow(/certificate is not believed \(\w+\): see MONGO_CA_FILE/);
  const misnamed = commanded(`mongodb://${address.replace("127.0.0.1", "localhost")}/own`, { caFile });
  await expect(misnamed).rejects.toThrow(/certificate is not believed \(ERR_TLS_CERT_ALTNAME_INVALID\)/);
});

test("nothing is said without TLS where it is asked for, nor with it where the database has none", async () => {
  const heard: unknown[] = [];
  const plain = await database(false, (command) => (heard.push(command), {}));
  await expect(commanded(`mongodb://${plain}/own`, { caFile })).rejects.toThrow();
  const secure = await database(true, (command) => (heard.push(command), {}));
  await expect(commanded(`mongodb://${secure}/own`, {})).rejects.toThrow(Refusal);
  expect(heard).toEqual([]);
});

test("a user that the database does not know by this password ends the start with a sentence that does not hold it", async () => {
  const address = await database(false, () => ({ ok: 0, code: 18, errmsg: "Authentication failed." }));
  const unknown = commanded(`mongodb://approval:guessed@${address}/own`, {});
  await expect(unknown).rejects.toThrow(Unstartable);
  await expect(unknown).rejects.toThrow(/does not know the user by this password: see MONGODB_URL/);
  await expect(unknown).rejects.not.toThrow(/guessed/);
});

test("a database that is away is still what can pass", async () => {
  const address = await database(true);
  await open.pop()!.close();
  await expect(commanded(`mongodb://${address}/own`, { caFile })).rejects.toThrow(Refusal);
});
