import { startedGateway, type Called } from "./testing/started-gateway.ts";

let at: Called;
beforeAll(async () => {
  at = await startedGateway();
});
afterAll(() => at.stop());

interface Described {
  steps: ({ step: string } & Record<string, unknown>)[];
  clocks: { code: string; title: string; term: string; from: string; overdue: string; basis: string }[];
}
const flow = async (): Promise<Described> =>
  (await (
    await at.call(undefined, "GET", "/api/v1/flows/approval-notice", undefined, { "accept-language": "en" })
  ).json()) as Described;

test("a flow's description says whose posts are strict, and which clocks and statuses a step's rule may choose", async () => {
  const { steps } = await flow();
  const stepOf = (name: string) => steps.find(({ step }) => step === name);
  expect(stepOf("reassigned")).toMatchObject({ strict: true, posts: ["head"], mayTo: [], mayOpen: [], to: null });
  expect(stepOf("lapsed")).toMatchObject({ strict: false, by: ["system"], mayOpen: ["E1"] });
  expect(stepOf("issued")).toMatchObject({
    by: ["approval"],
    to: "sent",
    opens: [{ clock: "N2", party: "supervisor" }],
    document: { party: "approval", word: "函" },
    responsible: "approval",
    leadsTo: null,
    warning: null,
  });
  expect(stepOf("checked")).toMatchObject({ papers: ["inspection-record"], reason: false });
});

test("it has every clock that can run, with its term in words", async () => {
  const { clocks } = await flow();
  expect(clocks.map(({ code }) => code).toSorted()).toEqual(["E1", "E2", "N2"]);
  expect(clocks.find(({ code }) => code === "N2")).toMatchObject({ term: "2 working days", from: expect.any(String) });
});
