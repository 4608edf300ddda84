import { AuditFact, Frame, type Frame as FrameShape } from "@yihan/contracts";
import { derivedId, newId, newMatterKey, sha256Hex, VersionTaken, type Clock, type EventStore } from "@yihan/kernel";
import type { Actor } from "@yihan/matter";

/** The audit service's own streams: one of readings for each matter read, one of what administrators did. */
export interface Reads {
  record(reader: Actor, matter: string, what: string, detail: string): Promise<void>;
  administered(actor: Actor, action: string, detail: string): Promise<void>;
  /** Id of the stream of readings of a matter. */
  streamOf(matter: string): string;
}

const ADMINISTRATION = derivedId("audit", "administration");
const CACHED = 2_000;

interface Standing {
  version: number;
  key: Uint8Array;
}

export const openReads = (store: EventStore, clock: Clock): Reads => {
  // The last version and the key of streams written lately; at most CACHED, oldest out first.
  const known = new Map<string, Standing>();
  // Looked up once for all who ask at the same time: a stream that begins has one key, whoever begins it.
  const asked = new Map<string, Promise<Standing>>();

  const lookedUp = async (stream: string): Promise<Standing> => {
    const facts = await store.read(stream);
    return { version: facts.length, key: facts[0]?.key ?? newMatterKey() };
  };
  const standing = async (stream: string): Promise<Standing> => {
    const cached = known.get(stream);
    if (cached) return cached;
    const mine = asked.get(stream) ?? lookedUp(stream).finally(() => asked.delete(stream));
    asked.set(stream, mine);
    const found = await mine;
    return known.get(stream) ?? found;
  };

  const append = async (
    stream: string,
    flow: string,
    actor: Actor,
    step: NonNullable<AuditFact["step"]>,
  ): Promise<void> => {
    for (;;) {
      const { version, key } = await standing(stream);
      const now = clock.now();
      const command = newId(now);
      const frame: FrameShape = Frame.fromPartial({
        matter: stream,
        version: version + 1,
        chain: stream,
        flow,
        step: step.$case,
        status: "recorded",
        lane: "ordinary",
        actor: {
          kind: actor.kind,
          id: actor.id,
          name: actor.kind === "system" ? "" : actor.name,
          authority: actor.kind === "system" ? "" : actor.authority,
        },
        legalTime: now,
        recordedTime: now,
      });
      const data = AuditFact.encode({ frame, step }).finish();
      // Claimed before the wait, so that two readings at once do not race for one version.
      known.delete(stream);
      known.set(stream, { version: version + 1, key });
      if (known.size > CACHED) known.delete(known.keys().next().value!);
      try {
        await store.append({
          matter: stream,
          version: version + 1,
          service: "audit",
          flow,
          step: step.$case,
          chain: stream,
          lane: "ordinary",
          time: now,
          key,
          command,
          fingerprint: sha256Hex(data),
          data,
        });
        return;
      } catch (error) {
        known.delete(stream);
        if (!(error instanceof VersionTaken)) throw error;
      }
    }
  };

  const streamOf = (matter: string): string => derivedId("reads", matter);
  return {
    streamOf,
    record: (reader, matter, what, detail) =>
      append(streamOf(matter), "read-audit", reader, { $case: "read", value: { matter, what, detail } }),
    administered: (actor, action, detail) =>
      append(ADMINISTRATION, "administration", actor, { $case: "administered", value: { action, detail } }),
  };
};
