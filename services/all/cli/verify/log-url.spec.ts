import { memoryStorage } from "@yihan/tlog/testing";
import { fakeGateway, ran, type Answers } from "../testing.ts";
import { appendTo, signer, verifyFixture } from "./fixture.ts";

const { storage } = verifyFixture();

describe("a log at a URL", () => {
  const serving = (files: ReadonlyMap<string, Uint8Array>, more: Answers = {}): Answers => ({
    ...Object.fromEntries([...files].map(([path, bytes]) => [`GET /log/${path}`, () => ({ bytes })])),
    "GET /log/keys": () => ({ bytes: `${signer.vkey}\n` }),
    ...more,
  });

  test("is found below the site and verified", async () => {
    const gateway = await fakeGateway(serving(storage.files));
    try {
      for (const place of [`http://127.0.0.1:${gateway.port}`, `http://127.0.0.1:${gateway.port}/log/`]) {
        const { code, out } = await ran(["verify", place, "--json"]);
        expect(code).toBe(0);
        expect(JSON.parse(out)).toMatchObject({ ok: true, size: 600, trusted: "enclosed" });
      }
    } finally {
      await gateway.close();
    }
  });

  test("that moves on while it is read is read again from its new checkpoint", async () => {
    const old = memoryStorage();
    await appendTo(old, 300);
    let asked = 0;
    const moved = new Map(storage.files);
    moved.delete("tile/1/000.p/1");
    const answers = serving(moved, {
      "GET /log/checkpoint": () => ({ bytes: (asked++ < 2 ? old : storage).files.get("checkpoint")! }),
    });
    const gateway = await fakeGateway(answers);
    try {
      const { code, out } = await ran([
        "verify",
        `http://127.0.0.1:${gateway.port}/log`,
        "--key",
        signer.vkey,
        "--json",
      ]);
      expect(JSON.parse(out)).toMatchObject({ ok: true, size: 600 });
      expect(code).toBe(0);
    } finally {
      await gateway.close();
    }
  });

  test("is read at the pace its server allows", async () => {
    let asked = 0;
    const gateway = await fakeGateway(
      serving(storage.files, {
        "GET /log/tile/0/000": () =>
          asked++ === 0
            ? { status: 429, json: {}, headers: { "retry-after": "0.01" } }
            : { bytes: storage.files.get("tile/0/000")! },
      }),
    );
    try {
      expect((await ran(["verify", `http://127.0.0.1:${gateway.port}/log`])).code).toBe(0);
      expect(asked).toBe(2);
    } finally {
      await gateway.close();
    }
  });

  test("that can't be reached ends with 3 and says so", async () => {
    const gateway = await fakeGateway({});
    await gateway.close();
    const { code, err } = await ran(["verify", `http://127.0.0.1:${gateway.port}/log`, "--lang", "en"]);
    expect(code).toBe(3);
    expect(err).toContain("can't be read");
  });
});
