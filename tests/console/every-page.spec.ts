import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { describeWith } from "../describe-with.ts";
import { issueLetter } from "../journeys/letters.ts";
import { hostileStories, nastily, withNewSteps } from "./hostile.ts";
import { sound } from "./sound.ts";
import { sizes, type Language, type Size, type Visit } from "./visit.ts";
import { openWorld } from "./world.ts";

/** Every identity number that the county's files hold. */
const numbers = ["licences.csv", "penalties.csv"].flatMap((file) => [
  ...new Set(
    readFileSync(join(import.meta.dirname, "../../services/all/demo", file), "utf8").match(/(?<!\w)\d{17}[\dX](?!\w)/g),
  ),
]);

describeWith("every page", await openWorld(), ({ county, visit }) => {
  let letter: string;
  let imported: string;
  let addresses: Record<string, string[]>;

  beforeAll(async () => {
    letter = await issueLetter(county, 5_001);
    const wang = await county.as("wang");
    await wang.take(letter, "received");
    await wang.take(letter, "assigned", { officer: "wang" });
    await wang.take(
      letter,
      "violationFound",
      { discoveredOn: "2026-11-25", violation: "擅自改装营运车辆", facts: "三辆车加装货箱", item: "" },
      { papers: [await county.paper(wang, "inspection-record")] },
    );
    await county.settled();
    imported = (await (await county.as("li")).get("/api/v1/imports")).body.items.find(
      ({ file }: { file: string }) => file === "licences.csv",
    ).id;
    addresses = {
      wang: [
        "/work?view=overdue",
        "/matters",
        `/matters/${letter}`,
        `/chains/${letter}?view=drawing`,
        `/chains/${letter}?view=list`,
        ...["people", "absence", "who", "planned"].map((view) => `/directory?view=${view}`),
        "/help",
        "/help/approval-notice",
        "/no-such-page",
      ],
      li: [
        "/open/approval-notice",
        "/imports",
        ...["held", "unmatched"].map((rows) => `/imports/${imported}?rows=${rows}`),
      ],
      xu: ["/desk", "/desk?view=waiting", "/desk?view=reconciliation&date=2026-11-25"],
    };
  }, 60_000);

  /** What must not stand in any page, whoever looks: scripts in it, anybody's number in it, in its address or left in the browser. */
  const left = async ({ page }: Visit): Promise<string[]> => {
    const [scripts, handlers, all] = await page.evaluate<[number, number, string]>(`(() => {
      const elements = [...document.querySelectorAll("*")];
      return [
        document.querySelectorAll("script:not([src])").length,
        elements.filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))).length,
        JSON.stringify([document.documentElement.outerHTML, location.href, history.state, { ...localStorage }, { ...sessionStorage }, document.cookie,
          [...document.querySelectorAll("input, textarea")].map((one) => one.value)]),
      ];
    })()`);
    const stands = page.url();
    return [
      ...(scripts > 0 ? [`${stands}: inline script`] : []),
      ...(handlers > 0 ? [`${stands}: inline handler`] : []),
      ...numbers.filter((number) => all.includes(number)).map((number) => `${stands}: ${number}`),
    ];
  };

  // The other two of the four are what each page's own spec looks at.
  test.each([
    ["wide", "en"],
    ["phone", "zh"],
  ] as [Size, Language][])(
    "is sound, runs no script of its own text, and shows and keeps nobody's number (%s, %s)",
    async (size, language) => {
      const wrong: Record<string, string[]> = {};
      const look = async (one: Visit, name: string): Promise<void> => {
        const found = [...(await sound(one)), ...(await left(one))];
        if (found.length > 0) wrong[name] = found;
      };
      const walk = async ([officer, paths]: [string, string[]]): Promise<void> => {
        const one = await visit(officer, { size, language });
        const asked: string[] = [];
        one.context.on("request", (request) => asked.push(request.url()));
        for (const path of paths) {
          await one.go(path);
          await look(one, `${officer} ${path}`);
        }
        wrong[`${officer}'s window`] = one.faults();
        wrong[`${officer}'s requests`] = asked.filter((url) => numbers.some((number) => url.includes(number)));
      };
      await Promise.all(Object.entries(addresses).map(walk));
      const operator = await visit(undefined, { size, language });
      await operator.go("/");
      await look(operator, "sign-in");
      await operator.page.locator("summary").click();
      await operator.page
        .locator('input[type="password"]')
        .fill(readFileSync(join(county.data, "operator.token"), "utf8").trim());
      await operator.page.keyboard.press("Enter");
      await operator.page.waitForURL("**/operator");
      await operator.page.locator("h2").first().waitFor();
      await look(operator, "operator");
      expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
      expect(sizes[size].width).toBe(operator.page.viewportSize()!.width);
    },
    180_000,
  );

  test("a file of people is looked at, and a matter sought, without anybody's number going into a page or an address", async () => {
    const li = await visit("li");
    await li.go("/imports");
    await li.page
      .locator("input[type=file]")
      .setInputFiles(join(import.meta.dirname, "../../services/all/demo/penalties.csv"));
    await li.page.getByText(/将发出 \d+ 封函/).waitFor();
    expect(await left(li)).toEqual([]);
    await li.go("/matters");
    await li.page.getByLabel("按标题、文号、关键词查找").fill(`${numbers[0]}`);
    await li.page.keyboard.press("Enter");
    await li.page.getByText("不能按身份证号查找").waitFor();
    expect(li.page.url()).toBe(`${county.url}/matters`);
    await li.page.getByLabel("按标题、文号、关键词查找").fill("91430121MA4L000111");
    await li.page.keyboard.press("Enter");
    await li.page.waitForURL(/q=91430121MA4L000111/);
    expect(li.faults()).toEqual([]);
  });

  test("texts with markup, right-to-left marks, rare characters and without end stay text in every field of every flow, and break no page of a phone", async () => {
    const all = hostileStories((number) => `0190b000-0000-7000-8000-${String(number).padStart(12, "0")}`);
    for (const { flow, facts } of all)
      for (const fact of facts) await county.county.ports.storeOf(flow.service).append(fact);
    await county.settled();
    const xu = await visit("xu", { size: "phone" });
    const { page } = xu;
    const wrong: unknown[] = [];
    const look = async (marks: readonly string[]): Promise<void> => {
      // A page comes in parts; what never comes is named below.
      const tags = marks.map((mark) => `<b id=${mark}>`);
      await page
        .waitForFunction(
          `${JSON.stringify(tags)}.every((tag) => document.querySelector("main").innerText.includes(tag))`,
        )
        .catch((error: Error) => {
          if (error.name !== "TimeoutError") throw error;
        });
      const text = await page.locator("main").innerText();
      const [made, over] = await page.evaluate<[number, number]>(
        "[document.querySelectorAll('main img, main b[id]').length, document.documentElement.scrollWidth - document.documentElement.clientWidth]",
      );
      const unseen = marks.filter((mark) => !text.includes(`<b id=${mark}>`));
      if (made + over + unseen.length > 0) wrong.push({ at: page.url(), made, over, unseen });
    };
    for (const { id, facts, marks } of withNewSteps(all)) {
      await xu.go(`/matters/${id}`);
      await page
        .locator("article")
        .nth(facts.length - 1)
        .waitFor();
      await look(marks);
    }
    await xu.picture("hostile-texts");
    const [first] = all;
    for (const path of [`/chains/${first!.id}?view=list`, `/chains/${first!.id}?view=drawing`, "/matters?q=onerror"]) {
      await xu.go(path);
      await page.locator("[data-row-link], [data-matter]").first().waitFor();
      await look([]);
    }
    expect(wrong).toEqual([]);
    expect(xu.faults()).toEqual([]);
  }, 300_000);

  test("ten thousand characters in every field of a form are told to be too many, and nothing else happens", async () => {
    const li = await visit("li", { size: "phone" });
    const { page } = li;
    await li.go("/open/approval-notice");
    const fields = page.locator(".ant-form-item:visible").locator("textarea, input.ant-input");
    const count = await fields.count();
    expect(count).toBeGreaterThan(5);
    for (let index = 0; index < count; index += 1) await fields.nth(index).fill(nastily("typed", 10_000));
    await page.locator("form button[type=submit]").click();
    await page.getByText("行政相对人名称最多 200 字").waitFor();
    expect(await sound(li)).toEqual([]);
    expect(await page.locator("main img, main b[id]").count()).toBe(0);
    expect(page.url()).toBe(`${county.url}/open/approval-notice`);
    expect(li.faults()).toEqual([]);
  });

  test("a supervisor signs in, moves, opens, claims, fills a form and sends it with the keyboard alone", async () => {
    const own = await issueLetter(county, 5_002);
    const { page, go, faults } = await visit(undefined);
    const focus = page.locator(":focus");
    /** Tab until the focus is where it was wanted, and can be seen there; what can't be reached so is out of reach. */
    const tabTo = async (where: Locator): Promise<void> => {
      for (let presses = 0; (await where.and(focus).count()) === 0; presses += 1) {
        if (presses > 150) throw new Error(`the keyboard does not reach ${String(where)}`);
        await page.keyboard.press("Tab");
      }
      // A list to choose from draws the ring around the whole of it.
      const ring = await page.evaluate(`(() => {
        const one = document.activeElement;
        const { outlineStyle, boxShadow } = getComputedStyle(one.closest(".ant-select") ?? one);
        return outlineStyle + boxShadow;
      })()`);
      expect([String(where), ring]).not.toEqual([String(where), "nonenone"]);
    };
    const submit = page.locator(".step-form button[type=submit]");
    await go("/");
    await tabTo(page.locator('a[href^="/sign-in?officer=wang&"]'));
    await page.keyboard.press("Enter");
    await page.locator("[data-row-link]").first().waitFor();
    await tabTo(page.getByLabel("在本列表中查找"));
    await page.keyboard.type("岫云运输5002");
    await page.locator("[data-row-link]").filter({ hasText: "岫云运输5002" }).waitFor();
    await tabTo(page.locator("[data-row-link]"));
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/matters/${own}`);
    const step = async (title: string): Promise<void> => {
      const button = page.getByRole("main").getByRole("button", { name: title, exact: true }).first();
      await button.waitFor();
      await tabTo(button);
      await page.keyboard.press("Enter");
    };
    await step("签收");
    await tabTo(page.getByLabel("签收说明"));
    await page.keyboard.type("已核对");
    await tabTo(submit);
    await page.keyboard.press("Enter");
    await page.getByText("已办理：签收").waitFor();
    await step("指派监管责任人");
    await tabTo(page.locator(".step-form").getByLabel("监管责任人"));
    await page.keyboard.type("王海舟");
    await page.locator(".ant-select-item-option-active").filter({ hasText: "王海舟" }).waitFor();
    await page.keyboard.press("Enter");
    await tabTo(submit);
    await page.keyboard.press("Enter");
    await page.getByText("已办理：指派监管责任人").waitFor();
    const { items } = (await (await county.as("wang")).get(`/api/v1/matters/${own}/facts`)).body;
    expect(items.map(({ step: taken }: { step: string }) => taken)).toEqual(["issued", "received", "assigned"]);
    expect(items[1].data.note).toBe("已核对");
    expect(faults()).toEqual([]);
  });

  test("a chain of which one byte was changed on its way is not believed here, and the fact is named", async () => {
    const wang = await visit("wang");
    await wang.page.route("**/export", async (route) => {
      const body = await (await route.fetch()).body();
      const header = body.indexOf(`facts/${letter}/2.pb`);
      body[header + body.readUInt16LE(header - 4) + body.readUInt16LE(header - 2) + 40]! ^= 0x10;
      await route.fulfill({ body, contentType: "application/zip" });
    });
    await wang.go(`/chains/${letter}`);
    await wang.page.getByRole("button", { name: "在本机核验" }).click();
    await wang.page.getByText(/核验不通过：第 2 条记录/).waitFor();
    expect(await wang.axe()).toEqual([]);
    await wang.picture("verified-altered");
  });
});
