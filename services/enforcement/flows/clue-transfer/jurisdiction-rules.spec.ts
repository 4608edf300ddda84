import { bureau, cast, on } from "../../../../tests/cast.ts";
import { received, refusedOnce, refusedTwice, codes } from "./given.ts";

const { wang, zhao, xu, he } = cast;

describe("jurisdiction", () => {
  test("a refusal needs a reason and another authority that is known", () => {
    const told = {
      step: "refused",
      by: zhao,
      at: on("04-13"),
      data: { ground: "no-jurisdiction", proposed: bureau.market },
    };
    expect(received().refusal(told).code).toBe("reason-missing");
    expect(received().refusal({ ...told, reason: "无管辖权", data: { ...told.data, proposed: "NOBODY" } }).code).toBe(
      "unknown-authority",
    );
    expect(
      received().refusal({ ...told, reason: "无管辖权", data: { ...told.data, proposed: bureau.enforcement } }).code,
    ).toBe("proposes-itself");
  });

  test("refused once it goes back to the sender, who sends it to another bureau within three working days", () => {
    const story = refusedOnce();
    expect(story.matter.next?.officer).toBe("wang");
    expect(codes(story)).toEqual(["X1#2"]);
    expect(
      story.refusal({ step: "rerouted", by: wang, at: on("04-14"), data: { authority: bureau.enforcement } }).code,
    ).toBe("refused-before");
    const again = story.when({ step: "rerouted", by: wang, at: on("04-14"), data: { authority: bureau.market } });
    expect(again.matter.parties["enforcer"]?.authority).toBe(bureau.market);
    expect(again.matter.next?.officer).toBe("yt-036");
    expect(codes(again)).toEqual(["XR#2"]);
  });

  test("the second refusal stands with the judicial bureau", () => {
    const story = refusedTwice();
    expect(story.matter.status).toBe("disputed");
    expect(story.matter.next?.officer).toBe("xu");
    expect(story.matter.copies).toContain(bureau.justice);
    expect(codes(story)).toEqual([]);
    expect(story.last.frame?.openings.map(({ flow }) => flow)).toEqual(["dispute"]);
    expect(story.last.step?.value).toMatchObject({
      first: bureau.enforcement,
      other: bureau.market,
      waiting: bureau.transport,
    });
  });

  test("the bureau that the judicial bureau names can't refuse any more", () => {
    const story = refusedTwice().when({
      step: "settled",
      by: xu,
      at: on("04-17"),
      data: { outcome: "reopened", authority: bureau.enforcement, opinion: "由综合执法局管辖" },
    });
    expect(story.matter.status).toBe("sent");
    expect(story.matter.parties["enforcer"]?.authority).toBe(bureau.enforcement);
    const again = story.when({ step: "received", by: zhao, at: on("04-20"), data: {} });
    expect(
      again.refusal({
        step: "refused",
        by: zhao,
        at: on("04-21"),
        reason: "无管辖权",
        data: { ground: "no-jurisdiction", proposed: bureau.market },
      }).code,
    ).toBe("designated");
  });

  test("a refusal that is upheld without naming anybody ends the clue", () => {
    const story = refusedTwice().when({
      step: "settled",
      by: he,
      at: on("04-17"),
      data: { outcome: "upheld", authority: "", opinion: "属日常管理事项，不构成违法" },
    });
    expect(story.matter.status).toBe("closed");
    expect(story.matter.ended).toBe(true);
    expect(story.matter.clocks).toEqual([]);
  });

  test("a settlement names an authority that exists", () => {
    expect(
      refusedTwice().refusal({
        step: "settled",
        by: xu,
        at: on("04-17"),
        data: { outcome: "reopened", authority: "NOBODY", opinion: "…" },
      }).code,
    ).toBe("unknown-authority");
  });
});
