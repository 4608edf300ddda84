import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as plainServer, type AddressInfo, type Socket } from "node:net";
import { createServer as secureServer } from "node:tls";
import mongoose from "mongoose";

const { BSON } = mongoose.mongo;

type Document = mongoose.mongo.Document;

/** A server for tests that speaks so much of MongoDB's protocol that the driver connects, and answers as a test says. */
export interface Answering {
  /** `host:port` */
  address: string;
  close(): Promise<void>;
}

// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/: a header of four numbers of four bytes each, then
// OP_MSG with flags, a kind and a document; or, for a driver's very first word, OP_QUERY, which OP_REPLY answers.
const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const primary = { isWritablePrimary: true, maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000 };
const greeting = { ...primary, maxWriteBatchSize: 100_000, minWireVersion: 0, maxWireVersion: 21, ok: 1 };

const asked = (message: Buffer): Document => {
  if (message.readInt32LE(12) === OP_MSG) return BSON.deserialize(message.subarray(HEADER + 5));
  const named = message.indexOf(0, HEADER + 4) + 1;
  return BSON.deserialize(message.subarray(named + 8));
};

const answerTo = (message: Buffer, document: Document): Buffer => {
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  const body = Buffer.concat([Buffer.alloc(isQuery ? 20 : 5), BSON.serialize(document)]);
  if (isQuery) body.writeInt32LE(1, HEADER);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + body.length, 0);
  header.writeInt32LE(message.readInt32LE(4), 8);
  header.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, body]);
};

/** Answers every command but the greeting by `answer`; over TLS if there are certificates. */
export const startAnswering = async (
  answer: (command: Document) => Document,
  certificates?: { certificate: string; key: string },
): Promise<Answering> => {
  const open = new Set<Socket>();
  const take = (socket: Socket): void => {
    let come = Buffer.alloc(0);
    open.add(socket.on("error", () => undefined).on("close", () => open.delete(socket)));
    socket.on("data", (data: Buffer) => {
      come = Buffer.concat([come, data]);
      while (come.length >= HEADER && come.length >= come.readInt32LE(0)) {
        const message = come.subarray(0, come.readInt32LE(0));
        come = come.subarray(message.length);
        const command = asked(message);
        const isGreeting = "hello" in command || "ismaster" in command;
        socket.write(answerTo(message, isGreeting ? greeting : { ok: 1, ...answer(command) }));
      }
    });
  };
  const server = certificates
    ? secureServer({ cert: readFileSync(certificates.certificate), key: readFileSync(certificates.key) }, take)
    : plainServer(take);
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
