import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { matterService, matterVerbs, runReactions, type Flow, type MatterService, type Reaction } from "@yihan/matter";
import { span, traceparentOf, type Part } from "@yihan/platform";
import { offer, type Offered } from "@yihan/platform/grpc/offer";
import type { Ground } from "./service-process.ts";

/** A service that owns matters: its flows, and what it does of itself when others have done something. */
export interface Owner {
  name: string;
  flows: readonly Flow[];
  reactions: readonly Reaction[];
}

/** Who may take steps and read facts: people's and machines' way in, the clocks, and the audit for its exports. */
const CALLERS = ["gateway", "supervision", "audit", "operator"];

/** The part of an owner's process that every owner has. */
export interface OwnerParts {
  service: MatterService;
  parts: readonly Part[];
  offered: readonly Offered[];
}

/** An owner's matters and its reactions, over what the process stands on. */
export const ownerParts = ({ name, flows, reactions }: Owner, ground: Ground): OwnerParts => {
  const service = matterService({
    service: name,
    flows,
    store: ground.store,
    directory: ground.directory,
    clock: ground.clock,
    traceparent: traceparentOf,
    alone: false,
  });
  const take: MatterService["take"] = (command, key) =>
    span("matter.take", { flow: command.flow, step: command.step }, () => service.take(command, key));
  const reacting: Part = {
    name: `reactions of ${name}`,
    start: async () => {
      const subscription = await runReactions({
        bus: ground.bus,
        service: name,
        group: `reactions-${name}`,
        reactions,
        take,
      });
      return () => subscription.stop();
    },
  };
  return {
    service,
    parts: reactions.length > 0 ? [reacting] : [],
    offered: [offer(MatterServiceDefinition, matterVerbs({ ...service, take }), CALLERS)],
  };
};
