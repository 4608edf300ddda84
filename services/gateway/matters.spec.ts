import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

const issue = async (name?: string): Promise<{ matter: string; version: number }> =>
  (await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence(name) })).json() as never;

describe("a letter over HTTP", () => {
  test("the signer issues it, the regulator claims it, and both read the timeline", async () => {
    const opened = await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() });
    expect(opened.status).toBe(201);
    const answer = (await opened.json()) as { matter: string };
    expect(answer).toMatchObject({
      version: 1,
      step: "issued",
      status: "sent",
      documentNumber: expect.stringMatching(/1号$/),
    });
    expect(opened.headers.get("location")).toBe(`/api/v1/matters/${answer.matter}`);
    expect(opened.headers.get("etag")).toBe('"1"');

    const mine = (await (await at.call("wang", "GET", "/api/v1/worklist?view=mine")).json()) as {
      items: { id: string }[];
    };
    expect(mine.items.map(({ id }) => id)).toContain(answer.matter);

    const steps = (await (await at.call("wang", "GET", `/api/v1/matters/${answer.matter}/steps`)).json()) as {
      items: { step: string; may: boolean; why: object | null }[];
    };
    expect(steps.items.find(({ step }) => step === "received")).toMatchObject({ may: true, why: null });
    expect(steps.items.find(({ step }) => step === "checked")).toMatchObject({
      may: false,
      why: { code: "wrong-status" },
    });

    const claimed = await at.call(
      "wang",
      "POST",
      `/api/v1/matters/${answer.matter}/steps`,
      { step: "received" },
      { "if-match": '"1"' },
    );
    expect(claimed.status).toBe(200);
    expect(claimed.headers.get("etag")).toBe('"2"');

    const facts = (await (await at.call("li", "GET", `/api/v1/matters/${answer.matter}/facts`)).json()) as {
      items: { step: string; index: number | null; actor: { id: string } }[];
    };
    expect(facts.items.map(({ step, index, actor }) => [step, index, actor.id])).toEqual([
      ["issued", 0, "li"],
      ["received", null, "wang"],
    ]);
  });

  test("the matter shows its clock with an explanation and says why just this officer", async () => {
    const { matter } = await issue();
    const shown = (await (
      await at.call("wang", "GET", `/api/v1/matters/${matter}`, undefined, { "accept-language": "en" })
    ).json()) as Record<string, never>;
    expect(shown).toMatchObject({
      statusTitle: "Sent",
      next: { officer: "wang", why: expect.stringContaining("wang") },
      clocks: [{ code: "N2", explanation: expect.stringContaining("working days") }],
    });
  });

  test("a matter unchanged since it was read is not sent again", async () => {
    const { matter } = await issue();
    const again = await at.call("wang", "GET", `/api/v1/matters/${matter}`, undefined, { "if-none-match": '"1"' });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("who acts on an old version is told the new one and nothing happens", async () => {
    const { matter } = await issue();
    await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, { step: "received" });
    const late = await at.call(
      "zhou",
      "POST",
      `/api/v1/matters/${matter}/steps`,
      { step: "returned", reason: "不归我管", data: { proposed: "ENF" } },
      { "if-match": '"1"' },
    );
    expect([late.status, late.headers.get("etag")]).toEqual([412, '"2"']);
    expect(await late.json()).toMatchObject({ code: "version-moved", version: 2 });
  });

  test("a stranger gets 404 everywhere and sees nothing of it", async () => {
    const { matter } = await issue("秘密饭店");
    const asked: [string, string, object?][] = [
      ["GET", `/api/v1/matters/${matter}`],
      ["GET", `/api/v1/matters/${matter}/facts`],
      ["GET", `/api/v1/matters/${matter}/facts/1`],
      ["GET", `/api/v1/matters/${matter}/facts/1/receipt`],
      ["GET", `/api/v1/matters/${matter}/steps`],
      ["POST", `/api/v1/matters/${matter}/steps`, { step: "received" }],
      ["GET", `/api/v1/chains/${matter}`],
      ["GET", `/api/v1/chains/${matter}/export`],
    ];
    for (const [method, path, body] of asked) {
      const [foreign, absent] = await Promise.all([
        at.call("lin", method, path, body),
        at.call("lin", method, path.replace(matter, "0190a000-0000-7000-8000-00000000dead"), body),
      ]);
      expect([path, foreign.status]).toEqual([path, 404]);
      const [a, b] = [await foreign.text(), await absent.text()];
      expect(a).toBe(b);
    }
    const lists = await Promise.all(
      ["/api/v1/matters?q=秘密", "/api/v1/worklist", "/api/v1/worklist/counts", "/api/v1/notifications"].map(
        async (path) => (await at.call("lin", "GET", path)).text(),
      ),
    );
    expect(lists.join("")).not.toContain(matter);
    expect(lists[2]).toBe('{"mine":0,"unit":0,"covered":0,"overdue":0,"unmatched":0}');
  });

  test("the judicial bureau sees it, and a machine of the centre as well", async () => {
    const { matter } = await issue();
    expect((await at.call("he", "GET", `/api/v1/matters/${matter}`)).status).toBe(200);
    expect((await at.call("approval-centre", "GET", `/api/v1/matters/${matter}`)).status).toBe(200);
  });

  test("lists come in pages that fit together", async () => {
    await Promise.all([1, 2, 3].map((number) => issue(`第${number}页饭店`)));
    const ids: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page = (await (
        await at.call("li", "GET", `/api/v1/matters?limit=2&q=页饭店${next && `&cursor=${next}`}`)
      ).json()) as { items: { id: string }[]; next: string | null };
      expect(page.items.length).toBeLessThanOrEqual(2);
      ids.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(ids).size).toBe(3);
  });
});

