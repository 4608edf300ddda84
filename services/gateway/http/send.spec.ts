import { createServer, request, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { ok, type Answer } from "./answer.ts";
import { codingFor } from "./content-coding.ts";
import { send } from "./send.ts";

const list = { items: Array.from({ length: 400 }, (_, index) => ({ title: `岫云运输${index}有限公司`, index })) };
const text = JSON.stringify(list);
const bytes = { status: 200, bytes: text, type: "application/zip" };

let answer: Answer;
let open: ServerResponse | undefined;
let server: Server;
beforeAll(async () => {
  server = createServer((_request, response) => {
    open = response;
    void send(response, answer, "zh", false);
  });
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** What a client gets that can read the codings it names, as it stands: fetch would unpack it. */
const got = (
  given: Answer,
  accept?: string,
  method = "GET",
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> => {
  answer = given;
  const { port } = server.address() as AddressInfo;
  const headers = accept === undefined ? {} : { "accept-encoding": accept };
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, method, headers }, (response) => {
      buffer(response).then((body) => resolve({ headers: response.headers, body }), reject);
    })
      .on("error", reject)
      .end();
  });
};

test("a long list is sent compressed to whoever can read that, with the length of what is sent", async () => {
  const [brotli, gzip] = [await got(ok(list), "gzip, deflate, br"), await got(ok(list), "gzip")];
  expect(brotliDecompressSync(brotli.body).toString()).toBe(text);
  expect(gunzipSync(gzip.body).toString()).toBe(text);
  for (const { headers, body } of [brotli, gzip]) expect(headers["content-length"]).toBe(String(body.length));
  expect([brotli.headers["content-encoding"], gzip.headers["content-encoding"]]).toEqual(["br", "gzip"]);
  expect(brotli.body.length).toBeLessThan(text.length / 4);
});

test("whoever names no coding, or only such as are not known here, gets it as it is", async () => {
  for (const accept of [undefined, "", "identity", "deflate", "br;q=0, gzip;q=0"]) {
    const { headers, body } = await got(ok(list), accept);
    expect([accept, headers["content-encoding"], body.toString()]).toEqual([accept, undefined, text]);
  }
});

test("what is short goes as it is, and yet says that the coding was asked for", async () => {
  for (const given of [ok({ items: [] }), ok(list)])
    expect((await got(given, "br")).headers.vary).toBe("Accept-Language, Accept-Encoding");
  expect((await got(ok({ items: [] }), "br")).headers["content-encoding"]).toBeUndefined();
});

test("files and streams of events go as they are, each piece when it comes", async () => {
  const stream = (async function* () {
    yield `data: ${text}\n\n`;
  })();
  expect((await got(bytes, "br")).headers["content-encoding"]).toBeUndefined();
  const events = await got({ status: 200, stream, type: "text/event-stream" }, "br");
  expect([events.headers["content-encoding"], events.body.toString()]).toEqual([undefined, `data: ${text}\n\n`]);
});

test("a download that is read slowly leaves no listener behind for each time it waited", async () => {
  let most = 0;
  const waited = (count: number): void => void (most = Math.max(most, count));
  const stream = (async function* () {
    for (let part = 0; part < 40; part += 1) {
      yield Buffer.alloc(1_048_576);
      waited(open!.listenerCount("close"));
    }
  })();
  const { body } = await got({ status: 200, stream, type: "application/zip" });
  expect(body.length).toBe(40 * 1_048_576);
  expect(most).toBeLessThan(10);
});

test("HEAD says what GET would send", async () => {
  const [head, get] = [await got(ok(list), "br", "HEAD"), await got(ok(list), "br")];
  expect(head.body.length).toBe(0);
  expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
});

test.each([
  ["br, gzip", "br"],
  ["gzip;q=1.0, br;q=0.5", "gzip"],
  ["GZIP", "gzip"],
  ["*", "br"],
  ["br;q=0, *", "gzip"],
  ["*;q=0", undefined],
  ["br;q=nonsense", undefined],
  ["x-br", undefined],
])("of %s the best is %s", (accept, coding) => {
  expect(codingFor(accept, ["br", "gzip"])).toBe(coding);
});
