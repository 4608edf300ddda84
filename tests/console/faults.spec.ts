import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import { openLine, type Line } from "./line.ts";
import { visit as visitBy, type Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

/** What a browser notes where the story itself takes the system away. */
const broken = /status of 4(01|12)|status of 50\d|net::ERR_|WebSocket|EventSource/;

describeWith("when something fails", await openWorld(), ({ county, browser, visit }) => {
  let line: Line;
  let folder: string;
  const visits: Visit[] = [];
  beforeAll(async () => {
    line = await openLine(county.url);
    folder = await mkdtemp(join(tmpdir(), "yihan-large-"));
  });
  afterAll(async () => {
    await Promise.all(visits.map((one) => one.close()));
    await line?.close();
    await rm(folder, { recursive: true });
  });

  /** A window whose every word goes by the line; signed in as one that was opened at the county itself. */
  const byLine = async (officer: string): Promise<Visit> => {
    const near = await visit(officer);
    const far = await visitBy(browser, line.url);
    visits.push(far);
    await far.context.addCookies(await near.context.cookies());
    return far;
  };
  const faultsOf = (one: Visit): string[] => one.faults().filter((fault) => !broken.test(fault));
  /** Only a page that was never loaded anew still knows what was noted in it. */
  const note = (one: Visit) => one.page.evaluate("window.stillHere = true");
  const noted = (one: Visit) => one.page.evaluate("window.stillHere === true");
  const issue = (first: number, count: number): Promise<string[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => issueLetter(county, first + index)));
  const countOf = async (view: string): Promise<number> =>
    (await (await county.as("wang")).get("/api/v1/worklist/counts")).body[view];
  const away = (one: Visit) => one.page.locator("output").getByText("系统暂时没有应答，正在重试");
  /** Seeks in the list; whoever does so reads it, so what is new is told and not moved under their eyes. */
  const seek = (one: Visit, text: string) => one.page.getByLabel("在本列表中查找").fill(text);
  /** The list of work comes to show these letters, once each, and its number is the true one. */
  const shows = async (one: Visit, text: string, count: number): Promise<void> => {
    const titles = one.page.locator("[data-row-link]").filter({ hasText: text });
    const last = titles.nth(count - 1);
    const fresh = one.page.getByRole("button", { name: /^有 \d+ 件新事项/ });
    while (!(await last.isVisible())) {
      await fresh.or(last).first().waitFor();
      if (await fresh.isVisible()) await fresh.click();
    }
    expect(await titles.count()).toBe(count);
    await one.page
      .locator(".views [aria-current]")
      .getByText(String(await countOf("mine")))
      .waitFor();
  };

  describe("the stream of events", () => {
    let wang: Visit;
    beforeAll(async () => {
      wang = await byLine("wang");
      await wang.page.clock.install();
      await wang.go("/work?view=mine");
      await wang.page.locator("[data-row-link]").first().waitFor();
      await note(wang);
    });
    afterAll(async () => {
      expect([await noted(wang), faultsOf(wang)]).toEqual([true, []]);
    });

    test("cut before anything came, while many letters come, misses none and shows none twice", async () => {
      await seek(wang, "岫云运输61");
      line.cut();
      await away(wang).waitFor();
      await issue(6_100, 20);
      await wang.page.clock.fastForward(600_000);
      line.mend();
      await away(wang).waitFor({ state: "hidden" });
      await shows(wang, "岫云运输61", 20);
    });

    test("cut again, goes on after the last event that came", async () => {
      await seek(wang, "岫云运输62");
      await issue(6_200, 1);
      await shows(wang, "岫云运输62", 1);
      line.cut();
      await away(wang).waitFor();
      await issue(6_201, 3);
      line.mend();
      await shows(wang, "岫云运输62", 4);
    });

    test("cut without a word, is noticed by its silence", async () => {
      await seek(wang, "岫云运输63");
      line.fallSilent();
      await issue(6_300, 2);
      // The system gives a sign of life every 15 seconds.
      await wang.page.clock.fastForward(60_000);
      await shows(wang, "岫云运输63", 2);
    });

    test("that the system can't go on with one by one is made good as a whole", async () => {
      await seek(wang, "岫云运输64");
      // As after the views were made anew: places in the old feed say nothing.
      await county.county.ports.views.write({
        puts: [{ view: "feed-epoch", id: "epoch", doc: { id: "another", begun: county.clock.now() } }],
      });
      await issue(6_400, 2);
      await county.stop();
      await away(wang).waitFor();
      await county.startAgain();
      await away(wang).waitFor({ state: "hidden" });
      await shows(wang, "岫云运输64", 2);
    });
  });

  describe("a form that stands open", () => {
    let wang: Visit;
    beforeAll(async () => {
      wang = await visit("wang");
    });
    const send = () => wang.page.locator(".step-form button[type=submit]");
    const reason = () => wang.page.getByLabel("理由", { exact: true });
    const attach = async (): Promise<void> => {
      await wang.page.getByLabel("添加其他材料").click();
      await wang.page.locator(".ant-select-item-option:visible").first().click();
    };
    const chosen = () => wang.page.locator(".step-form input[type=file]");
    const throttled = async (conditions: { latency: number; uploadThroughput: number; downloadThroughput: number }) => {
      const network = await wang.context.newCDPSession(wang.page);
      await network.send("Network.emulateNetworkConditions", { offline: false, ...conditions });
      return () => network.detach();
    };
    const facts = async (letter: string): Promise<{ step: string; reason: string; papers: { name: string }[] }[]> =>
      (await (await county.as("wang")).get(`/api/v1/matters/${letter}/facts`)).body.items;

    /** wang is about to give a letter back, with all that the form asks for and a paper. Gives the letter. */
    const filled = async (number: number, why: string): Promise<string> => {
      const letter = await issueLetter(county, number);
      await wang.go(`/matters/${letter}`);
      await note(wang);
      await wang.page.getByRole("button", { name: "退回" }).click();
      await reason().fill(why);
      await wang.page.getByLabel("应由何部门监管").click();
      await wang.page.getByLabel("应由何部门监管").fill("生态环境分局");
      await wang.page.locator(".ant-select-item-option").filter({ hasText: "生态环境分局" }).first().click();
      await attach();
      await chosen().setInputFiles({ name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from(why) });
      await wang.page.locator(".step-form").getByText("SHA-256").waitFor();
      return letter;
    };
    /** The letter was given back once, in the same page, with what was typed and attached before the fault. */
    const givenBack = async (letter: string, why: string): Promise<void> => {
      await wang.page.getByText("已办理：退回").first().waitFor();
      await county.settled();
      const taken = await facts(letter);
      expect(taken.map(({ step }) => step)).toEqual(["issued", "returned"]);
      expect(taken[1]).toMatchObject({ reason: why, papers: [{ name: "说明.txt" }] });
      expect([await noted(wang), faultsOf(wang)]).toEqual([true, []]);
    };

    test("outlives a new start of the system: a banner, then it goes on as if nothing had been", async () => {
      const letter = await filled(6_500, "不属本局职责：重启");
      await county.stop();
      await away(wang).waitFor();
      await wang.picture("away");
      await send().click();
      await wang.page.getByText("没有收到应答，不知是否已经办理").waitFor();
      await county.startAgain();
      await away(wang).waitFor({ state: "hidden" });
      await send().dblclick();
      await givenBack(letter, "不属本局职责：重启");
    });

    test("outlives the end of the sign-in: one signs in again in another window and goes on", async () => {
      const letter = await filled(6_501, "不属本局职责：会话");
      await wang.context.clearCookies();
      await send().click();
      await wang.page.getByText("您的登录已结束").waitFor();
      expect(await reason().isVisible()).toBe(false);
      expect(await wang.axe()).toEqual([]);
      await wang.picture("sign-in-again");
      await wang.page.locator('a[href^="/sign-in?officer=wang&"]').click();
      await reason().waitFor();
      expect(await reason().inputValue()).toBe("不属本局职责：会话");
      await send().click();
      await givenBack(letter, "不属本局职责：会话");
    });

    test("whose answer was lost is sent once more and done once", async () => {
      const letter = await filled(6_502, "不属本局职责：应答丢失");
      await wang.page.route("**/steps", async (route) => {
        if (route.request().method() !== "POST") return route.continue();
        await route.fetch();
        await route.abort();
      });
      await send().click();
      await wang.page.getByText("没有收到应答，不知是否已经办理").waitFor();
      await wang.page.locator("article").nth(1).waitFor();
      expect(await wang.page.getByText("他人已先办理").count()).toBe(0);
      await wang.page.unroute("**/steps");
      await send().click();
      await givenBack(letter, "不属本局职责：应答丢失");
    });

    test("is sent once by a double click on a slow network, where every page says that it waits", async () => {
      const letter = await issueLetter(county, 6_600);
      const quick = await throttled({ latency: 300, downloadThroughput: 400_000, uploadThroughput: 50_000 });
      await wang.page.goto(`${county.url}/matters/${letter}`, { waitUntil: "commit" });
      await wang.page.getByText("正在载入，请稍候").first().waitFor();
      await wang.page.getByRole("button", { name: "签收" }).click();
      await send().dblclick();
      await wang.page.locator(".step-form button.ant-btn-loading").waitFor();
      await wang.page.getByText("已办理：签收").waitFor();
      expect((await facts(letter)).map(({ step }) => step)).toEqual(["issued", "received"]);
      expect(faultsOf(wang)).toEqual([]);
      await quick();
    });

    test("refuses a paper of 200 MB in a sentence, and shows of one that may be sent how much is gone", async () => {
      const letter = await issueLetter(county, 6_601);
      const large = join(folder, "录像.mp4");
      await writeFile(large, "video");
      await truncate(large, 200 * 1_048_576);
      await wang.go(`/matters/${letter}`);
      await wang.page.getByRole("button", { name: "签收" }).click();
      await attach();
      await chosen().setInputFiles(large);
      await wang.page.getByRole("alert").getByText("一份材料不得超过 64.0 MB").waitFor();
      const quick = await throttled({ latency: 20, downloadThroughput: -1, uploadThroughput: 1_000_000 });
      await chosen().setInputFiles({
        name: "录像.mp4",
        mimeType: "video/mp4",
        buffer: Buffer.alloc(2_000_000, "video"),
      });
      await wang.page.locator(".step-form [role=progressbar]").waitFor();
      await wang.page.locator(".step-form").getByText("SHA-256").waitFor();
      expect(await wang.page.getByRole("alert").count()).toBe(0);
      expect(faultsOf(wang)).toEqual([]);
      await quick();
    });

    test("is not there for somebody else who signs in", async () => {
      await filled(6_503, "不属本局职责：他人");
      await wang.context.clearCookies();
      await send().click();
      await wang.page.locator('a[href^="/sign-in?officer=sun&"]').click();
      await wang.page.locator(".shell-who").filter({ hasText: "孙佳禾" }).waitFor();
      expect(await noted(wang)).toBe(false);
      await wang.page.getByRole("button", { name: "退回" }).click();
      expect(await reason().inputValue()).toBe("");
    });
  });

  test("a file beyond what may be imported is refused in a sentence, and another can be taken", async () => {
    const large = join(folder, "许可.csv");
    const rows = await readFile(join(import.meta.dirname, "../../services/all/demo/licences.csv"), "utf8");
    // Rows, then empty lines as far as the preview reads; what follows would be refused unread.
    await writeFile(large, rows.split("\n").slice(0, 3).join("\n") + "\n".repeat(5 * 1_048_576));
    await truncate(large, 300 * 1_048_576);
    const li = await visit("li", { expected: [413] });
    await li.go("/imports");
    await li.page.locator("input[type=file]").setInputFiles(large);
    await li.page.getByRole("button", { name: "导入并发函" }).click();
    await li.page.getByRole("alert").getByText("文件不得超过 256 MB").waitFor();
    expect(await away(li).count()).toBe(0);
    await li.page.getByRole("button", { name: "换一个文件" }).click();
    await li.page.getByRole("button", { name: "选择文件" }).waitFor();
    expect(li.faults()).toEqual([]);
  });
});
