import { noSuchGroup, type Operation } from "@yihan/matter";
import type { Relay } from "@yihan/platform";
import type { FollowedBus } from "./followed-bus.ts";

export interface OwnOperationParts {
  readers: FollowedBus["readers"];
  /** The relays that run now, by the service whose facts they carry. */
  relays: () => Readonly<Record<string, Pick<Relay, "oldestPendingAge">>>;
}

/** What this process reads and carries. */
export const ownOperation = ({ readers, relays }: OwnOperationParts): Operation => ({
  state: async () => ({
    readers: await Promise.all(
      readers().map(async ({ group, subscription }) => ({
        group,
        lag: await subscription.lag(),
        parked: await subscription.parked(),
      })),
    ),
    relays: await Promise.all(
      Object.entries(relays()).map(async ([service, { oldestPendingAge }]) => ({
        service,
        oldestPendingAge: await oldestPendingAge(),
      })),
    ),
    silent: [],
  }),
  redrive: async (group, matter) => {
    const reader = readers().find((one) => one.group === group);
    if (!reader) throw noSuchGroup(group);
    await reader.subscription.redrive(matter);
  },
});
