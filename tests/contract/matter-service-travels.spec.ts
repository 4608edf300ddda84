import { TakeRequest } from "@yihan/contracts/service/matter";
import type { Command, FlowFact } from "@yihan/matter";
import { commandIn, requestOf } from "@yihan/matter/calls/command";
import { cast } from "../cast.ts";
import { plain } from "../flows/golden.ts";
import { stories } from "../flows/stories.ts";

const commandTo = ({ frame, step }: FlowFact): Command => ({
  id: "1",
  fingerprint: "f",
  matter: frame!.matter,
  flow: frame!.flow,
  step: step!.$case,
  data: step!.value,
  papers: frame!.papers,
  reason: frame!.reason,
  actor: cast.li,
  expected: frame!.version - 1,
  cause: frame!.cause,
  chain: frame!.chain,
  legalTime: frame!.legalTime,
});

for (const { flow, facts } of stories()) {
  test(`what is asked in each step of ${flow.name} travels to another process as it is`, () => {
    for (const fact of facts) {
      const command = commandTo(fact);
      const bytes = TakeRequest.encode(requestOf(flow, command)).finish();
      const { data, ...rest } = commandIn(flow, TakeRequest.decode(bytes));
      const { data: asked, ...same } = command;
      expect(rest).toEqual(same);
      expect(plain(data)).toEqual(plain(asked));
    }
  });

  test(`what no step of ${flow.name} can hold is refused, and so is a command of nobody`, () => {
    const asked = requestOf(flow, commandTo(facts[0]!));
    for (const data of ["{", "[1]", '"text"', "7", "null"]) {
      expect(() => commandIn(flow, { ...asked, data })).toThrow("malformed-data");
    }
    expect(() => commandIn(flow, { ...asked, actor: undefined })).toThrow("no-actor");
  });
}
