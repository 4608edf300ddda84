import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openClient } from "../chaos/client.ts";
import { licence } from "../open-county.ts";
import { startServer, tokenOf } from "../server.ts";

let folder: string;
let mounted: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yihan-start-"));
});
afterEach(async () => {
  for (const place of mounted) execFileSync("umount", [place]);
  mounted = [];
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true, force: true });
});

/** A small file system in memory; empties and sizes are all ours. */
const mount = async (options: string): Promise<string> => {
  const place = join(folder, `disk-${mounted.length}`);
  await mkdir(place);
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place], { stdio: "pipe" });
  mounted.push(place);
  return place;
};

const mayMount = ((): boolean => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "pipe" });
    return true;
  } catch {
    // A container without the right to mount: the tests below say that they were skipped for it.
    return false;
  }
})();
const testWithDisk = mayMount ? test : test.skip;

const body = (number: number) => ({ flow: "approval-notice", data: { licence: licence(number, "J") } });

/** Starts on the folder and expects it to end by itself, with one sentence and no stack. */
const refused = async (data: string, env: Record<string, string> = {}): Promise<string> => {
  const server = startServer({ data, env });
  const { code } = await server.ended;
  const said = server.stderr();
  expect({ code, ready: server.stdout().includes("ready") }).toEqual({ code: 1, ready: false });
  expect(said).not.toMatch(/\n\s+at /);
  return said;
};

test("SIGTERM under load: accepted requests are answered, nothing acknowledged is lost, it ends with 0 within five seconds", async () => {
  const server = startServer({ data: folder });
  const url = await server.ready;
  const token = await tokenOf(url, { client: "approval-centre" });
  const officer = await tokenOf(url, { officer: "wang" });
  const client = openClient(url);
  const stream = await fetch(`${url}/api/v1/events`, { headers: { authorization: `Bearer ${officer}` } });
  const acknowledged: string[] = [];
  const other: number[] = [];
  let next = 0;
  const ending = new AbortController();
  const post = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const reply = await client.post(token, "/api/v1/matters", body(next++));
      if (reply?.status === 201) acknowledged.push(`${reply.body.matter}`);
      else if (reply) other.push(reply.status);
      else return;
      if (acknowledged.length >= 200) enough();
    }
  };
  let enough = (): void => {};
  const loaded = new Promise<void>((resolve) => (enough = resolve));
  const posting = Promise.all(Array.from({ length: 16 }, post));
  await loaded;
  const asked = performance.now();
  server.child.kill("SIGTERM");
  const { code, signal } = await server.ended;
  const took = performance.now() - asked;
  ending.abort();
  await posting;
  client.close();
  await stream.body?.cancel().catch(() => undefined); // it ended with the server
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(took).toBeLessThan(5_500);
  // Refused for the end that has begun, or not answered at all; never an answer of another kind.
  expect(other.filter((status) => status !== 503)).toEqual([]);

  const again = startServer({ data: folder });
  const after = await again.ready;
  await again.says("verified");
  const look = openClient(after);
  const reader = await tokenOf(after, { client: "approval-centre" });
  const found = await Promise.all(
    acknowledged.map(async (matter) => (await look.get(reader, `/api/v1/matters/${matter}`))?.status),
  );
  look.close();
  expect(found.filter((status) => status !== 200)).toEqual([]);
  expect(again.stdout()).toMatch(/verified\s+\d+ leaves, root/);
  again.child.kill("SIGTERM");
  expect((await again.ended).code).toBe(0);
}, 60_000);

test("a second start on the same folder ends with a sentence, and the first goes on", async () => {
  const first = startServer({ data: folder, env: { YIHAN_DEMO: "sign-in" } });
  const url = await first.ready;
  expect(await refused(folder)).toMatch(/^The data folder .* is in use by another process: stop that one first/m);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);
}, 30_000);

test("a port that is taken is named, and the folder is left as it can be started again", async () => {
  const first = startServer({ data: join(folder, "one"), env: { YIHAN_DEMO: "sign-in" } });
  const { port } = new URL(await first.ready);
  expect(await refused(join(folder, "two"), { YIHAN_PORT: port, YIHAN_DEMO: "sign-in" })).toContain(
    `127.0.0.1:${port} can't be listened on (EADDRINUSE)`,
  );
  first.child.kill("SIGTERM");
  await first.ended;
  const second = startServer({ data: join(folder, "two"), env: { YIHAN_DEMO: "sign-in" } });
  await second.ready;
  second.child.kill("SIGTERM");
  expect((await second.ended).code).toBe(0);
}, 30_000);

