import { AxeBuilder } from "@axe-core/playwright";
import { formatVkey, type ExportFile } from "@yihan/tlog";
import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import { startCounty, type RunningCounty } from "../journeys/county.ts";
import { openBrowser } from "./browser.ts";
import { builtVerifier, dropped, filesIn, openVerifier, zipped } from "./verifier-parts.ts";

describeWith("the page that verifies an export without a server", await openBrowser(), ({ browser }) => {
  let county: RunningCounty;
  let built: Awaited<ReturnType<typeof builtVerifier>>;
  let opened: Awaited<ReturnType<typeof openVerifier>>;
  let files: ExportFile[];
  let vkey: string;
  let matter: string;

  beforeAll(async () => {
    [county, built] = await Promise.all([startCounty(), builtVerifier()]);
    matter = await issueLetter(county, 9_101, { partyName: "<img src=x onerror=alert(1)> 岫云运输" });
    const wang = await county.as("wang");
    await wang.take(matter, "received");
    await wang.take(matter, "assigned", { officer: "wang" });
    await wang.take(
      matter,
      "violationFound",
      { discoveredOn: "2026-11-25", violation: "擅自改装营运车辆", facts: "查实", item: "" },
      { papers: [await county.paper(wang, "inspection-record")] },
    );
    await county.settled();
    vkey = (await county.stranger.get("/log/keys")).body.trim();
    files = await filesIn(await wang.bytes(`/api/v1/chains/${matter}/export`));
    opened = await openVerifier(browser, built.file);
  }, 120_000);

  afterAll(async () => {
    await opened?.close();
    await built?.remove();
    await county?.close();
  });

  /** No request beside the page itself and its own worker, and nothing that the policy had to stop. */
  afterEach(() => {
    expect(opened.asked.filter((url) => !url.startsWith("file://") && !url.startsWith("blob:"))).toEqual([]);
    expect(opened.asked.filter((url) => url.startsWith("file://"))).toHaveLength(1);
    expect(opened.complaints).toEqual([]);
  });

  const fact = (version: number): ExportFile => files.find(({ path }) => path === `facts/${matter}/${version}.pb`)!;
  const wrongRow = () => opened.page.locator("tr.wrong").innerText();

  test("says that a real export holds, and whose key was believed", async () => {
    const text = await dropped(opened.page, await zipped(files));
    expect(text).toContain("核验通过");
    expect(text).toContain("没有遗漏");
    expect(text).toContain("导出包自带的");
    expect(text).toContain(vkey);
    expect(text).toContain("发现违法并移送");
    expect(await opened.page.locator("tr.holds").count()).toBe(files.filter(({ path }) => path.endsWith(".pb")).length);
    // What a party is called stays text.
    expect(text).toContain("<img src=x onerror=alert(1)>");
    expect(await opened.page.locator("img").count()).toBe(0);
    expect(await opened.page.evaluate("document.activeElement?.id")).toBe("verdict");
  });

  test("says the same to those who bring the log's key", async () => {
    await opened.page.locator("summary").click();
    await opened.page.getByLabel("日志公钥").fill(vkey);
    expect(await dropped(opened.page, await zipped(files))).toContain("您填写的");
  });

  test("does not believe the enclosed key against the one that was entered, and says so", async () => {
    await opened.page.getByLabel("日志公钥").fill(formatVkey(vkey.split("+")[0]!, new Uint8Array(32).fill(9)));
    const text = await dropped(opened.page, await zipped(files));
    expect(text).toContain("核验不通过");
    expect(text).toContain("检查点不是由受信任的公钥签署的");
    await opened.page.getByLabel("日志公钥").fill("");
  });

  test("names the fact of which one byte was changed", async () => {
    const bytes = Buffer.from(fact(2).bytes);
    bytes[bytes.length - 1]! ^= 1;
    const text = await dropped(
      opened.page,
      await zipped(files.map((file) => (file === fact(2) ? { ...file, bytes } : file))),
    );
    expect(text).toContain("核验不通过：第 2 条记录");
    expect(text).toContain("被改动过");
    expect(await wrongRow()).toContain("✗ 有误");
    const table = opened.page.locator("table", { has: opened.page.locator("tr.wrong") });
    expect(await table.locator("tr").evaluateAll((rows) => rows.map((row) => row.className))).toEqual([
      "",
      "holds",
      "wrong",
      "not-reached",
      "not-reached",
    ]);
  });

  test("names the fact of which one byte was changed inside the zip", async () => {
    const zip = await zipped(files);
    const header = zip.indexOf(`facts/${matter}/2.pb`);
    const [name, extra] = [zip.readUInt16LE(header - 4), zip.readUInt16LE(header - 2)];
    zip[header + name + extra + 40]! ^= 0x10;
    expect(await dropped(opened.page, zip)).toContain("核验不通过：第 2 条记录");
  });

  test("names the fact that was left out", async () => {
    const text = await dropped(
      opened.page,
      await zipped(files.filter(({ path }) => !path.startsWith(`facts/${matter}/2.`))),
    );
    expect(text).toContain("核验不通过：第 2 条记录");
    expect(text).toContain("缺少这条记录");
  });

  test("names the fact that was put in twice", async () => {
    const text = await dropped(
      opened.page,
      await zipped([...files, { ...fact(1), path: `facts/${matter}/1-again.pb` }]),
    );
    expect(text).toContain("核验不通过：第 1 条记录");
    expect(text).toContain("被放入了两次");
    expect(await dropped(opened.page, await zipped([...files, fact(3)]))).toContain("核验不通过：第 3 条记录");
  });

  test("says that a paper was altered, and of which fact", async () => {
    const paper = files.find(({ path }) => path.startsWith("papers/"))!;
    const text = await dropped(
      opened.page,
      await zipped(files.map((file) => (file === paper ? { ...file, bytes: Buffer.from("another paper") } : file))),
    );
    expect(text).toContain("材料被改动过");
    expect(await opened.page.locator("tr.wrong").count()).toBe(1);
  });

  test("shows what the facts say where the timeline tells otherwise", async () => {
    const timeline = files.find(({ path }) => path === "timeline.json")!;
    const bytes = Buffer.from(Buffer.from(timeline.bytes).toString("utf8").replace('"received"', '"recalled"'));
    const text = await dropped(
      opened.page,
      await zipped(files.map((file) => (file === timeline ? { ...file, bytes } : file))),
    );
    expect(text).toContain("时间线与记录不符");
    expect(text).not.toContain("recalled");
  });

  test("says of what is no export that it can't be read", async () => {
    expect(await dropped(opened.page, Buffer.from("hello"), "hello.txt")).toContain("无法作为导出包读取");
    expect(await dropped(opened.page, await zipped([{ path: "a.txt", bytes: Buffer.from("a") }]))).toContain(
      "无法作为导出包读取",
    );
  });

  test("can be used with the keyboard alone, in English, on a narrow screen, and without a barrier that axe knows", async () => {
    const { page, close } = await openVerifier(browser, built.file, { locale: "en-GB", width: 390 });
    try {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement?.id")).toBe("language");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement?.id")).toBe("file");
      await page
        .locator("#file")
        .setInputFiles({ name: "chain.zip", mimeType: "application/zip", buffer: await zipped(files) });
      await page.locator("#verdict").waitFor();
      expect(await page.locator("#verdict").innerText()).toMatch(/It holds: all \d+ facts are genuine/);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
      await page.getByRole("button", { name: "中文" }).click();
      expect(await page.locator("#verdict").innerText()).toContain("核验通过");
    } finally {
      await close();
    }
  });
});
