import { writeFile } from "node:fs/promises";
import { openLog } from "@yihan/tlog";
import { memoryStorage, testLeaf } from "@yihan/tlog/testing";
import { ran } from "../testing.ts";
import { signer, verifyFixture } from "./fixture.ts";

const { at, exportFiles, exportFolder, exportZip, logFolder } = verifyFixture();

describe("an export", () => {
  test("verifies offline, as a zip and as a folder", async () => {
    const files = await exportFiles();
    for (const place of [await exportZip("chain.zip", files), await exportFolder("chain", files)]) {
      const { code, out } = await ran(["verify", place, "--key", signer.vkey, "--lang", "en"]);
      expect(code).toBe(0);
      expect(out).toMatch(/facts\s+2\n/);
      expect(out).toMatch(/nothing left out\s+proven/);
    }
  });

  test("without the log says that absence was not checked, and checks it where the log is named", async () => {
    const place = await exportZip("small.zip", await exportFiles(false));
    const alone = await ran(["verify", place, "--key", signer.vkey, "--lang", "en"]);
    expect(alone.code).toBe(0);
    expect(alone.out).toContain("whether a later fact exists");
    const withLog = await ran(["verify", place, "--key", signer.vkey, "--log", await logFolder("whole"), "--json"]);
    expect(withLog.code).toBe(0);
    expect(JSON.parse(withLog.out)).toMatchObject({ ok: true, absence: "proven" });
  });

  test("is held against what others saw of its log", async () => {
    const forked = memoryStorage();
    const log = await openLog({ storage: forked, origin: signer.name, signer });
    log.append(Array.from({ length: 600 }, (_, index) => testLeaf(index + 1)));
    await log.integrate();
    const other = at("other");
    await writeFile(other, forked.files.get("checkpoint")!);
    const place = await exportZip("forked.zip", await exportFiles(false));
    expect((await ran(["verify", place, "--key", signer.vkey, "--other", other])).code).toBe(2);
    const { code, out } = await ran([
      "verify",
      place,
      "--key",
      signer.vkey,
      "--log",
      await logFolder("whole"),
      "--other",
      other,
      "--json",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ what: "log", class: "forked" });
  });

  test("fails at the right index after one byte is changed", async () => {
    const files = (await exportFiles()).map((file) =>
      file.path.endsWith("/2.pb") ? { ...file, bytes: Buffer.from("fact 9") } : file,
    );
    const { code, out } = await ran(["verify", await exportZip("altered.zip", files), "--key", signer.vkey, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "fact-altered", matter: "letter", version: 2, index: 299 });
  });

  test("fails after a fact is left out", async () => {
    const files = (await exportFiles()).filter(({ path }) => !path.includes("/2."));
    const { code, out } = await ran(["verify", await exportZip("short.zip", files), "--key", signer.vkey, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "fact-left-out", version: 2, index: 299 });
  });

  test("fails after a fact is put in twice", async () => {
    const files = await exportFiles();
    const twice = files.find(({ path }) => path.endsWith("/1.pb"))!;
    const { code, out } = await ran([
      "verify",
      await exportZip("twice.zip", [...files, { ...twice, path: twice.path.replace("/1.pb", "/3.pb") }]),
      "--key",
      signer.vkey,
      "--json",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ class: "fact-doubled", version: 1, index: 3 });
  });

  test("that is not a zip is refused with a sentence", async () => {
    const place = at("not-a-zip.zip");
    await writeFile(place, "hello");
    const { code, err } = await ran(["verify", place]);
    expect(code).toBe(1);
    expect(err).toContain("无法核验");
  });
});
