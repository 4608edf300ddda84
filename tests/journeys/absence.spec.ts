import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { directoryWorkbook } from "@yihan/all/cli/directory-workbook";
import { bureau, on } from "../cast.ts";
import { specFolder } from "./child.ts";
import { startCounty, type RunningCounty } from "./county.ts";
import { allOf, issueLetter, worklist } from "./letters.ts";

// hu of the health commission is away from 2026-11-20 to 2026-12-04; yt-042 is her deputy.

const folder = specFolder();
let running: RunningCounty;
beforeAll(async () => {
  running = await startCounty();
});
afterAll(() => running.close());

const bathhouse = { certificateName: "公共场所卫生许可证", content: "公共场所卫生许可：沐浴服务" };
const factsOf = async (letter: string) =>
  (await (await running.as("li")).get(`/api/v1/matters/${letter}/facts`)).body.items;

describe("a letter to an officer who is away", () => {
  let open: string;
  let taken: string;

  test("reaches the deputy, and the route says whom he covers and why", async () => {
    open = await issueLetter(running, 7_001, bathhouse);
    taken = await issueLetter(running, 7_002, bathhouse);
    const { body } = await (await running.as("li")).get(`/api/v1/matters/${open}`);
    expect(body.next).toMatchObject({ officer: "yt-042", covers: "hu", authority: bureau.health });
    expect(body.next.why).toMatch(/胡静溪当日不在岗，由蒋文轩代理/);
    const deputy = await running.as("yt-042");
    const told = (await allOf(deputy, "/api/v1/notifications")).filter(({ matter }) => matter === open);
    expect(told).toMatchObject([{ kind: "to-act", officer: "yt-042", step: "issued" }]);
    expect(
      (await allOf(await running.as("hu"), "/api/v1/notifications")).filter(({ matter }) => matter === open),
    ).toEqual([]);
  });

  test("stands with the deputy, who acts for the absent, and the fact says so", async () => {
    const deputy = await running.as("yt-042");
    expect(await worklist(deputy, "mine")).toEqual(expect.arrayContaining([open, taken]));
    await deputy.take(taken, "received");
    const [, received] = await factsOf(taken);
    expect(received).toMatchObject({ step: "received", actor: { id: "yt-042", covers: "hu" } });
  });

  test("is the officer's own again when the absence ends", async () => {
    await running.moveTo(on("12-05"));
    const hu = await running.as("hu");
    const hers = [...(await worklist(hu, "mine")), ...(await worklist(hu, "covered"))];
    expect(hers).toEqual(expect.arrayContaining([open, taken]));
    await hu.take(taken, "assigned", { officer: "hu" });
    await running.settled();
    expect((await factsOf(taken)).at(-1)).toMatchObject({ step: "assigned", actor: { id: "hu", covers: "" } });
    expect(await worklist(hu, "mine")).toContain(taken);
  });
});

describe("an officer who leaves the post", () => {
  /** The operator imports the county's directory with these rows for wang's post. */
  const importPosts = async (name: string, ...rows: string[]) => {
    const place = join(folder.path, name);
    await cp(join(import.meta.dirname, "../../services/all/demo/directory"), place, { recursive: true });
    const shipped = (await readFile(join(place, "posts.csv"), "utf8")).trimEnd().split("\n");
    const others = shipped.filter((row) => !row.startsWith("transport-supervisor-1,"));
    await writeFile(join(place, "posts.csv"), [...others, ...rows].join("\n"));
    const workbook = await directoryWorkbook(place);
    try {
      const operator = await running.operator();
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      const report = await operator.send("/api/v1/directory/imports", await readFile(workbook.path), type);
      expect(report).toMatchObject({ status: 200, body: { applied: true } });
    } finally {
      await workbook.close();
    }
  };
  const post = `transport-supervisor-1,${bureau.transport},transport-section-1,监管责任人,supervisor`;
  /** Everyone of the transport bureau in whose lists the letter stands. */
  const holders = async (letter: string): Promise<string[]> => {
    const found: string[] = [];
    for (const officer of ["zhou", "sun", "wang", "yt-031"]) {
      const person = await running.as(officer);
      for (const view of ["mine", "covered"]) if ((await worklist(person, view)).includes(letter)) found.push(officer);
    }
    return found;
  };
  let letter: string;

  test("keeps the open letters to the last day, and who follows has them from the first", async () => {
    await running.moveTo(on("12-05", "10:00"));
    letter = await issueLetter(running, 7_003, { decidedOn: "2026-12-04" });
    await importPosts("hand-over", `${post},wang,2025-01-01,2026-12-06`, `${post},yt-031,2026-12-07,`);
    expect(await holders(letter)).toEqual(["wang"]);
    await running.moveTo(on("12-07", "09:00"));
    expect(await holders(letter)).toContain("yt-031");
    const successor = await running.as("yt-031");
    expect(await worklist(successor, "covered")).toContain(letter);
  });

  test("with nobody following leaves them to the head, never to nobody", async () => {
    await importPosts("vacancy", `${post},yt-031,2026-12-07,2026-12-07`);
    await running.moveTo(on("12-08", "09:00"));
    expect(await worklist(await running.as("zhou"), "covered")).toContain(letter);
  });

  test("and if then nobody acts, the silence is noticed and goes up as ever", async () => {
    await running.moveTo(on("12-09", "00:01"));
    await running.moveTo(on("12-16", "00:01"));
    await running.moveTo(on("12-23", "00:01"));
    const steps = (await factsOf(letter)).map(({ step }: { step: string }) => step);
    expect(steps).toEqual(["issued", "lapsed", "escalated", "escalated"]);
    const xu = await allOf(await running.as("xu"), "/api/v1/notifications");
    expect(xu.filter(({ matter, kind }) => matter === letter && kind === "escalated")).toHaveLength(1);
    expect(await holders(letter)).not.toEqual([]);
  });
});
