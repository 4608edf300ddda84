import { toRfc3339, type Language } from "@yihan/kernel";
import type { Notification } from "@yihan/matter";
import { z } from "zod";
import { shownInstant } from "./instant.ts";
import type { FindFlow } from "./matter.ts";
import { shownRoute, shownRouteSchema } from "./route.ts";

export const shownNotificationSchema = z
  .object({
    id: z.string(),
    fact: z.string(),
    matter: z.string(),
    chain: z.string(),
    flow: z.string(),
    step: z.string(),
    stepTitle: z.string(),
    officer: z.string(),
    channel: z.string(),
    kind: z.string().meta({ description: "to-act, told, lapsed, urged or escalated" }),
    title: z.string(),
    documentNumber: z.string(),
    route: shownRouteSchema.nullable(),
    sent: z.string(),
    delivered: z.string().nullable(),
    read: z.string().nullable(),
    accepted: z.string().nullable(),
  })
  .meta({ id: "Notification" });

/** What an officer was told, and how far it has come. */
export const shownNotification = (
  told: Notification,
  flowOf: FindFlow,
  language: Language,
): z.output<typeof shownNotificationSchema> => ({
  id: told.id,
  fact: told.fact,
  matter: told.matter,
  chain: told.chain,
  flow: told.flow,
  step: told.step,
  stepTitle: flowOf(told.flow)?.steps[told.step]?.title[language] ?? told.step,
  officer: told.officer,
  channel: told.channel,
  kind: told.kind,
  title: told.title,
  documentNumber: told.documentNumber,
  route: shownRoute(told.route, language),
  sent: toRfc3339(told.sent),
  delivered: shownInstant(told.delivered),
  read: shownInstant(told.read),
  accepted: shownInstant(told.accepted),
});
