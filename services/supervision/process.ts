import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import { remoteTake, supervisionVerbs } from "@yihan/matter";
import { offer } from "@yihan/platform/grpc/offer";
import { OWNERS, type ServiceProcess } from "@yihan/process";
import { supervisionService } from "./service.ts";

/** Supervision in a process of its own: one works, others stand by. */
export const supervisionProcess: ServiceProcess = {
  name: "supervision",
  owns: false,
  single: true,
  compose: async (ground) => {
    const { bus, views, clock, logger } = ground;
    const supervision = await supervisionService({
      bus,
      views,
      clock,
      directory: ground.directory,
      topics: OWNERS.map((name) => `yihan.${name}`),
      take: remoteTake((service) => ground.peer(service, MatterServiceDefinition)),
      logger,
    });
    return {
      parts: [{ name: "supervision", start: async () => (await supervision.start(), supervision.stop) }],
      offered: [offer(SupervisionServiceDefinition, supervisionVerbs(supervision.api), ["gateway", "operator"])],
      measures: [
        {
          name: "yihan_clock_overdue_seconds",
          help: "How long the clock has waited that passed longest ago and is not on the record.",
          read: async () => (await supervision.mostOverdue()) / 1_000,
        },
        {
          name: "yihan_notices_waiting",
          help: "Notices that a channel has not taken yet.",
          read: async () => (await supervision.queues()).reduce((sum, { waiting }) => sum + waiting, 0),
        },
      ],
      // What has passed by now is asked about too: a fact that it leads to is still to come.
      settled: async () => {
        await supervision.api.settled();
        await supervision.tick();
      },
    };
  },
};
