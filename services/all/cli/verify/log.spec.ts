import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { memoryStorage, testSigner } from "@yihan/tlog/testing";
import { ran } from "../testing.ts";
import { appendTo, signer, verifyFixture } from "./fixture.ts";

const { at, logFolder } = verifyFixture();

describe("a log in a folder", () => {
  test("holds under the key that was given", async () => {
    const place = await logFolder("whole");
    const { code, out, err } = await ran(["verify", place, "--key", signer.vkey, "--earlier", at("earlier")]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("通过");
    expect(out).toMatch(/条目数\s+600/);
    expect(out).toContain("未核验");
  });

  test("holds in English, as JSON, with the place behind the keys", async () => {
    const place = await logFolder("whole");
    const { code, out } = await ran(["--lang", "en", "--json", "verify", "--key", signer.vkey, place]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ what: "log", ok: true, size: 600, trusted: "given" });
  });

  test("says that it believed the key that came with the log", async () => {
    const place = await logFolder("with-keys");
    await writeFile(join(place, "keys"), `${signer.vkey}\n`);
    const { code, out } = await ran(["verify", place, "--lang", "en"]);
    expect(code).toBe(0);
    expect(out).toContain("the key that came with it (unchecked");
  });

  test("without any key is bad usage that says what to do", async () => {
    const { code, err } = await ran(["verify", await logFolder("whole"), "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).toContain("--key");
  });

  test("names the index and the class of a flipped byte", async () => {
    const place = await logFolder("flipped");
    const path = join(place, "tile/entries/000");
    const bytes = await readFile(path);
    bytes[66 * 17 + 30]! ^= 1;
    await writeFile(path, bytes);
    const { code, out, err } = await ran(["verify", place, "--key", signer.vkey, "--lang", "en"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("FAILED: An entry of the log was altered.");
    expect(out).toMatch(/first bad index\s+17\n/);
  });

  test("shows a span where the log was signed with another key", async () => {
    const { code, out } = await ran([
      "verify",
      await logFolder("whole"),
      "--key",
      testSigner(signer.name, 8).vkey,
      "--json",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, class: "foreign-signature", span: { from: 0, to: 600 } });
  });

  test("is rolled back against a checkpoint from later", async () => {
    const short = memoryStorage();
    await appendTo(short, 300);
    const { code, out } = await ran([
      "verify",
      await logFolder("short", short.files),
      "--key",
      signer.vkey,
      "--earlier",
      at("later"),
      "--json",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "tail-deleted", index: 300 });
  });

  test("that is no log at all is bad usage", async () => {
    expect((await ran(["verify", at("nowhere")])).code).toBe(2);
    await mkdir(at("empty"), { recursive: true });
    expect((await ran(["verify", at("empty")])).code).toBe(2);
  });
});
