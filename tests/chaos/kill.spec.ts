import { runCampaign } from "./campaign.ts";
import { isClean, judge, printedVerdict } from "./judge.ts";
import { emptyLedger, type Account, type StandingFact } from "./ledger.ts";

const print = (text: string): void => void process.stdout.write(text);
// With the 80 of tests/contract/crash.spec.ts these are 200.
const STORE_KILLS = 51;
const SERVER_KILLS = 18;

test(`after ${2 * STORE_KILLS + SERVER_KILLS} kill -9 at random moments everything acknowledged is there, nothing twice, everyone told once, and the log verifies`, async () => {
  const verdicts = await Promise.all([
    runCampaign({ of: "store", kills: STORE_KILLS, seed: 20_261, print }),
    runCampaign({ of: "store", kills: STORE_KILLS, seed: 20_262, print }),
    runCampaign({ of: "server", kills: SERVER_KILLS, seed: 20_263, print }),
  ]);
  for (const verdict of verdicts) {
    expect(isClean(verdict) ? "" : printedVerdict(verdict)).toBe("");
    // Campaigns in which nothing happened would be clean too.
    expect(verdict.acknowledged).toBeGreaterThan(verdict.kills);
    expect(verdict.notified).toBeGreaterThan(verdict.kills);
  }
  expect(verdicts.reduce((kills, verdict) => kills + verdict.kills, 0)).toBe(2 * STORE_KILLS + SERVER_KILLS);
}, 600_000);

describe("the campaign finds what it is there for", () => {
  test("a letter acknowledged before it is durable", async () => {
    const verdict = await runCampaign({ of: "store", kills: 4, seed: 7, mutant: "early", print });
    expect(verdict.lost.length).toBeGreaterThan(0);
  }, 60_000);

  test("a repeated command that is carried out twice", async () => {
    const verdict = await runCampaign({ of: "store", kills: 4, seed: 7, mutant: "twice", print });
    expect(verdict.doubled.length).toBeGreaterThan(0);
    expect(verdict.otherAnswers.length).toBeGreaterThan(0);
  }, 60_000);

  const fact = (more: Partial<StandingFact>): StandingFact => ({
    matter: "a",
    version: 1,
    flow: "approval-notice",
    step: "issued",
    documentNumber: "函〔2026〕1号",
    mark: "1",
    cause: "",
    next: "wang",
    leaves: 1,
    ...more,
  });
  const clean: Account = {
    facts: [fact({})],
    notifications: ["a/1 wang"],
    unequal: [],
    parked: [],
    logFault: "",
    leaves: 1,
  };
  const ledger = {
    ...emptyLedger(),
    sent: 1,
    acknowledged: [{ number: 1, mark: "1", matter: "a", version: 1, step: "issued", documentNumber: "函〔2026〕1号" }],
  };

  test("and calls nothing a fault that is none", () => {
    expect(isClean(judge(ledger, clean))).toBe(true);
  });

  test.each<[string, Partial<Account>, keyof ReturnType<typeof judge>]>([
    ["a fact that is gone", { facts: [], notifications: [] }, "lost"],
    ["a fact with another content", { facts: [fact({ mark: "2" })] }, "altered"],
    ["a fact that stands twice", { facts: [fact({}), fact({})] }, "doubled"],
    [
      "two letters about one decision",
      {
        facts: [fact({}), fact({ matter: "b", documentNumber: "函〔2026〕2号" })],
        notifications: ["a/1 wang", "b/1 wang"],
      },
      "doubled",
    ],
    [
      "a document number given twice",
      { facts: [fact({}), fact({ matter: "b", mark: "2" })], notifications: ["a/1 wang", "b/1 wang"] },
      "doubled",
    ],
    [
      "a document number left out",
      {
        facts: [fact({}), fact({ matter: "b", mark: "2", documentNumber: "函〔2026〕3号" })],
        notifications: ["a/1 wang", "b/1 wang"],
      },
      "outOfOrder",
    ],
    [
      "a version left out",
      { facts: [fact({}), fact({ version: 3, step: "received", mark: "", documentNumber: "" })] },
      "outOfOrder",
    ],
    ["an officer told twice", { notifications: ["a/1 wang", "a/1 wang"] }, "doubled"],
    ["an officer not told", { notifications: [] }, "unnotified"],
    ["a fact without a leaf", { facts: [fact({ leaves: 0 })] }, "notInTheLog"],
    ["a fact with two leaves", { facts: [fact({ leaves: 2 })] }, "notInTheLog"],
    [
      "a violation whose clue is missing",
      { facts: [fact({}), fact({ version: 2, step: "violationFound", mark: "v", documentNumber: "", next: "" })] },
      "lost",
    ],
  ])("%s", (_name, change, found) => {
    expect(judge(ledger, { ...clean, ...change })[found]).not.toHaveLength(0);
  });
});
