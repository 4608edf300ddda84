import type { EventBus, Subscription } from "@yihan/kernel";

/** A bus that knows who reads from it. */
export interface FollowedBus {
  bus: EventBus;
  /** The groups that read now, in the order of their names. */
  readers(): { group: string; subscription: Subscription }[];
}

/** Follows who subscribes, so that the operator sees every group and not only those that somebody thought of. */
export const followedBus = (bus: EventBus): FollowedBus => {
  const reading = new Map<string, Subscription>();
  return {
    bus: {
      ...bus,
      subscribe: async (subscriber) => {
        const subscription = await bus.subscribe(subscriber);
        reading.set(subscriber.group, subscription);
        return {
          ...subscription,
          stop: async () => {
            reading.delete(subscriber.group);
            await subscription.stop();
          },
        };
      },
    },
    readers: () => [...reading.keys()].toSorted().map((group) => ({ group, subscription: reading.get(group)! })),
  };
};
