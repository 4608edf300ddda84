import { join } from "node:path";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import type { Fact } from "@yihan/kernel";
import { auditVerbs, remoteMatters } from "@yihan/matter";
import { offer } from "@yihan/platform/grpc/offer";
import { KEEPERS, type ServiceProcess } from "@yihan/process";
import { auditService } from "./service.ts";
import { openSigningKey } from "./signing-key.ts";

/** The audit in a process of its own: one writes the log, others stand by. */
export const auditProcess: ServiceProcess = {
  name: "audit",
  owns: true,
  single: true,
  compose: async (ground) => {
    const { bus, clock, config, failed, papers, store, views } = ground;
    const keepers = KEEPERS.filter((name) => name !== "audit").map((name) =>
      remoteMatters({
        verbs: ground.peer(name, MatterServiceDefinition),
        flows: [],
        directory: ground.directory,
        clock,
      }),
    );
    const factsOf = async (matter: string): Promise<Fact[]> => {
      for (const keeper of keepers) {
        const facts = await keeper.facts(matter);
        if (facts.length > 0) return facts;
      }
      return [];
    };
    const audit = await auditService({
      bus,
      views,
      papers,
      clock,
      factsOf,
      store,
      storage: ground.logStorage,
      signer: await openSigningKey(join(config.data, "keys", "log.key"), config.logOrigin),
      topics: KEEPERS.filter((name) => name !== "audit").map((name) => `yihan.${name}`),
      failed: failed("audit"),
    });
    return {
      parts: [{ name: "audit", start: async () => (await audit.start(), audit.stop) }],
      offered: [offer(AuditServiceDefinition, auditVerbs(audit.api), ["gateway", "operator"])],
      measures: [{ name: "yihan_log_size", help: "Entries of the audit log.", read: audit.api.size }],
      settled: audit.api.settled,
    };
  },
};
