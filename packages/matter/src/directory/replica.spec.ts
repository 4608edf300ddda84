import { directory as contract } from "@yihan/contracts";
import type { Fact } from "@yihan/kernel";
import { rows } from "./fixture.ts";
import { directoryReplica } from "./replica.ts";

const fact = (version: number, change: string, part: number, parts: number, officer: string): Fact => ({
  matter: "d",
  version,
  service: "directory",
  flow: "directory",
  step: "changed",
  chain: "d",
  lane: "ordinary",
  time: 0,
  key: new Uint8Array(32),
  command: `${change}/${part}`,
  fingerprint: "",
  data: contract.DirectoryFact.encode(
    contract.DirectoryFact.fromPartial({
      step: { $case: "changed", value: { change, part, parts, ...rows({ officers: [{ id: officer }] }) } },
    }),
  ).finish(),
});

const officers = (replica: ReturnType<typeof directoryReplica>): string[] => [...replica.current().officers.keys()];

describe("a replica", () => {
  test("takes each fact once, however often it is delivered", () => {
    const replica = directoryReplica();
    const facts = [fact(1, "a", 1, 1, "wang"), fact(2, "b", 1, 1, "zhao")];
    replica.take(facts);
    replica.take(facts);
    expect(officers(replica)).toEqual(["wang", "zhao"]);
    expect(replica.current().version).toBe(2);
  });

  test("applies a change in parts when the last part is there, as one change", () => {
    const replica = directoryReplica();
    replica.take([fact(1, "a", 1, 2, "wang")]);
    expect(officers(replica)).toEqual([]);
    expect([replica.seen(), replica.current().version]).toEqual([1, 0]);
    replica.take([fact(2, "a", 2, 2, "zhao")]);
    expect(officers(replica)).toEqual(["wang", "zhao"]);
    expect(replica.current().version).toBe(1);
  });

  test("drops the parts of a change that was given up when another begins", () => {
    const replica = directoryReplica();
    replica.take([fact(1, "a", 1, 2, "wang"), fact(2, "b", 1, 1, "zhao")]);
    expect(officers(replica)).toEqual(["zhao"]);
    expect(() => replica.take([fact(3, "a", 2, 2, "sun")])).toThrow("part 2 of directory change a came after part 0");
  });

  test("leaves the facts of other flows alone and stops at a gap", () => {
    const replica = directoryReplica();
    replica.take([{ ...fact(7, "a", 1, 1, "wang"), flow: "approval-notice" }]);
    expect(() => replica.take([fact(1, "a", 1, 1, "wang"), fact(3, "c", 1, 1, "sun")])).toThrow(
      "directory fact 3 came after 1",
    );
    expect(officers(replica)).toEqual(["wang"]);
  });

  test("a directory handed out earlier stays as it was", () => {
    const replica = directoryReplica();
    const before = replica.current();
    replica.take([fact(1, "a", 1, 1, "wang")]);
    expect(before.officers.size).toBe(0);
  });
});
