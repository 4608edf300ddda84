import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ed25519Signer, makeLeaf, makeReceipt, nodeReader, openLog, type Storage } from "@yihan/tlog";

// An outside verifier, built on Go's x/mod: it shares nothing with our code but the published formats.
const run = promisify(execFile);
const source = join(import.meta.dirname, "tlog");
const signer = ed25519Signer("log.example.gov.cn/audit", new Uint8Array(32).fill(7));
const key = new Uint8Array(32).fill(3);
const SIZE = 70_000;
const PROVEN = 65_530;
const leafAt = (index: number) => makeLeaf(key, index + 1, Buffer.from(`fact ${index}`));

const folder = await mkdtemp(join(tmpdir(), "yihan-outside-"));
const verifier = join(folder, "verifier");
const unavailable = await buildVerifier();
if (unavailable !== undefined) await rm(folder, { recursive: true });

function storageIn(base: string): Storage {
  return {
    read: (path) =>
      readFile(join(base, path)).catch((error: NodeJS.ErrnoException) =>
        error.code === "ENOENT" ? undefined : Promise.reject(error),
      ),
    write: async (path, bytes) => {
      const file = join(base, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, bytes);
      await rename(`${file}.new`, file);
    },
    remove: (path) => rm(join(base, path), { force: true }),
  };
}

async function verify(...more: string[]): Promise<string> {
  return run(verifier, [folder, signer.vkey, ...more]).then(
    ({ stdout }) => stdout.trim(),
    (error: { stderr: string }) => error.stderr.trim(),
  );
}

/** Builds the Go program. Says why where the machine has no Go or can't fetch x/mod; what the program itself gets wrong is an error. */
async function buildVerifier(): Promise<string | undefined> {
  try {
    await run("go", ["build", "-o", verifier, "."], { cwd: source, timeout: 120_000 });
    return undefined;
  } catch (error) {
    const { code, stderr = "" } = error as { code?: string | number; stderr?: string };
    if (code === "ENOENT") return "go is not on the PATH";
    if (
      /dial tcp|no such host|proxyconnect|i\/o timeout|connection refused|module lookup disabled|403 Forbidden|toolchain not available/i.test(
        stderr,
      )
    )
      return "golang.org/x/mod can't be fetched";
    throw error;
  }
}

afterAll(() => rm(folder, { recursive: true, force: true }));

const outside = unavailable === undefined ? test : test.skip; // skipped, with the reason in its name, where Go or its module is missing
const reason = unavailable === undefined ? "" : ` (skipped: ${unavailable})`;

outside(
  `a verifier built on Go's x/mod accepts a log of 70,000 leaves and a receipt from it, and no tampered ones${reason}`,
  async () => {
    const storage = storageIn(folder);
    const log = await openLog({ storage, origin: signer.name, signer });
    for (const size of [255, 256, 257, 30_000, 65_535, 65_536, 65_537, SIZE]) {
      log.append(Array.from({ length: size - log.next() }, (_, at) => leafAt(log.next() + at)));
      await log.integrate();
    }
    const { root, checkpoint } = await log.integrate();
    const receipt = join(folder, "fact.tlog-proof");
    await writeFile(
      receipt,
      await makeReceipt({ node: nodeReader(storage.read, SIZE), checkpoint, index: PROVEN, key, version: PROVEN + 1 }),
    );
    const leaf = Buffer.from(leafAt(PROVEN)).toString("hex");
    expect(await verify(receipt, leaf)).toBe(`ok ${SIZE} ${Buffer.from(root).toString("base64")}`);
    expect(await verify(receipt, Buffer.from(leafAt(1)).toString("hex"))).toMatch(/^bad: /);

    for (const path of [
      "tile/entries/100",
      "tile/0/100",
      "tile/1/000",
      "tile/1/001.p/17",
      "tile/2/000.p/1",
      "checkpoint",
    ]) {
      const bytes = (await storage.read(path))!;
      const changed = Buffer.from(bytes);
      changed[30]! ^= 1;
      await storage.write(path, changed);
      expect([path, await verify()]).toEqual([path, expect.stringMatching(/^bad: /)]);
      await storage.write(path, bytes);
    }
    expect(await verify()).toMatch(/^ok /);
  },
  120_000,
);
