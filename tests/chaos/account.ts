import { everyOwner } from "@yihan/all/compose";
import { ApprovalNoticeFact, frameOf } from "@yihan/contracts";
import { dayOf, type EventBus, type Fact, type Parked } from "@yihan/kernel";
import type { Actor, Audit, MatterService, Supervision } from "@yihan/matter";
import { leafNames, LEAF_SIZE, verifyLog } from "@yihan/tlog";
import { openCounty } from "../open-county.ts";
import type { Account, StandingFact } from "./ledger.ts";

const system = { kind: "system", id: "account" } as const;

/** The text of a fact that no other carries; see `moves.ts`. */
const markOf = (fact: Fact): string => {
  if (fact.flow !== "approval-notice") return "";
  const { frame, step } = ApprovalNoticeFact.decode(fact.data);
  if (step?.$case === "issued") return step.value.licence?.documentNumber ?? "";
  if (step?.$case === "violationFound") return step.value.facts;
  return step?.$case === "returned" ? (frame?.reason ?? "") : "";
};

/** What an account is taken of, wherever its services run. */
export interface Accounted {
  /** Every version that was ever put on the bus, by matter. */
  onBus: ReadonlyMap<string, ReadonlySet<number>>;
  services: readonly Pick<MatterService, "facts" | "find" | "flows">[];
  supervision: Pick<Supervision, "ladders" | "findMatter" | "worklist">;
  audit: Pick<Audit, "keys" | "size">;
  readLog(path: string): Promise<Uint8Array | undefined>;
  officer(id: string): Actor;
  parked: readonly Parked[];
}

/** Every fact that was ever put on the bus, by a reader that begins at the first one; twice is once. */
export const versionsOnBus = async (bus: EventBus, group: string): Promise<Map<string, Set<number>>> => {
  const versions = new Map<string, Set<number>>();
  const reader = await bus.subscribe({
    group,
    topics: everyOwner.map(({ name }) => `yihan.${name}`),
    handle: async (facts) => {
      for (const { matter, version } of facts) versions.set(matter, (versions.get(matter) ?? new Set()).add(version));
    },
  });
  await reader.settled();
  await reader.stop();
  return versions;
};

/** Takes down what is there, once everything has settled. */
export const accountOf = async ({
  onBus,
  services,
  supervision,
  audit,
  readLog,
  officer,
  parked,
}: Accounted): Promise<Account> => {
  const tags = new Map<string, number>();
  const verdict = await verifyLog({
    read: readLog,
    vkeys: (await audit.keys()).trim().split("\n"),
    onEntry: (entry) => {
      if (entry.length !== LEAF_SIZE) return;
      const tag = Buffer.from(entry.subarray(0, 32)).toString("hex");
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
    },
  });

  const facts: StandingFact[] = [];
  const notifications: string[] = [];
  const unequal: string[] = [];
  const mine = new Map<string, Set<string>>();
  for (const [matter, versions] of onBus) {
    const stored = (await Promise.all(services.map((service) => service.facts(matter)))).flat();
    if (stored.length !== versions.size)
      unequal.push(`${matter}: ${stored.length} facts stored, ${versions.size} carried`);
    for (const fact of stored) {
      const frame = frameOf(fact.data);
      facts.push({
        matter,
        version: fact.version,
        flow: fact.flow,
        step: fact.step,
        documentNumber: frame.documentNumber,
        mark: markOf(fact),
        cause: frame.cause,
        next: frame.next?.officer ?? "",
        leaves: tags.get(Buffer.from(leafNames(fact.key, fact.version).tag).toString("hex")) ?? 0,
      });
    }
    for (const { fact, officer: told } of await supervision.ladders(matter)) notifications.push(`${fact} ${told}`);
    const owner = services.find(({ flows }) => flows.some(({ name }) => name === stored[0]?.flow));
    const state = (await owner?.find(matter))?.matter;
    const listed = await supervision.findMatter(system, matter);
    if (
      !state ||
      !listed ||
      state.version !== listed.version ||
      state.status !== listed.status ||
      state.next?.officer !== listed.next?.officer
    ) {
      unequal.push(
        `${matter}: is ${state?.status} at ${state?.version}, listed as ${listed?.status} at ${listed?.version}`,
      );
    }
    if (state?.next?.officer && !state.ended)
      mine.set(state.next.officer, (mine.get(state.next.officer) ?? new Set()).add(matter));
  }

  for (const [id, expected] of mine) {
    const listed = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await supervision.worklist(officer(id), "mine", {
        limit: 200,
        ...(cursor !== undefined && { cursor }),
      });
      for (const item of page.items) listed.add(item.id);
      cursor = page.next;
    } while (cursor !== undefined);
    for (const matter of expected)
      if (!listed.has(matter)) unequal.push(`${matter} lacks in the worklist of ${id} on ${dayOf(Date.now())}`);
    for (const matter of listed)
      if (!expected.has(matter)) unequal.push(`${matter} is too much in the worklist of ${id}`);
  }
  return {
    facts,
    notifications,
    unequal,
    parked: parked.map(({ group, matter, reason }) => `${group}: ${matter}: ${reason}`),
    logFault: verdict.ok ? "" : `${verdict.class} ${verdict.detail}`,
    leaves: await audit.size(),
  };
};

/** Opens a data folder that nobody uses, lets everything settle, and takes down what is there. */
export const takeAccount = async (data: string): Promise<Account> => {
  const county = await openCounty(data);
  const { ports, audit, supervision, services } = county;
  try {
    await county.start();
    await county.settled();
    return await accountOf({
      onBus: await versionsOnBus(ports.bus, `account-${process.pid}-${performance.now()}`),
      services,
      supervision: supervision.api,
      audit: audit.api,
      readLog: ports.logStorage.read,
      officer: county.officer,
      parked: (await supervision.subscription()?.parked()) ?? [],
    });
  } finally {
    await county.stop();
  }
};