test("wrong settings are all named at once, and nothing is made", async () => {
  const data = join(folder, "never");
  const said = await refused(data, {
    YIHAN_PORT: "banana",
    YIHAN_DEMO: "town",
    YIHAN_NOW: "yesterday",
    YIHAN_UPLOAD_MAX_MB: "0",
    YIHAN_LOG_LEVL: "info",
    OIDC_ISSUER: "no address",
  });
  for (const name of ["YIHAN_PORT", "YIHAN_DEMO", "YIHAN_NOW", "YIHAN_UPLOAD_MAX_MB", "YIHAN_LOG_LEVL", "OIDC_ISSUER"])
    expect(said).toContain(`  ${name}: `);
  expect(await readdir(folder)).toEqual([]);
}, 30_000);

test("a folder written by a newer program is refused and stays as it is", async () => {
  const first = startServer({ data: folder, env: { YIHAN_DEMO: "sign-in" } });
  await first.ready;
  first.child.kill("SIGTERM");
  await first.ended;
  const file = join(folder, "yihan.db");
  const db = new DatabaseSync(file);
  db.exec("PRAGMA user_version = 99");
  db.close();
  const before = await readFile(file);
  expect(await refused(folder)).toMatch(
    /was written by a newer Yihan \(format 99, this program knows \d+\): start that version/,
  );
  expect((await readFile(file)).equals(before)).toBe(true);
}, 30_000);

test("a file that is no database of ours is refused and stays as it is", async () => {
  await writeFile(join(folder, "yihan.db"), "a letter of somebody's, and not a database\n".repeat(200));
  expect(await refused(folder)).toMatch(/is damaged or not Yihan's/);
  expect(await readFile(join(folder, "yihan.db"), "utf8")).toMatch(/^a letter of somebody's/);
}, 30_000);

if (process.getuid?.() === 0) {
  // Root may write to any folder of any mode; only a read-only file system stops it.
  testWithDisk(
    "a read-only folder is named (skipped as root where nothing may be mounted)",
    async () => {
      expect(await refused(await mount("ro,size=1m"))).toMatch(/^The data folder .* can't be written to \(EROFS\)/m);
    },
    30_000,
  );
} else {
  test("a folder without the right to write is named", async () => {
    await chmod(folder, 0o555);
    expect(await refused(folder)).toMatch(/^The data folder .* can't be written to \(EACCES\)/m);
  }, 30_000);
}

testWithDisk(
  "a full disk at the start is named (skipped where nothing may be mounted)",
  async () => {
    expect(await refused(await mount("size=64k"))).toMatch(/disk .* full/i);
  },
  30_000,
);

testWithDisk(
  "a disk that fills up: refused with 503 and a sentence, what was acknowledged stays, and it goes on once there is room (skipped where nothing may be mounted)",
  async () => {
    const data = await mount("size=40m");
    const server = startServer({ data });
    const url = await server.ready;
    await server.says("verified");
    const token = await tokenOf(url, { client: "approval-centre" });
    const client = openClient(url);
    const acknowledged: string[] = [];
    let said: { status: number; code: string } | undefined;
    let number = 0;
    const fill = async (): Promise<void> => {
      while (!said && number < 40_000) {
        const reply = await client.post(token, "/api/v1/matters", body(number++));
        if (reply?.status === 201) acknowledged.push(reply.body.matter);
        else said ??= { status: reply?.status ?? 0, code: reply?.body.code };
      }
    };
    await Promise.all(Array.from({ length: 32 }, fill));
    expect(said).toEqual({ status: 503, code: "disk-full" });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    execFileSync("mount", ["-o", "remount,size=400m", data]);
    let reply = await client.post(token, "/api/v1/matters", body(number));
    for (let tried = 0; reply?.status === 503 && tried < 20; tried += 1)
      reply = await client.post(token, "/api/v1/matters", body(number));
    expect(reply?.status).toBe(201);
    client.close();
    server.child.kill("SIGTERM");
    expect((await server.ended).code).toBe(0);

    const again = startServer({ data });
    const after = await again.ready;
    await again.says("verified");
    expect(again.stdout()).toMatch(/verified\s+\d+ leaves, root/);
    const look = openClient(after);
    const reader = await tokenOf(after, { client: "approval-centre" });
    const found = await Promise.all(
      acknowledged.map(async (matter) => (await look.get(reader, `/api/v1/matters/${matter}`))?.status),
    );
    look.close();
    expect(found.filter((status) => status !== 200)).toEqual([]);
    again.child.kill("SIGTERM");
    expect((await again.ended).code).toBe(0);
  },
  240_000,
);
