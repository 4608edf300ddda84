/*
 * The limit of what HTTP gives here: an Express server that reads a JSON body and answers with one. Says its address on
 * stdout; ends with its parent.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";

const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.post("/", (request, response) => {
  let text = "";
  request.setEncoding("utf8").on("data", (part: string) => (text += part));
  request.on("end", () => {
    const body = JSON.parse(text) as object;
    response.writeHead(201, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify({ taken: Object.keys(body).length }));
  });
});
const server = createServer(app);
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
process.on("disconnect", () => process.exit(0));
