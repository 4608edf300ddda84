import type { Admin, ITopicMetadata } from "kafkajs";
import { pause } from "../pause.ts";
import { publishingClient, type KafkaSettings } from "./client.ts";

export interface TopicPlan {
  topics: readonly string[];
  /** For ever: with another number a matter's later facts would lie elsewhere than its earlier ones. */
  partitions: number;
  /** Copies of each partition; a send is acknowledged by all but one of them at least. */
  replicas: number;
}

const plannedConfig = (replicas: number): { name: string; value: string }[] => [
  // A new group starts at the first fact: nothing in a topic ever runs out.
  { name: "cleanup.policy", value: "delete" },
  { name: "retention.ms", value: "-1" },
  { name: "retention.bytes", value: "-1" },
  { name: "min.insync.replicas", value: String(Math.max(1, replicas - 1)) },
  { name: "unclean.leader.election.enable", value: "false" },
  { name: "max.message.bytes", value: String(2 * 1_048_576) },
];

/** Longest wait until new topics have leaders, and how often to look, in milliseconds. */
const LEADER_LIMIT = 30_000;
const LOOK_EVERY = 100;

/** The topics, once each of their partitions has a leader that serves it. */
const usable = async (admin: Admin, names: string[]): Promise<ITopicMetadata[]> => {
  for (const until = performance.now() + LEADER_LIMIT; ;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      // Asks every leader: metadata names one a moment before it knows of it itself.
      for (const name of names) await admin.fetchTopicOffsets(name);
      return topics;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await pause(LOOK_EVERY, new AbortController().signal);
  }
};

/**
 * Makes the topics that are missing; those that exist stay as they are. Rejects if one exists with another number of
 * partitions. A step of deployment: no service makes a topic by using it.
 */
export const createTopics = async (settings: KafkaSettings, plan: TopicPlan): Promise<{ created: string[] }> => {
  const admin = publishingClient(settings).admin();
  try {
    await admin.connect();
    const names = plan.topics.map((topic) => `${settings.prefix ?? ""}${topic}`);
    const existing = new Set(await admin.listTopics());
    const missing = names.filter((name) => !existing.has(name));
    if (missing.length > 0) {
      await admin.createTopics({
        // kafkajs' own wait ends with an error where the news of a topic takes a moment to reach its broker.
        waitForLeaders: false,
        topics: missing.map((topic) => ({
          topic,
          numPartitions: plan.partitions,
          replicationFactor: plan.replicas,
          configEntries: plannedConfig(plan.replicas),
        })),
      });
    }
    for (const { name, partitions } of await usable(admin, names)) {
      if (partitions.length !== plan.partitions)
        throw new Error(`topic ${name} has ${partitions.length} partitions, not ${plan.partitions}: they can't change`);
    }
    return { created: missing };
  } finally {
    await admin.disconnect();
  }
};
