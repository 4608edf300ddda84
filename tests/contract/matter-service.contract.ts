import { ApprovalNoticeFact, frameOf } from "@yihan/contracts";
import { derivedId, sha256Hex, type Fact, type Refusal } from "@yihan/kernel";
import { describeFlow, type Actor, type Command, type MatterService, type StepAnswer } from "@yihan/matter";
import { bureau, cast, freight, machineOf, on, system } from "../cast.ts";
import { plain } from "./facts.ts";
import { promises } from "./promise.ts";

const { li, sun, wang, chen, xu } = cast;

/** A service of the approval centre's flows under test, with the owner's own end of it and a clock that stands still. */
export interface OpenedMatters {
  service: MatterService;
  owner: MatterService;
  clock: { set(to: number): void };
  close(): Promise<void>;
}

type Told = Partial<Command> & Pick<Command, "step"> & { by: Actor };

const record = {
  sha256: sha256Hex("record"),
  name: "笔录.pdf",
  kind: "inspection-record",
  mediaType: "application/pdf",
  size: 3_000_000_000,
};

/** Everything that a service that owns matters promises, wherever it runs; `open` gives one without any matter. */
export const describeMatterService = (name: string, open: () => Promise<OpenedMatters>): void => {
  describe(`${name} keeps what an owner of matters promises`, () => {
    const promise = promises();
    let opened: OpenedMatters;
    let service: MatterService;
    beforeEach(async () => {
      opened = await open();
      ({ service } = opened);
      opened.clock.set(on("03-10"));
    });
    afterEach(() => opened.close());

    const matter = derivedId("matter", "contract");
    const command = ({ by, ...told }: Told): Command => ({
      id: `${told.step} by ${by.id}`,
      fingerprint: "f".repeat(64),
      matter,
      flow: "approval-notice",
      data: {},
      papers: [],
      reason: "",
      actor: by,
      ...told,
    });
    const take = (told: Told, key?: Uint8Array): Promise<StepAnswer> => service.take(command(told), key);
    const issue: Told = { step: "issued", by: li, data: { licence: freight, remarks: ["地址待核"], contact: "窗口" } };
    const receive: Told = { step: "received", by: sun, data: { note: "已认领" } };
    const assign: Told = { step: "assigned", by: sun, data: { officer: "wang", others: ["yt-031"] } };
    const check: Told = {
      step: "checked",
      by: wang,
      papers: [record],
      data: { checkedOn: "2026-03-10", result: "normal", findings: "与许可一致" },
    };
    const refused = async (asked: Promise<unknown>): Promise<Refusal> =>
      asked.then(
        () => Promise.reject(new Error("it was not refused")),
        (error: Refusal) => error,
      );

    promise("a letter that was issued is a matter with a number, and the answer says how it stands", async () => {
      const answer = await take(issue);
      expect(answer).toMatchObject({ matter, version: 1, fact: `${matter}/1`, step: "issued", replayed: false });
      expect(answer.documentNumber).toMatch(/〔2026〕1号$/);
      expect(answer.state).toMatchObject({ id: matter, version: 1, documentNumber: answer.documentNumber });
      expect(answer.state!.next).toMatchObject({ authority: bureau.transport });
      expect(answer.state).toEqual((await service.find(matter))!.matter);
    });

    promise("a story that goes through the service is the matter that its owner knows", async () => {
      for (const told of [issue, receive, assign, check]) await take(told);
      const known = await service.find(matter);
      expect(known!.matter).toMatchObject({ version: 4, taken: { issued: 1, received: 1, assigned: 1, checked: 1 } });
      expect(known!.matter.papers).toEqual([record]);
      expect(known!.matter).toEqual((await opened.owner.find(matter))!.matter);
      expect(Buffer.from(known!.key)).toEqual(Buffer.from((await opened.owner.find(matter))!.key));
    });

    promise("facts come in order, byte for byte as they are stored, all or those after a version", async () => {
      for (const told of [issue, receive, assign]) await take(told);
      const stored = await opened.owner.facts(matter);
      expect((await service.facts(matter)).map(plain)).toEqual(stored.map(plain));
      expect((await service.facts(matter, 1)).map(plain)).toEqual(stored.slice(1).map(plain));
      expect(await service.facts(matter, 3)).toEqual([]);
      expect(await service.facts("unknown")).toEqual([]);
      expect(await service.find("unknown")).toBeUndefined();
    });

    promise("the answer carries the fact as it is stored", async () => {
      const { stored } = await take(issue);
      expect(plain(stored)).toEqual(plain((await opened.owner.facts(matter))[0]));
    });

    promise("the same command again gets the first answer and does nothing", async () => {
      const first = await take(issue);
      await take(receive);
      const again = await take(issue);
      expect(again).toMatchObject({ fact: first.fact, documentNumber: first.documentNumber, replayed: true });
      expect(again.state).toBeUndefined();
      expect(await service.facts(matter)).toHaveLength(2);
    });

    promise("a command id that comes with another content is refused", async () => {
      await take(issue);
      const refusal = await refused(take({ ...issue, fingerprint: "0".repeat(64) }));
      expect(refusal).toMatchObject({ name: "Refusal", kind: "invalid", code: "idempotency-key-reused" });
      expect(refusal.text.zh).toContain("幂等键");
    });

    promise("a refusal says why in both languages and what would be possible instead", async () => {
      await take(issue);
      const refusal = await refused(take(check));
      expect(refusal).toMatchObject({ name: "Refusal", kind: "conflict", code: "wrong-status" });
      expect(refusal).toEqual(await refused(opened.owner.take(command(check))));
      expect(refusal.possible.map(({ step }) => step)).toContain("received");
      expect(refusal.possible.every(({ title }) => title.zh !== "" && title.en !== "")).toBe(true);
    });

    promise("a refusal for what is missing names each place", async () => {
      for (const told of [issue, receive, assign]) await take(told);
      const asked = { ...check, papers: [] };
      const refusal = await refused(take(asked));
      expect(refusal.faults).toMatchObject([{ pointer: "/papers", code: "paper-missing" }]);
      expect(refusal).toEqual(await refused(opened.owner.take(command(asked))));
    });

    promise("whoever saw an older version learns at which the matter stands", async () => {
      await take(issue);
      await take(receive);
      expect(await refused(take({ ...assign, expected: 1 }))).toMatchObject({ kind: "version-moved", version: 2 });
      expect(await take({ ...assign, expected: 2 })).toMatchObject({ version: 3 });
    });

    promise("no such flow, no such step, no such matter", async () => {
      expect(await refused(take({ ...issue, flow: "tennis" }))).toMatchObject({ code: "no-such-flow" });
      expect(await refused(take({ ...issue, step: "served", data: { anything: 1 } }))).toMatchObject({
        code: "unknown-step",
      });
      expect(await refused(take(receive))).toMatchObject({ kind: "not-found", code: "no-such-matter" });
      expect(await refused(service.offers(matter, li))).toMatchObject({ kind: "not-found", code: "no-such-matter" });
      expect(await service.facts(matter)).toEqual([]);
    });

    promise("what a person may do is the owner's word, with the reason where they may not", async () => {
      await take(issue);
      for (const actor of [sun, wang, chen, xu, machineOf(bureau.approval), system]) {
        const offers = await service.offers(matter, actor);
        expect(offers).toEqual(await opened.owner.offers(matter, actor));
        expect(offers.map(({ step }) => step)).toContain("received");
      }
      const offers = await service.offers(matter, wang);
      expect(offers.find(({ step }) => step === "received")).toMatchObject({ may: true });
      const not = offers.find(({ step }) => step === "checked")!;
      expect(not).toMatchObject({ may: false, why: { code: "wrong-status" } });
      expect(not.fields.map(({ name: field }) => field)).toContain("checkedOn");
    });

    promise("a step taken by the system says when it was so in law, what caused it and in which chain", async () => {
      const cause = `${derivedId("matter", "cause")}/7`;
      await take({ ...issue, cause, chain: "chain", legalTime: on("03-09", "16:00") });
      const frame = frameOf((await service.facts(matter))[0]!.data);
      expect(frame).toMatchObject({ cause, chain: "chain", legalTime: on("03-09", "16:00") });
      opened.clock.set(on("03-20"));
      await take({ step: "lapsed", by: system, data: { clock: "N2" } });
      expect((await service.find(matter))!.matter.clocks.find(({ code }) => code === "N2")).toMatchObject({
        lapsed: true,
      });
    });

    promise("an officer who acts for an absent one is on the record with whom they cover", async () => {
      await take(issue);
      const deputy: Actor = {
        ...(wang as Extract<Actor, { kind: "officer" }>),
        posts: (sun as Extract<Actor, { kind: "officer" }>).posts.map((post) => ({ ...post, covers: "sun" })),
      };
      await take({ ...receive, by: deputy });
      expect(frameOf((await service.facts(matter, 1))[0]!.data).actor).toMatchObject({ id: "wang", covers: "sun" });
    });

    promise("the key that the opener has chosen is the matter's, and sealed bytes stay as they are", async () => {
      const key = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
      const personal = Uint8Array.from({ length: 256 }, (_, index) => index);
      await take({ ...issue, data: { licence: { ...freight, personal } } }, key);
      const { key: known } = (await service.find(matter))!;
      expect(Buffer.from(known).toString("hex")).toBe(Buffer.from(key).toString("hex"));
      const { step } = ApprovalNoticeFact.decode((await service.facts(matter))[0]!.data);
      const { licence } = step!.value as { licence: { personal: Uint8Array } };
      expect(Buffer.from(licence.personal).toString("hex")).toBe(Buffer.from(personal).toString("hex"));
    });

    promise("of twenty who claim a letter at once one does, and the others are refused", async () => {
      await take(issue);
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => take({ ...receive, id: `claim ${index}` })),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of results) if (result.status === "rejected") expect(result.reason.name).toBe("Refusal");
      expect((await service.find(matter))!.matter.version).toBe(2);
    });

    promise("what the owner has recorded meanwhile is seen at once", async () => {
      await take(issue);
      expect((await service.find(matter))!.matter.version).toBe(1);
      await opened.owner.take(command(receive));
      expect((await service.find(matter))!.matter.version).toBe(2);
      await opened.owner.take(command(assign));
      expect((await take(check)).state).toEqual((await opened.owner.find(matter))!.matter);
    });

    promise("a matter whose facts are larger than any message is read whole", async () => {
      await take(issue);
      for (let time = 1; time <= 12; time += 1) {
        await take({ step: "urged", by: chen, id: `urge ${time}`, data: { message: "催".repeat(300_000) } });
      }
      const facts: Fact[] = await service.facts(matter);
      expect(facts.map(({ version }) => version)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
      expect(facts.reduce((sum, { data }) => sum + data.length, 0)).toBeGreaterThan(8 * 1_048_576);
    });

    promise("the flows are described from their own tables", () => {
      expect(service.flows.map(describeFlow)).toEqual(opened.owner.flows.map(describeFlow));
      return Promise.resolve();
    });
  });
};
