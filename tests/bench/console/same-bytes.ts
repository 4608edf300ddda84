import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** A page that asks for files of these sizes, does nothing with them and then shows one line. */
const pageOf = (sizes: readonly number[]): string => `<!doctype html><meta charset="utf-8"><body><script>
  Promise.all(${JSON.stringify(sizes)}.map((size, at) => fetch("/" + size + "/" + at).then((answer) => answer.arrayBuffer()))).then(() => {
    const link = document.createElement("a");
    link.dataset.rowLink = "";
    link.textContent = "一函";
    document.body.append(link);
  });
</script>`;

/** Serves an empty page with as many bytes as another: what the machine and its browser need at least. */
export const serveSameBytes = async (sizes: readonly number[]): Promise<{ url: string; close(): void }> => {
  const server = createServer(({ url = "/" }, response) => {
    const size = Number(url.split("/")[1] || Number.NaN);
    const page = Number.isNaN(size);
    response.writeHead(200, {
      "content-type": page ? "text/html; charset=utf-8" : "application/octet-stream",
      "cache-control": page ? "no-store" : "public, max-age=31536000, immutable",
    });
    response.end(page ? pageOf(sizes) : randomBytes(size));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
