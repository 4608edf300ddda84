import { startCounty, type Person, type RunningCounty } from "./county.ts";

let county: RunningCounty;
let zhou: Person;
let wang: Person;
let wu: Person;
beforeAll(async () => {
  county = await startCounty();
  [zhou, wang, wu] = await Promise.all([county.as("zhou"), county.as("wang"), county.as("wu")]);
});
afterAll(() => county.close());

const away = { officer: "wang", deputy: "sun", from: "2026-11-26", to: "2026-12-04", reason: "公出" };
const sun = async (): Promise<string[]> =>
  (await (await county.as("sun")).get("/api/v1/me")).body.posts.map((post: { id: string }) => post.id);

describe("absence and hand-over over HTTP", () => {
  test("an absence is entered by the officer or their head, not by a stranger, and once with one key", async () => {
    expect((await wu.post("/api/v1/directory/covers", away)).status).toBe(403);
    const key = { "idempotency-key": "away-1" };
    const first = await wang.post("/api/v1/directory/covers", away, key);
    const again = await wang.post("/api/v1/directory/covers", away, key);
    expect([first.status, again.body, again.headers.get("idempotency-replayed")]).toEqual([200, first.body, "true"]);
    expect((await zhou.post("/api/v1/directory/covers", away)).body).toEqual(first.body);
    expect((await wang.post("/api/v1/directory/covers", { ...away, to: "2026-12-05" }, key)).status).toBe(422);
  });

  test("the reason of an absence stays with the directory", async () => {
    const { items } = (await wu.get("/api/v1/directory/covers?officer=wang")).body;
    expect(items).toMatchObject([{ officer: "wang", deputyName: "孙佳禾", running: false }]);
    expect(JSON.stringify(items)).not.toContain("公出");
  });

  test("posts go to a successor all together or not at all, by the head alone", async () => {
    const { items } = (await zhou.get("/api/v1/directory/officers?q=林嘉勋")).body;
    const [post] = items[0].posts.map(({ id }: { id: string }) => id);
    const given = { posts: [post], successor: "sun", from: "2026-11-25" };
    expect((await wang.post("/api/v1/directory/hand-overs", given)).status).toBe(403);
    expect(
      (await zhou.post("/api/v1/directory/hand-overs", { ...given, posts: [post, "enforcement-head"] })).status,
    ).toBe(403);
    expect(await sun()).not.toContain(post);
    expect((await zhou.post("/api/v1/directory/hand-overs", given)).status).toBe(200);
    expect(await sun()).toContain(post);
  });
});

describe("looking ahead", () => {
  test("a planned absence moves what the officer would get to the deputy, and changes nothing", async () => {
    const before = (await wu.get("/api/v1/directory/covers")).body;
    const covers = [{ officer: "wang", deputy: "sun", from: "2026-12-21", to: "2026-12-21" }];
    const { body } = await wu.post("/api/v1/directory/what-if", { date: "2026-12-21", planned: { covers } });
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.asked).toBeGreaterThan(body.items.length);
    for (const { before: now, after: then } of body.items) {
      expect([now.officer, then.officer, then.covers]).toEqual(["wang", "sun", "wang"]);
    }
    expect((await wu.get("/api/v1/directory/covers")).body).toEqual(before);
  });

  test("an item without a duty moves to who would take it on", async () => {
    const { items } = (await wu.get("/api/v1/directory/items")).body;
    const item = items.find(({ name }: { name: string }) => name.includes("校外托管")).code;
    const { authority } = (await zhou.get("/api/v1/me")).body;
    const duties = [{ item, place: "420899", authority, role: "supervise", from: "2026-12-01" }];
    const { body } = await wu.post("/api/v1/directory/what-if", { date: "2026-12-01", planned: { duties } });
    expect(body.items).toMatchObject([{ item, before: null, after: { authority } }]);
  });

  test("the days on which the directory changes are those on which an answer may change", async () => {
    const days = async (query = ""): Promise<string[]> =>
      (await wu.get(`/api/v1/directory/days${query}`)).body.items.map(({ day }: { day: string }) => day);
    expect(await days()).toContain("2026-07-01");
    const moved = (await wu.get("/api/v1/directory/duties?role=supervise&date=2026-06-30")).body.items.find(
      ({ to }: { to: string }) => to === "2026-06-30",
    ).item;
    expect(await days(`?item=${moved}`)).toContain("2026-07-01");
    expect((await days(`?item=${moved}`)).length).toBeLessThan((await days()).length);
  });
});