describe("what may not be", () => {
  test("is refused as problem+json in the asked language, with what would be possible", async () => {
    const { matter } = await issue();
    const zh = await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, {
      step: "checked",
      data: { checkedOn: "2026-03-09", result: "normal", findings: "好" },
    });
    expect([zh.status, zh.headers.get("content-type")]).toEqual([409, "application/problem+json; charset=utf-8"]);
    expect(await zh.json()).toMatchObject({
      type: "urn:yihan:problem:wrong-status",
      status: 409,
      code: "wrong-status",
      detail: expect.stringContaining("现在可以办理：签收"),
      possible: expect.arrayContaining([{ step: "received", title: "签收" }]),
    });
    const en = await at.call(
      "wang",
      "POST",
      `/api/v1/matters/${matter}/steps`,
      { step: "checked", data: { checkedOn: "2026-03-09", result: "normal", findings: "好" } },
      { "accept-language": "en-GB,en;q=0.9" },
    );
    expect(en.headers.get("content-language")).toBe("en");
    expect(await en.json()).toMatchObject({
      title: "Not possible now",
      detail: expect.stringContaining("Possible now: Claim"),
    });
  });

  test("every fault of a step's data is named by JSON pointer", async () => {
    const response = await at.call("li", "POST", "/api/v1/matters", {
      flow: "approval-notice",
      data: { licence: { partyName: "", decidedOn: "2026-02-30", contentHash: "x" } },
    });
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        "/data/licence/partyName",
        "/data/licence/decidedOn",
        "/data/licence/documentNumber",
        "/data/licence",
      ]),
    );
  });

  test("an officer of another authority may not issue", async () => {
    const response = await at.call("wang", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() });
    expect(response.status).toBe(403);
  });

  test("an unknown flow is 404, a step that opens nothing is 422", async () => {
    expect((await at.call("li", "POST", "/api/v1/matters", { flow: "nothing" })).status).toBe(404);
    expect((await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", step: "received" })).status).toBe(
      422,
    );
  });

  test("a failure inside tells the caller a trace id and nothing else", async () => {
    const { matter } = await issue();
    const facts = at.service.facts;
    at.service.facts = async () => {
      throw new Error("secret inside");
    };
    const response = await at.call("li", "GET", `/api/v1/matters/${matter}/facts`);
    at.service.facts = facts;
    expect(response.status).toBe(500);
    const problem = (await response.json()) as { trace: string };
    expect(JSON.stringify(problem)).not.toContain("secret");
    expect(at.logged.some(({ fields }) => (fields as { trace?: string }).trace === problem.trace)).toBe(true);
  });
});

