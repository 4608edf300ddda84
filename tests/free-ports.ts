import { createServer } from "node:net";

/** The workers of jest begin at ports of their own: two that look at the same time find different ones. */
const WORKERS = 4;
const FIRST = 20_000;
const EACH = 3_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/**
 * So many ports of this machine that nobody listens on, each another. Below those that the system hands out by itself: such
 * a port may be a client's by the time it is listened on, and a client that knocks at one where nobody listens can end up
 * connected to itself and keep it.
 */
export const freePorts = async (count: number): Promise<number[]> => {
  const own = FIRST + (Number(process.env["JEST_WORKER_ID"] ?? 0) % WORKERS) * EACH;
  const found = new Set<number>();
  while (found.size < count) {
    const port = own + Math.floor(Math.random() * EACH);
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
};
