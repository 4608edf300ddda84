import { filesOf, openZip, verifyExport, type ExportFile } from "@yihan/tlog";
import { bureau, on } from "../cast.ts";
import { startCounty, type Person, type RunningCounty } from "./county.ts";

let running: RunningCounty;
beforeAll(async () => {
  running = await startCounty();
});
afterAll(() => running.close());

const licence = (number: number) => ({
  partyName: `岫云运输${number}有限公司`,
  partyCode: "91430121MA4L000111",
  documentNumber: `云审许准〔2026〕${number}号`,
  certificateName: "道路运输经营许可证",
  content: "道路普通货物运输",
  decidedOn: "2026-11-24",
  authority: bureau.approval,
});

/** li issues a letter; gives its id. */
const issue = async (number: number): Promise<string> => {
  const li = await running.as("li");
  const opened = await li.post("/api/v1/matters", { flow: "approval-notice", data: { licence: licence(number) } });
  expect(opened.status).toBe(201);
  await running.settled();
  return opened.body.matter;
};

/** Every item of a list, page after page. */
const all = async <T>(by: Person, path: string): Promise<T[]> => {
  const items: T[] = [];
  for (let cursor = ""; ;) {
    const { status, body } = await by.get(`${path}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = body.next;
  }
};

const clueOf = async (by: Person, letter: string) => {
  const { body } = await by.get(`/api/v1/chains/${letter}`);
  return body.items.find((matter: { flow: string }) => matter.flow === "clue-transfer");
};

describe("a violation found at the first check", () => {
  test("goes to the bureau as one clue, and its outcome stands on the letter and with the approval centre", async () => {
    const letter = await issue(9_001);
    const [wang, zhao, qian, li] = await Promise.all(["wang", "zhao", "qian", "li"].map(running.as));
    const mine = await wang!.get("/api/v1/worklist?view=mine&limit=200");
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toContain(letter);

    await wang!.take(letter, "received");
    await wang!.take(letter, "assigned", { officer: "wang" });
    const record = await running.paper(wang!, "inspection-record");
    const found = {
      discoveredOn: "2026-11-25",
      violation: "擅自改装营运车辆",
      facts: "现场发现三辆车加装货箱",
      item: "",
    };
    await wang!.take(letter, "violationFound", found, { papers: [record] });
    await running.settled();

    const clue = await clueOf(zhao!, letter);
    expect(clue).toMatchObject({ status: "sent", chain: letter });
    await zhao!.take(clue.id, "received");
    await zhao!.take(clue.id, "accepted", { sourceNumber: "云案源〔2026〕1号" });
    await qian!.take(clue.id, "filed", {
      caseNumber: "云综执立〔2026〕1号",
      filedOn: "2026-11-25",
      handlers: ["wu", "zheng"],
    });
    await running.settled();
    const wu = await running.as("wu");
    await wu.take(clue.id, "decided", {
      result: "penalty",
      documentNumber: "云综执罚〔2026〕9号",
      decidedOn: "2026-11-25",
      content: "罚款五千元",
      fine: 500_000,
    });
    await running.settled();

    const { body: after } = await li!.get(`/api/v1/matters/${letter}`);
    expect(after).toMatchObject({ status: "fed-back", responsible: { authority: bureau.approval } });
    const { body: timeline } = await li!.get(`/api/v1/matters/${letter}/facts`);
    expect(timeline.items.map(({ step }: { step: string }) => step)).toEqual([
      "issued",
      "received",
      "assigned",
      "violationFound",
      "outcomeTold",
      "outcomeTold",
    ]);
    const told = timeline.items.at(-1);
    expect(JSON.stringify(told)).toContain("云综执罚〔2026〕9号");
    const clues = (await li!.get(`/api/v1/chains/${letter}`)).body.items.filter(
      ({ flow }: { flow: string }) => flow === "clue-transfer",
    );
    expect(clues).toHaveLength(1);
  });

  test("can't be sent without the inspection record, and the letter stays as it was", async () => {
    const letter = await issue(9_002);
    const wang = await running.as("wang");
    await wang.take(letter, "received");
    await wang.take(letter, "assigned", { officer: "wang" });
    const refused = await wang.post(`/api/v1/matters/${letter}/steps`, {
      step: "violationFound",
      data: { discoveredOn: "2026-11-25", violation: "无证经营", facts: "查实" },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: "paper-missing", errors: [{ pointer: "/papers" }] } });
    expect((await wang.get(`/api/v1/matters/${letter}`)).body).toMatchObject({ version: 3, status: "assigned" });
  });
});

describe("a chain's export", () => {
  let files: ExportFile[];
  let vkey: string;

  beforeAll(async () => {
    const letter = await issue(9_003);
    const wang = await running.as("wang");
    await wang.take(letter, "received");
    await wang.take(letter, "assigned", { officer: "wang" });
    await wang.take(
      letter,
      "violationFound",
      { discoveredOn: "2026-11-25", violation: "擅自改装营运车辆", facts: "查实", item: "" },
      { papers: [await running.paper(wang, "inspection-record")] },
    );
    await running.settled();
    vkey = (await running.stranger.get("/log/keys")).body.trim();
    const zip = await openZip(Buffer.from(await wang.bytes(`/api/v1/chains/${letter}/export`)));
    files = [];
    for (const path of zip.paths()) files.push({ path, bytes: (await zip.read(path))! });
    zip.close();
  });

  const verify = (changed: ExportFile[]) => verifyExport(filesOf(changed), { vkeys: [vkey] });
  const aFact = () => files.find(({ path }) => path.endsWith("/2.pb"))!;

  test("verifies elsewhere, trusting only the log's key, and shows that nothing is missing", async () => {
    expect(await verify(files)).toMatchObject({ ok: true, absence: "proven", trusted: "given" });
  });

  test("names the fact of which one byte was changed", async () => {
    const fact = aFact();
    const bytes = Buffer.from(fact.bytes);
    bytes[bytes.length - 1]! ^= 1;
    const verdict = await verify(files.map((file) => (file === fact ? { ...file, bytes } : file)));
    expect(verdict).toMatchObject({ ok: false, class: "fact-altered", version: 2, index: expect.any(Number) });
  });

  test("names the fact that was left out", async () => {
    const gone = aFact().path.replace(".pb", "");
    const verdict = await verify(withoutFact(gone));
    expect(verdict).toMatchObject({ ok: false, class: "fact-left-out", version: 2 });
  });

  test("names the fact that was put in twice", async () => {
    const verdict = await verify(doubledFact(aFact().path));
    expect(verdict).toMatchObject({ ok: false, class: "fact-doubled" });
  });

  interface Manifest {
    matters: { matter: string; facts: { version: number; file: string }[] }[];
  }
  const rewritten = (change: (manifest: Manifest) => void): ExportFile => {
    const manifest = JSON.parse(
      Buffer.from(files.find(({ path }) => path === "manifest.json")!.bytes).toString(),
    ) as Manifest;
    change(manifest);
    return { path: "manifest.json", bytes: Buffer.from(JSON.stringify(manifest)) };
  };
  const withoutFact = (prefix: string): ExportFile[] => [
    rewritten(({ matters }) => {
      for (const matter of matters) matter.facts = matter.facts.filter(({ file }) => file !== `${prefix}.pb`);
    }),
    ...files.filter(
      ({ path }) => path !== "manifest.json" && path !== `${prefix}.pb` && path !== `${prefix}.tlog-proof`,
    ),
  ];
  const doubledFact = (path: string): ExportFile[] => [
    rewritten(({ matters }) => {
      for (const matter of matters)
        matter.facts = matter.facts.flatMap((fact) => (fact.file === path ? [fact, fact] : [fact]));
    }),
    ...files.filter((file) => file.path !== "manifest.json"),
  ];
});

describe("silence", () => {
  test("is noticed: the letter lapses, its officer is urged, then the head is told, then the judicial bureau, each once", async () => {
    const letter = await issue(9_004);
    const steps = async () =>
      (await (await running.as("li")).get(`/api/v1/matters/${letter}/facts`)).body.items.map(
        ({ step }: { step: string }) => step,
      );
    await running.moveTo(on("11-27", "23:59"));
    expect(await steps()).toEqual(["issued"]);
    await running.moveTo(on("11-28", "00:01"));
    await running.moveTo(on("11-28", "00:02"));
    expect(await steps()).toEqual(["issued", "lapsed"]);
    await running.moveTo(on("12-01", "00:01"));
    expect(await steps()).toEqual(["issued", "lapsed", "escalated"]);
    await running.moveTo(on("12-02", "00:01"));
    await running.moveTo(on("12-09", "00:01"));
    expect(await steps()).toEqual(["issued", "lapsed", "escalated", "escalated"]);
    const toldOf = async (officer: string) =>
      (await all<{ matter: string; kind: string }>(await running.as(officer), "/api/v1/notifications?limit=200"))
        .filter(({ matter, kind }) => matter === letter && kind !== "to-act")
        .map(({ kind }) => kind);
    expect(await toldOf("wang")).toEqual(["lapsed"]);
    expect(await toldOf("zhou")).toEqual(["escalated"]);
    expect(await toldOf("xu")).toEqual(["escalated"]);
  });
});

describe("a stranger to a matter", () => {
  test("gets 404 and sees nothing of it in lists, search, counts or its chain", async () => {
    const letter = await issue(9_005);
    const hu = await running.as("hu");
    for (const path of ["", "/facts", "/facts/1", "/facts/1/receipt", "/steps"]) {
      expect((await hu.get(`/api/v1/matters/${letter}${path}`)).status).toBe(404);
    }
    expect((await hu.post(`/api/v1/matters/${letter}/steps`, { step: "received", data: {} })).status).toBe(404);
    expect((await hu.get(`/api/v1/chains/${letter}`)).status).toBe(404);
    expect((await hu.get(`/api/v1/chains/${letter}/export`)).status).toBe(404);
    for (const path of [
      "matters?q=9005&limit=200",
      "matters?limit=200",
      `matters?chain=${letter}&limit=200`,
      "notifications?limit=200",
      "worklist?view=unit&limit=200",
    ]) {
      expect(JSON.stringify(await all(hu, `/api/v1/${path}`))).not.toContain(letter);
    }
    expect(JSON.stringify(await all(await running.as("wang"), "/api/v1/matters?limit=200"))).toContain(letter);
    expect((await running.stranger.get(`/api/v1/matters/${letter}`)).status).toBe(401);
  });
});