describe("papers and protected bytes", () => {
  const put = async (text: string): Promise<string> => {
    const response = await at.call("wang", "POST", "/api/v1/papers", text, { "content-type": "application/pdf" });
    expect(response.status).toBe(201);
    return ((await response.json()) as { sha256: string }).sha256;
  };

  /** Counts the papers that are read whole from now until `ended`. */
  const readingsOfWholePapers = () => {
    const { get } = at.papers;
    let count = 0;
    at.papers.get = (sha256) => ((count += 1), get(sha256));
    return { ended: (): number => ((at.papers.get = get), count) };
  };

  test("a paper goes in by its bytes, into a step by its hash, and out after its reading is on the record", async () => {
    const { matter } = await issue();
    await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, { step: "received" });
    const sha256 = await put("检查笔录");
    const check = { step: "checked", data: { checkedOn: "2026-03-09", result: "normal", findings: "好" } };
    expect((await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, check)).status).toBe(422);
    const taken = await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, {
      ...check,
      papers: [{ sha256, name: "笔录.pdf", kind: "inspection-record" }],
    });
    expect(taken.status).toBe(200);
    const bytes = await at.call("li", "GET", `/api/v1/papers/${sha256}?matter=${matter}`);
    expect([bytes.status, await bytes.text(), bytes.headers.get("content-type")]).toEqual([
      200,
      "检查笔录",
      "application/octet-stream",
    ]);
    expect(at.audit.noted).toContain(`li read papers ${sha256} of ${matter}`);
    expect((await at.call("lin", "GET", `/api/v1/papers/${sha256}?matter=${matter}`)).status).toBe(404);
    expect((await at.call("li", "GET", `/api/v1/papers/${"0".repeat(64)}?matter=${matter}`)).status).toBe(404);
  });

  test("naming a paper in a step asks for its size, not for its bytes", async () => {
    const { matter } = await issue();
    await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, { step: "received" });
    const sha256 = await put("未读之笔录");
    const read = readingsOfWholePapers();
    const taken = await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, {
      step: "checked",
      data: { checkedOn: "2026-03-09", result: "normal", findings: "好" },
      papers: [{ sha256, name: "笔录.pdf", kind: "inspection-record" }],
    });
    expect([taken.status, read.ended()]).toEqual([200, 0]);
    expect((await at.service.find(matter))!.matter.papers).toMatchObject([{ sha256, size: 15 }]);
  });

  test("a large paper comes in pieces with its length; of one that was damaged nobody gets the whole", async () => {
    const { matter } = await issue();
    await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, { step: "received" });
    const text = "笔".repeat(200_000);
    const sha256 = await put(text);
    await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, {
      step: "checked",
      data: { checkedOn: "2026-03-09", result: "normal", findings: "好" },
      papers: [{ sha256, name: "笔录.pdf", kind: "inspection-record" }],
    });
    const read = readingsOfWholePapers();
    const whole = await at.call("li", "GET", `/api/v1/papers/${sha256}?matter=${matter}`);
    expect([whole.headers.get("content-length"), (await whole.text()) === text, read.ended()]).toEqual([
      "600000",
      true,
      0,
    ]);
    await writeFile(join(at.data, "papers", sha256.slice(0, 2), sha256), "纸".repeat(200_000));
    await expect(
      at.call("li", "GET", `/api/v1/papers/${sha256}?matter=${matter}`).then((cut) => cut.text()),
    ).rejects.toThrow();
  });

  test("a paper that was never sent is named", async () => {
    const { matter } = await issue();
    const response = await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, {
      step: "received",
      papers: [
        { sha256: "0".repeat(64), name: "x", kind: "inspection-record" },
        { sha256: "0".repeat(64), name: "x", kind: "poem" },
      ],
    });
    expect(await response.json()).toMatchObject({
      status: 422,
      errors: [
        { pointer: "/papers/0/sha256", code: "unknown-paper" },
        { pointer: "/papers/1/kind", code: "unknown-kind" },
      ],
    });
  });

  test("a fact comes as JSON or as the exact bytes, and the latter is on the record first", async () => {
    const { matter } = await issue();
    const json = await at.call("wang", "GET", `/api/v1/matters/${matter}/facts/1`);
    expect(json.headers.get("content-type")).toContain("application/json");
    const bytes = await at.call("wang", "GET", `/api/v1/matters/${matter}/facts/1`, undefined, {
      accept: "application/octet-stream",
    });
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(Buffer.from((await at.service.facts(matter))[0]!.data));
    expect(at.audit.noted.at(-1)).toBe(`wang read facts 1 of ${matter}`);
    expect((await at.call("wang", "GET", `/api/v1/matters/${matter}/facts/2`)).status).toBe(404);
  });

  test("bytes do not go out while their reading can't be recorded", async () => {
    const { matter } = await issue();
    const record = at.audit.api.recordRead;
    at.audit.api.recordRead = async () => {
      throw new Error("the log is full");
    };
    const response = await at.call("wang", "GET", `/api/v1/matters/${matter}/facts/1`, undefined, {
      accept: "application/octet-stream",
    });
    const exported = await at.call("wang", "GET", `/api/v1/chains/${matter}/export`);
    at.audit.api.recordRead = record;
    expect([response.status, exported.status]).toEqual([500, 500]);
  });

  test("a receipt comes once the fact is under a checkpoint, 409 before", async () => {
    const { matter } = await issue();
    expect(await (await at.call("wang", "GET", `/api/v1/matters/${matter}/facts/1/receipt`)).text()).toContain(
      "c2sp.org/tlog-proof@v1",
    );
    await at.call("wang", "POST", `/api/v1/matters/${matter}/steps`, { step: "received" });
    expect((await at.call("wang", "GET", `/api/v1/matters/${matter}/facts/2/receipt`)).status).toBe(409);
  });

  test("encrypted fields, hashes and keywords have no way out", async () => {
    const { matter } = await issue();
    const paths = ["", "/facts", "/facts/1", "/steps"]
      .map((rest) => `/api/v1/matters/${matter}${rest}`)
      .concat("/api/v1/matters", "/api/v1/worklist", "/api/v1/county", `/api/v1/chains/${matter}`);
    for (const path of paths)
      expect(await (await at.call("li", "GET", path)).text()).not.toMatch(/CANARY|personalHash|contentHash/);
  });

  test("a chain is exported whole, with its reading on the record first", async () => {
    const { matter } = await issue();
    const response = await at.call("he", "GET", `/api/v1/chains/${matter}/export`);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      200,
      "application/zip",
      `zip of ${matter}: ${matter}`,
    ]);
    expect(at.audit.noted).toContain(`he read export ${matter} of ${matter}`);
  });
});
