import { toRfc3339 } from "@yihan/kernel";
import type { Parked } from "@yihan/kernel";
import { z } from "zod";

export const parkedSchema = z
  .object({
    group: z.string().meta({ description: "who could not handle the fact" }),
    matter: z.string(),
    version: z.number().meta({ description: "the fact that failed; later ones wait behind it" }),
    reason: z.string(),
    attempts: z.number(),
    since: z.string(),
  })
  .meta({ id: "Parked" });

/** A matter that a group has set aside. */
export const shownParked = ({
  group,
  matter,
  version,
  reason,
  attempts,
  since,
}: Parked): z.output<typeof parkedSchema> => ({ group, matter, version, reason, attempts, since: toRfc3339(since) });

export const operationSchema = z
  .object({
    now: z.string(),
    ready: z.boolean(),
    mode: z.string(),
    upSeconds: z.number(),
    residentBytes: z.number(),
    eventStreams: z.number(),
    log: z.object({
      origin: z.string(),
      entries: z.number().meta({ description: "leaves of the log now" }),
      checkpointSize: z.number(),
      root: z.string(),
      seen: z.string(),
      ageSeconds: z.number().meta({ description: "since the newest checkpoint was first seen here" }),
      keys: z.array(z.object({ vkey: z.string(), name: z.string(), id: z.string() })),
    }),
    readers: z.array(
      z.object({
        group: z.string(),
        lag: z.number().meta({ description: "facts published and not handled yet" }),
        parked: z.number(),
      }),
    ),
    relays: z.array(z.object({ service: z.string(), oldestPendingSeconds: z.number() })),
    silent: z
      .array(z.string())
      .meta({ description: "services that did not answer; their readers and relays are not in the lists" }),
    signIn: z.object({
      way: z.enum(["demo", "issuer", "none"]),
      issuer: z.string().nullable(),
      clientId: z.string().nullable(),
      host: z.string(),
    }),
  })
  .meta({ id: "Operation" });
