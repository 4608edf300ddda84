import { licence } from "./testing/letter-flow.ts";
import { startedGateway, type Called } from "./testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

const issue = async (): Promise<string> =>
  (
    (await (await at.call("li", "POST", "/api/v1/matters", { flow: "approval-notice", data: licence() })).json()) as {
      matter: string;
    }
  ).matter;
const get = async <T>(who: string, path: string): Promise<T> => (await at.call(who, "GET", path)).json() as Promise<T>;

test("a fact names who acted in which post of which authority, not by codes alone", async () => {
  const matter = await issue();
  const { items } = await get<{ items: { actor: object }[] }>("wang", `/api/v1/matters/${matter}/facts`);
  expect(items[0]!.actor).toMatchObject({
    id: "li",
    authority: "APR",
    authorityName: "审批局",
    post: "A1",
    postName: "签发人",
    covers: "",
    coversName: "",
  });
});

test("a step says what it leads to and which other parties it reaches", async () => {
  const matter = await issue();
  const effectsOf = async (who: string, step: string): Promise<object> =>
    (await get<{ items: { step: string; effects: object }[] }>(who, `/api/v1/matters/${matter}/steps`)).items.find(
      (offer) => offer.step === step,
    )!.effects;
  expect(await effectsOf("wang", "received")).toEqual({ status: "已签收", ends: false, leadsTo: null, reaches: [] });
  expect(await effectsOf("li", "received")).toMatchObject({
    reaches: [{ role: "supervisor", roleTitle: "监管部门", authority: "REG" }],
  });
});

test("the ladder of a matter's notices is for those who know of the matter, and for nobody else", async () => {
  const matter = await issue();
  const { items } = await get<{ items: { officer: string; kind: string; read: string | null }[] }>(
    "li",
    `/api/v1/matters/${matter}/notifications`,
  );
  expect(items).toMatchObject([{ officer: "wang", kind: "to-act", step: "issued", read: null }]);
  expect((await at.call("lin", "GET", `/api/v1/matters/${matter}/notifications`)).status).toBe(404);
});

test("a copied authority stands with its name", async () => {
  const shown = await get<{ copies: string[]; copied: { authority: string; name: string }[] }>(
    "wang",
    `/api/v1/matters/${await issue()}`,
  );
  expect(shown.copied.map(({ authority }) => authority)).toEqual(shown.copies);
});
