import { once } from "node:events";
import { createRequire } from "node:module";
import { createConnection, createServer, type Socket } from "node:net";

/** What the patch of the driver touches; it shows it to nobody. */
interface DriverConnection {
  command(ns: unknown, command: object, options: object): Promise<unknown>;
}
const ofMongoose = createRequire(createRequire(import.meta.url).resolve("mongoose"));
const { Connection } = ofMongoose("mongodb/lib/cmap/connection.js") as {
  Connection: new (socket: Socket, options: object) => DriverConnection;
};
const { ns } = ofMongoose("mongodb/lib/utils.js") as { ns: (name: string) => unknown };

const server = createServer((socket) => socket.pause()).listen(0, "127.0.0.1");
afterAll(() => void server.close());

/** A connection of the driver to somebody who accepts and reads nothing. */
const connected = async () => {
  if (!server.listening) await once(server, "listening");
  const { port } = server.address() as { port: number };
  const socket = createConnection(port, "127.0.0.1");
  await once(socket, "connect");
  return { socket, connection: new Connection(socket, { id: 1, hostAddress: `127.0.0.1:${port}` }) };
};
const hello = (connection: DriverConnection, more: object = {}): Promise<unknown> =>
  connection.command(ns("admin.$cmd"), { hello: 1, ...more }, {});

test("a command that comes while its connection is being torn down fails, so that whoever waits tries again", async () => {
  const { socket, connection } = await connected();
  socket.destroy();
  // The end of the socket is not told yet.
  await expect(hello(connection)).rejects.toThrow(/closed/);
});

test("a command too long for the network's buffers fails when its connection ends", async () => {
  const { socket, connection } = await connected();
  const sending = hello(connection, { text: "x".repeat(12_000_000) });
  const failed = expect(sending).rejects.toThrow(/closed/);
  setImmediate(() => socket.destroy());
  await failed;
});
